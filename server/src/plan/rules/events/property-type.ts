import type { EventProperty } from '@hetang/contract/plan/kinds/events';
import { fitsProperty } from '../../../modules/events/rules/check-event.ts';
import type { Hit, Rule, Text } from '../rule.ts';
import { nearest } from '../shared/nearest.ts';
import { declared, propertyOf, usesOf } from './catalogue.ts';

const types: Record<string, Text> = {
  text: { zh: '文字', en: 'text' },
  number: { zh: '数字', en: 'a number' },
  money: { zh: '金额（数字）', en: 'money, a number' },
  time: { zh: '时间', en: 'a time' },
  bool: { zh: 'true 或 false', en: 'true or false' },
  choice: { zh: '固定的几个值之一', en: 'one of its values' },
};

/** A value of another type is never equal. */
export const propertyType: Rule = {
  id: 'property-type',
  theme: 'structure',
  severity: 'error',
  title: { zh: '属性值的类型', en: 'Types of properties' },
  why: {
    zh: '属性是数字，拿文字去比就永远不相等。',
    en: 'A property that is a number never equals a text.',
  },
  problem: {
    zh: '属性“{name}”是{type}，不会是“{value}”',
    en: 'The property `{name}` is {type}, never "{value}"',
  },
  hint: {
    zh: '写成登记的类型；数字和 true、false 不加引号',
    en: 'Write it as declared; numbers and true, false have no quotes',
  },
  good: `
events: { order.paid: { name: 付款, from: 商城, properties: { sku: { type: choice, values: [tool, managed] } } } }
segments: { a: { name: 托管, when: { event: order.paid, where: { sku: managed } } } }`,
  bad: `
events: { order.paid: { name: 付款, from: 商城, properties: { sku: { type: choice, values: [tool, managed] } } } }
segments: { a: { name: 托管, when: { event: order.paid, where: { sku: manage } } } }`,
  check: ({ plan }) =>
    usesOf(plan).flatMap(({ event, where, path }) => {
      const spec = declared(plan, event);
      return Object.entries(where).flatMap(([name, value]): Hit[] => {
        const property = spec && propertyOf(spec, name);
        if (!property || fits(property, value)) return [];
        const meant = property.type === 'choice' ? nearest(String(value), property.values) : undefined;
        const hint = { zh: `是不是想写 ${meant}？`, en: `Did you mean ${meant}?` };
        const args = { name, type: types[property.type] ?? property.type, value: String(value) };
        return [{ path: [...path, 'where', name], args, ...(meant !== undefined && { hint }) }];
      });
    }),
};

/** Money is whole fen in an event, but a plan writes yuan. */
function fits(property: EventProperty, value: unknown): boolean {
  return property.type === 'money' ? typeof value === 'number' : fitsProperty(property, value);
}
