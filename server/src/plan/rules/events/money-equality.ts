import { isMoney } from '@hetang/contract/plan/money';
import type { Hit, Rule } from '../rule.ts';
import { usesOf } from './catalogue.ts';

/** Two sums of money are rarely the very same, and `where` compares what the event carries: fen. */
export const moneyEquality: Rule = {
  id: 'money-equality',
  theme: 'conditions',
  severity: 'error',
  title: { zh: '用 where 比金额', en: 'Money under `where`' },
  why: {
    zh: 'where 只比相等，比的是事件里的分；写成元就永远不相等。',
    en: '`where` asks for equality with the fen in the event; yuan are never equal to them.',
  },
  problem: { zh: '{name} 是金额，不能放在 where 里', en: '`{name}` is money and cannot stand under `where`' },
  hint: {
    zh: '用 min 或 max 加 at-least、at-most，例如 { event: {event}, max: {name}, at-least: 100 }',
    en: 'Use min or max with at-least and at-most: { event: {event}, max: {name}, at-least: 100 }',
  },
  good: `
segments: { a: { name: 有过百元单, when: { event: order.paid, max: amount, at-least: 100 } } }`,
  bad: `
segments: { a: { name: 有过百元单, when: { event: order.paid, where: { amount: 100 } } } }`,
  check: ({ plan }) =>
    usesOf(plan).flatMap(({ event, where, path }) =>
      Object.keys(where)
        .filter((name) => isMoney(plan, event, name))
        .map((name): Hit => ({ path: [...path, 'where', name], args: { event, name } })),
    ),
};
