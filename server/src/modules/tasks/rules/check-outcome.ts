import type { Field } from '@hetang/contract/plan/kinds/fields';
import type { TagGroup } from '@hetang/contract/plan/kinds/tags';
import type { Scalar } from '@hetang/contract/plan/values';

/** What a task's outcome says about the contact. */
export interface Outcome {
  /** `group/value` */
  tags: readonly string[];
  fields: Readonly<Record<string, Scalar>>;
}

/** What of the plan an outcome may name. */
export interface OutcomePlan {
  tags: Readonly<Record<string, TagGroup>>;
  fields: Readonly<Record<string, Field>>;
}

export interface OutcomeProblem {
  /** Where in the request. */
  field: string;
  problem: string;
}

/** The first thing in an outcome that the plan does not know or allow, or null. */
export function checkOutcome(outcome: Outcome, plan: OutcomePlan): OutcomeProblem | null {
  for (const [nr, ref] of outcome.tags.entries()) {
    const [group = '', value = '', more] = ref.split('/');
    const values = own(plan.tags, group)?.values;
    if (more !== undefined || !values || !own(values, value))
      return { field: `tags[${nr}]`, problem: `${ref}: no such tag in the plan / 方案中没有这个标签` };
  }
  const chosen = outcome.tags.map((ref) => ref.split('/')[0] ?? '');
  const twice = chosen.find(
    (group, nr) => own(plan.tags, group)?.choose === 'one' && chosen.indexOf(group) !== nr,
  );
  if (twice !== undefined)
    return { field: 'tags', problem: `${twice}: choose one value / 该标签组只能选一个` };
  for (const [key, value] of Object.entries(outcome.fields)) {
    const problem = checkField(own(plan.fields, key), value);
    if (problem) return { field: `fields.${key}`, problem };
  }
  return null;
}

function checkField(field: Field | undefined, value: Scalar): string | null {
  if (!field) return 'no such field in the plan / 方案中没有这个字段';
  if (field.type === 'number') return typeof value === 'number' ? null : 'must be a number / 应为数字';
  if (typeof value !== 'string') return 'must be a text / 应为文本';
  if (field.type === 'choice' && !field.values?.includes(value))
    return `must be one of / 应为其中之一: ${field.values?.join(', ') ?? ''}`;
  if (field.type === 'date' && !isDate(value)) return 'must be a date such as / 应为日期,如 2026-06-30';
  return null;
}

function isDate(text: string): boolean {
  const at = /^\d{4}-\d{2}-\d{2}$/.test(text) ? new Date(`${text}T00:00:00Z`) : null;
  return at !== null && !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text);
}

function own<T>(map: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(map, key) ? map[key] : undefined;
}
