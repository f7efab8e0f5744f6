import type { Condition } from '@hetang/contract/plan/condition';
import type { Hit, Rule, Text } from './rule.ts';
import { allPartsOf, type Placed } from './shared/conditions.ts';

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
  check: ({ plan }) => allPartsOf(plan).flatMap(hitsOf),
};

const opposites: Text = {
  zh: '两项相反，总有一项满足',
  en: 'two parts are opposite, one of them always holds',
};

function hitsOf({ value, path }: Placed<Condition>): Hit[] {
  const [key, parts] = alternatives(value);
  const texts = new Set(parts.map((part) => JSON.stringify(part)));
  const i = parts.findIndex((part) => 'not' in part && texts.has(JSON.stringify(part.not)));
  if (i >= 0) return [{ path: [...path, key, i], args: { why: opposites } }];
  const scope = parts.map(consentOf).find((one) => one && saysAll(parts, one));
  return scope ? [{ path: [...path, key], args: { why: allAnswers } }] : [];
}

/** Parts of which one is enough, and the key that they stand under. */
function alternatives(value: Condition): [key: string, parts: readonly Condition[]] {
  if ('any' in value) return ['any', value.any];
  return 'of' in value && value['at-least'] === 1 ? ['of', value.of] : ['', []];
}

const allAnswers: Text = {
  zh: '同意、撤回、未表态都算在内',
  en: 'agreed, refused and not said are all counted in',
};

function consentOf(part: Condition): string | undefined {
  return 'consent' in part ? part.consent : undefined;
}

/** Whether every answer to one consent is among the parts. */
function saysAll(parts: readonly Condition[], scope: string): boolean {
  const answers = new Set(
    parts.flatMap((part) => ('consent' in part && part.consent === scope ? [part.is ?? 'given'] : [])),
  );
  return answers.size === 3;
}
