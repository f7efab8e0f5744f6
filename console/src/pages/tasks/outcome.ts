import type { Reference } from '@hetang/contract/http/reference';
import type { TaskOutcome } from '../../api/work.ts';

export type TagGroup = Reference['tagGroups'][number];
export type Field = Reference['fields'][number];

/** One thing that a task's outcome fills in, found in the plan or not. */
export type Fill =
  | { kind: 'tag-group'; key: string; group: TagGroup }
  | { kind: 'field'; key: string; field: Field }
  | { kind: 'unknown'; key: string };

/** What the form holds. */
export interface OutcomeValues {
  note?: string;
  tags?: Record<string, string | string[] | undefined>;
  fields?: Record<string, string | number | null | undefined>;
}

/** Finds what `tag-group/x` and `field/y` stand for. */
export function resolveFills(
  fills: readonly string[],
  reference: Pick<Reference, 'tagGroups' | 'fields'>,
): Fill[] {
  return fills.map((fill): Fill => {
    const [kind, key = ''] = fill.split('/');
    const group = kind === 'tag-group' ? reference.tagGroups.find((known) => known.key === key) : undefined;
    if (group) return { kind: 'tag-group', key: fill, group };
    const field = kind === 'field' ? reference.fields.find((known) => known.key === key) : undefined;
    if (field) return { kind: 'field', key: fill, field };
    return { kind: 'unknown', key: fill };
  });
}

/** The form's values as the request: tags as `group/value`, empty fields left out. */
export function toOutcome(values: OutcomeValues): TaskOutcome {
  const tags = Object.entries(values.tags ?? {}).flatMap(([group, chosen]) =>
    [chosen ?? []].flat().map((value) => `${group}/${value}`),
  );
  const fields: Record<string, string | number> = {};
  for (const [key, value] of Object.entries(values.fields ?? {})) {
    const kept = typeof value === 'string' ? value.trim() : value;
    if (kept !== undefined && kept !== null && kept !== '') fields[key] = kept;
  }
  return { note: values.note?.trim() ?? '', tags, fields };
}
