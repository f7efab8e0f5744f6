import type { Field } from '@hetang/contract/plan/kinds/fields';
import type { Hit, Rule, Text } from './rule.ts';

/** A choice needs something to choose from; other types take no list. */
export const fieldChoices: Rule = {
  id: 'field-choices',
  theme: 'users',
  severity: 'error',
  title: { zh: '字段的选项', en: 'Choices of a field' },
  why: {
    zh: '单选字段要有可选的值；其他类型写了也不起作用。',
    en: 'A choice needs something to choose from; on other types the list does nothing.',
  },
  problem: { zh: '字段“{field}”{why}', en: 'The field `{field}` {why}' },
  hint: {
    zh: '类型 choice 要有 values，其他类型不要写',
    en: 'The type `choice` has `values`; other types have none',
  },
  good: `
fields: { level: { name: 级别, type: choice, values: [普通, 资深] } }
journeys: { j: { name: 旅程, start: { event: a.b }, steps: [{ set: { level: 普通 } }] } }`,
  bad: `
fields: { level: { name: 级别, type: choice } }
journeys: { j: { name: 旅程, start: { event: a.b }, steps: [{ set: { level: 普通 } }] } }`,
  check: ({ plan }) =>
    Object.entries(plan.fields).flatMap(([field, spec]): Hit[] => {
      const why = problemOf(spec);
      return why ? [{ path: ['fields', field], at: 'key', args: { field, why } }] : [];
    }),
};

function problemOf({ type, values }: Field): Text | undefined {
  if (type !== 'choice')
    return values && { zh: '不是单选，却写了 values', en: 'is no choice but has `values`' };
  if (!values) return { zh: '是单选，却没有 values', en: 'is a choice without `values`' };
  const repeated = values.find((value, i) => values.indexOf(value) < i);
  return repeated === undefined
    ? undefined
    : { zh: `的选项“${repeated}”重复`, en: `has the value "${repeated}" twice` };
}
