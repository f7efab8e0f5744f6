import { measureOf } from '../../../conditions/rules/evaluate-value.ts';
import type { Hit, Rule, Text } from '../rule.ts';
import { leavesOf } from '../shared/conditions.ts';
import { nearest } from '../shared/nearest.ts';
import { declared, isBuiltIn, propertyOf } from './catalogue.ts';

const missing: Text = { zh: '没有登记', en: 'is not declared' };
const noNumber: Text = { zh: '不是数字', en: 'is no number' };

/** Only numbers have a sum, a smallest and a largest. */
export const numberProperty: Rule = {
  id: 'number-property',
  theme: 'structure',
  severity: 'error',
  title: { zh: '求合计的属性', en: 'Properties with a sum' },
  why: {
    zh: '不是数字的值会被跳过，合计永远是 0，最小和最大永远没有。',
    en: 'Values that are no numbers are passed over: the sum stays 0, and there is no smallest or largest.',
  },
  problem: { zh: '事件 {event} 的属性“{name}”{why}', en: 'The property `{name}` of {event} {why}' },
  hint: {
    zh: 'sum、min、max 后面写 events 里登记为 number 或 money 的属性',
    en: 'After sum, min or max write a property that `events` declares as number or money',
  },
  good: `
events: { course.bought: { name: 买课, from: 商城, properties: { price: { type: money } } } }
segments: { a: { name: 买课满五百, when: { event: course.bought, sum: price, at-least: 500 } } }`,
  bad: `
events: { course.bought: { name: 买课, from: 商城, properties: { price: { type: text } } } }
segments: { a: { name: 买课满五百, when: { event: course.bought, sum: price, at-least: 500 } } }`,
  check: ({ plan }) =>
    leavesOf(plan).flatMap(({ value, path }): Hit[] => {
      const asked = 'event' in value ? measureOf(value) : null;
      const spec = 'event' in value ? declared(plan, value.event) : undefined;
      if (!asked || !spec || !('event' in value)) return [];
      const { way, property: name } = asked;
      const property = propertyOf(spec, name);
      if (property ? property.type === 'number' || property.type === 'money' : isBuiltIn(value.event))
        return [];
      const meant = property ? undefined : nearest(name, Object.keys(spec.properties));
      const hint = { zh: `是不是想写 ${meant}？`, en: `Did you mean \`${meant}\`?` };
      const args = { event: value.event, name, why: property ? noNumber : missing };
      return [{ path: [...path, way], args, ...(meant !== undefined && { hint }) }];
    }),
};
