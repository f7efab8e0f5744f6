import type { Plan } from '@hetang/contract/plan/registry';
import type { IncomingEvent } from '../../contacts/api.ts';

/** What an import looks at of a contact. */
export interface ContactFacts {
  id: number;
  name: string | null;
  fields: Readonly<Record<string, unknown>>;
  tags: readonly { ref: string; source: string }[];
}

/** What a row changes: what stood there, and what it puts there. Tags of a group of one take the place of others. */
export interface ContactChange {
  name: { from: string | null; to: string } | null;
  fields: Record<string, { from: unknown; to: unknown }>;
  tags: { added: string[]; removed: { ref: string; source: string }[] };
}

/** What the events of one row change of a contact as it stands, and how it stands then. */
export function changeOf(
  facts: ContactFacts,
  events: readonly IncomingEvent[],
  { plan, source }: { plan: Plan | null; source: string },
): { change: ContactChange; after: ContactFacts } {
  const { name, fields } = profileOf(events);
  const tags = tagChange(facts, events, plan);
  const changed = Object.entries(fields).filter(([key, value]) => facts.fields[key] !== value);
  const change: ContactChange = {
    name: name !== null && name !== facts.name ? { from: facts.name, to: name } : null,
    fields: Object.fromEntries(changed.map(([key, to]) => [key, { from: facts.fields[key] ?? null, to }])),
    tags,
  };
  const gone = new Set(tags.removed.map(({ ref }) => ref));
  const after: ContactFacts = {
    id: facts.id,
    name: name ?? facts.name,
    fields: { ...facts.fields, ...fields },
    tags: [...facts.tags.filter(({ ref }) => !gone.has(ref)), ...tags.added.map((ref) => ({ ref, source }))],
  };
  return { change, after };
}

export function isEmpty({ name, fields, tags }: ContactChange): boolean {
  return name === null && Object.keys(fields).length + tags.added.length + tags.removed.length === 0;
}

function profileOf(events: readonly IncomingEvent[]): {
  name: string | null;
  fields: Record<string, unknown>;
} {
  const props = events.find((event) => event.name === 'contact.updated')?.props ?? {};
  return {
    name: typeof props.name === 'string' ? props.name : null,
    fields: (props.fields ?? {}) as Record<string, unknown>,
  };
}

function tagChange(
  { tags }: ContactFacts,
  events: readonly IncomingEvent[],
  plan: Plan | null,
): ContactChange['tags'] {
  const props = events.find((event) => event.name === 'contact.tags-set')?.props ?? {};
  const wanted = (props.add ?? []) as string[];
  const has = new Set(tags.map(({ ref }) => ref));
  const added = wanted.filter((ref) => !has.has(ref));
  const alone = new Set(added.map(groupOf).filter((group) => plan?.tags[group]?.choose === 'one'));
  return { added, removed: tags.filter(({ ref }) => alone.has(groupOf(ref)) && !added.includes(ref)) };
}

const groupOf = (ref: string): string => ref.split('/')[0] ?? '';
