import type { Condition } from '@hetang/contract/plan/condition';
import type { Hit, Rule, Text } from './rule.ts';
import { conditionsOf, type Placed, partsOf } from './shared/conditions.ts';

/** A condition that everybody satisfies decides nothing. */
export const alwaysTrue: Rule = {
  id: 'always-true',
  theme: 'conditions',
  severity: 'error',
  title: { zh: '恒成立的条件', en: 'Conditions that always hold' },
  why: {
    zh: '人人满足的条件不筛选任何人，多半是把 all 写成了 any。',
    en: 'A condition that everybody satisfies selects nobody; mostly `any` was written where `all` was meant.',
  },
  problem: { zh: '这个条件对谁都成立：{why}', en: 'This condition holds for everybody: {why}' },
  hint: { zh: '想表达“同时满足”时用 all', en: 'Use `all` when every part should hold' },
  good: `
segments: { quiet: { name: 没买过, when: { all: [{ not: { event: order.paid } }, { event: app.opened }] } } }`,
  bad: `
segments: { quiet: { name: 没买过, when: { any: [{ not: { event: order.paid } }, { event: order.paid }] } } }`,
  check: ({ plan }) =>
    conditionsOf(plan)
      .flatMap(({ value, path }) => partsOf(value, path))
      .flatMap(hitsOf),
};

const opposites: Text = {
  zh: '两项相反，总有一项满足',
  en: 'two parts are opposite, one of them always holds',
};

function hitsOf({ value, path }: Placed<Condition>): Hit[] {
  if (!('any' in value)) return [];
  const texts = new Set(value.any.map((part) => JSON.stringify(part)));
  const i = value.any.findIndex((part) => 'not' in part && texts.has(JSON.stringify(part.not)));
  return i < 0 ? [] : [{ path: [...path, 'any', i], args: { why: opposites } }];
}
