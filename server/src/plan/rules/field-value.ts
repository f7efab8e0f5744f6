import type { FieldLeaf } from '@hetang/contract/plan/condition';
import type { Field } from '@hetang/contract/plan/kinds/fields';
import type { Plan } from '@hetang/contract/plan/registry';
import { dateSchema, type Scalar } from '@hetang/contract/plan/values';
import type { Hit, Path, Rule, Text } from './rule.ts';
import { leavesOf } from './shared/conditions.ts';
import { nearest } from './shared/nearest.ts';
import { allSteps } from './shared/steps.ts';

/** What is put into a field or compared with it must be a value that the field can have. */
export const fieldValue: Rule = {
  id: 'field-value',
  theme: 'users',
  severity: 'error',
  title: { zh: '字段的值', en: 'Values of a field' },
  why: {
    zh: '类型不符的值写不进客户资料，比较时也永远不成立。',
    en: 'A value of another type cannot be stored, and a comparison with it never holds.',
  },
  problem: { zh: '字段“{field}”{why}', en: 'The field `{field}` {why}' },
  hint: { zh: '看看 fields 里它的 type 和 values', en: 'See its `type` and `values` under `fields`' },
  good: `
fields: { level: { name: 级别, type: choice, values: [普通, 资深] } }
journeys: { j: { name: 旅程, start: { event: a.b }, steps: [{ set: { level: 资深 } }] } }`,
  bad: `
fields: { level: { name: 级别, type: choice, values: [普通, 资深] } }
journeys: { j: { name: 旅程, start: { event: a.b }, steps: [{ set: { level: 专家 } }] } }`,
  check: ({ plan }) => [...setValues(plan), ...comparedValues(plan)],
};

function setValues(plan: Plan): Hit[] {
  return allSteps(plan).flatMap(({ step, path }) =>
    'set' in step
      ? Object.entries(step.set).flatMap(([field, value]) =>
          misfit(plan, field, value, [...path, 'set', field]),
        )
      : [],
  );
}

function comparedValues(plan: Plan): Hit[] {
  return leavesOf(plan).flatMap(({ value: leaf, path }) => {
    if (!('field' in leaf)) return [];
    const inList = (leaf.in ?? []).flatMap((value, i) => misfit(plan, leaf.field, value, [...path, 'in', i]));
    const is = leaf.is === undefined ? [] : misfit(plan, leaf.field, leaf.is, [...path, 'is']);
    return [...is, ...inList, ...oddComparison(plan, leaf, path)];
  });
}

/** More and less are asked of numbers only. */
function oddComparison(plan: Plan, leaf: FieldLeaf, path: Path): Hit[] {
  const bound = (['at-least', 'at-most'] as const).find((key) => leaf[key] !== undefined);
  const type = fieldOf(plan, leaf.field)?.type;
  if (bound === undefined || type === undefined || type === 'number') return [];
  return [{ path: [...path, bound], args: { field: leaf.field, why: notANumber } }];
}

const notANumber: Text = { zh: '不是数字，不能比大小', en: 'is no number and has no more or less' };

function fieldOf(plan: Plan, key: string): Field | undefined {
  return Object.hasOwn(plan.fields, key) ? plan.fields[key] : undefined;
}

function misfit(plan: Plan, key: string, value: Scalar, path: Path): Hit[] {
  const field = fieldOf(plan, key);
  if (!field || fits(field, value)) return [];
  const why = { zh: `不能是“${value}”`, en: `cannot be "${value}"` };
  const meant = typeof value === 'string' ? nearest(value, field.values ?? []) : undefined;
  const hint = { zh: `是不是想写 ${meant}？`, en: `Did you mean ${meant}?` };
  return [{ path, args: { field: key, why }, ...(meant !== undefined && { hint }) }];
}

function fits({ type, values }: Field, value: Scalar): boolean {
  if (type === 'number') return typeof value === 'number';
  if (typeof value !== 'string') return false;
  if (type === 'date') return dateSchema.safeParse(value).success;
  return type !== 'choice' || values === undefined || values.includes(value);
}
