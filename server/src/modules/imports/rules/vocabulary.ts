import type { ContactMapping } from '@hetang/contract/imports/mapping';
import { type TagGroup, tagValueName } from '@hetang/contract/plan/kinds/tags';
import type { Plan } from '@hetang/contract/plan/registry';
import { nearest } from '../../../plan/rules/shared/nearest.ts';

/** What the plan in force lets rows of a contact file say. */
export interface Vocabulary {
  /** Type and values of each field that the mapping fills. */
  fields: ReadonlyMap<string, { type: string; values: ReadonlySet<string> | null }>;
  /** For each tag column of the mapping: what a cell may say → `group/value`. */
  tags: readonly ReadonlyMap<string, string>[];
}

/** A field, tag group or tag of the mapping that the plan does not have. */
export interface Stranger {
  what: 'field' | 'tag-group' | 'tag';
  key: string;
  meant: string | undefined;
}

/** Looks up every name of the mapping in the plan; strangers are what it does not know. */
export function makeVocabulary(
  mapping: ContactMapping,
  plan: Plan,
): { vocabulary: Vocabulary; strangers: Stranger[] } {
  const strangers: Stranger[] = [];
  const fields = new Map<string, { type: string; values: ReadonlySet<string> | null }>();
  for (const key of Object.keys(mapping.contact.fields)) {
    const field = Object.hasOwn(plan.fields, key) ? plan.fields[key] : undefined;
    if (field) fields.set(key, { type: field.type, values: field.values ? new Set(field.values) : null });
    else strangers.push({ what: 'field', key, meant: nearest(key, Object.keys(plan.fields)) });
  }
  const tags = mapping.contact.tags.map((tag) => {
    if (tag.group === undefined) return everyTag(plan);
    const group = Object.hasOwn(plan.tags, tag.group) ? plan.tags[tag.group] : undefined;
    if (group) return tag.values ? translated(tag, group, strangers) : tagsOf(tag.group, group);
    strangers.push({ what: 'tag-group', key: tag.group, meant: nearest(tag.group, Object.keys(plan.tags)) });
    return new Map<string, string>();
  });
  return { vocabulary: { fields, tags }, strangers };
}

/** A cell may say the name or the key of a value; where one value's name is another's key, the key counts. */
function tagsOf(key: string, group: TagGroup): Map<string, string> {
  const values = Object.keys(group.values);
  return new Map([
    ...values.map((value) => [tagValueName(group, value) ?? value, `${key}/${value}`] as const),
    ...values.map((value) => [value, `${key}/${value}`] as const),
  ]);
}

function everyTag(plan: Plan): Map<string, string> {
  const refs = Object.entries(plan.tags).flatMap(([group, spec]) =>
    Object.keys(spec.values).map((value) => `${group}/${value}`),
  );
  return new Map(refs.map((ref) => [ref, ref]));
}

type TagColumn = ContactMapping['contact']['tags'][number];

function translated(tag: TagColumn, group: TagGroup, strangers: Stranger[]): Map<string, string> {
  const cells = new Map<string, string>();
  for (const [cell, value] of Object.entries(tag.values ?? {})) {
    const key = `${tag.group}/${value}`;
    if (Object.hasOwn(group.values, value)) cells.set(cell, key);
    else strangers.push({ what: 'tag', key, meant: nearest(value, Object.keys(group.values)) });
  }
  return cells;
}
