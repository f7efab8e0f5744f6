import type { LogEntry } from '../../../kernel/log/append.ts';
import type { ContactChange, ContactFacts } from './contact-change.ts';

export interface UndoTelling {
  run: number;
  by: string;
  at: Date;
}

/** By whose word the tags of an import stand. */
export const sourceOf = (run: number): string => `import:${run}`;

/** The changes of one contact by several rows as one: what stood there first, what stood there last. */
export function mergeChanges(changes: readonly ContactChange[]): ContactChange {
  const merged: ContactChange = { name: null, fields: {}, tags: { added: [], removed: [] } };
  for (const { name, fields, tags } of changes) {
    if (name) merged.name = { from: merged.name ? merged.name.from : name.from, to: name.to };
    for (const [key, { from, to }] of Object.entries(fields))
      merged.fields[key] = { from: merged.fields[key] ? merged.fields[key].from : from, to };
    // What a later row of the same import took away again is not to be put back.
    const own = new Set(merged.tags.added);
    merged.tags.removed.push(...tags.removed.filter(({ ref }) => !own.has(ref)));
    merged.tags.added.push(...tags.added);
  }
  return merged;
}

/**
 * What the log is told to put back what an import changed. The engine looks, at that place of the log, whether it still
 * stands; what somebody changed since is left.
 */
export function undoEntries(
  contactId: number,
  change: ContactChange,
  { run, by, at }: UndoTelling,
): LogEntry[] {
  const source = sourceOf(run);
  const common = { contactId, at, source: `undo:${source}` };
  const fields = Object.entries(change.fields);
  const profile = {
    ...(change.name ? { name: change.name.from } : {}),
    ...(fields.length > 0 ? { fields: pick(fields, 'from') } : {}),
    undo: {
      ...(change.name ? { name: change.name.to } : {}),
      ...(fields.length > 0 ? { fields: pick(fields, 'to') } : {}),
    },
  };
  const { added, removed } = change.tags;
  const sources = [...new Set(removed.map((tag) => tag.source))];
  const sets = [
    // Not by the word of the import: a tag that is put back is none that somebody refuses.
    { add: [] as string[], remove: added, source: `undo:${source}` },
    ...sources.map((from) => ({
      add: removed.filter((tag) => tag.source === from).map((tag) => tag.ref),
      remove: [] as string[],
      source: from,
    })),
  ].filter(({ add, remove }) => add.length + remove.length > 0);
  return [
    ...(change.name || fields.length > 0
      ? [
          {
            ...common,
            name: 'contact.updated',
            props: { ...profile, by },
            dedupe: `${source}:undo:${contactId}`,
          },
        ]
      : []),
    ...sets.map((set, nr) => ({
      ...common,
      name: 'contact.tags-set',
      props: { ...set, undo: source, by },
      dedupe: `${source}:undo:${contactId}:${nr}`,
    })),
  ];
}

const pick = (fields: readonly [string, { from: unknown; to: unknown }][], side: 'from' | 'to') =>
  Object.fromEntries(fields.map(([key, change]) => [key, change[side] ?? null]));

/** Whether everything that the import put there still stands. */
export function stillStands(
  facts: ContactFacts,
  { name, fields, tags }: ContactChange,
  run: number,
): boolean {
  const source = sourceOf(run);
  return (
    (name === null || facts.name === name.to) &&
    Object.entries(fields).every(([key, { to }]) => facts.fields[key] === to) &&
    tags.added.every((ref) => facts.tags.some((tag) => tag.ref === ref && tag.source === source))
  );
}
