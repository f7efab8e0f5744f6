import type { EventLeaf } from '@hetang/contract/plan/condition';
import { durationMs } from '@hetang/contract/plan/values';
import type { Hit, Path, Rule, Text } from './rule.ts';
import { leavesOf } from './shared/conditions.ts';

/** A window whose end lies before its beginning is empty; one that says nothing is a slip. */
export const windowOrder: Rule = {
  id: 'window-order',
  theme: 'conditions',
  severity: 'error',
  title: { zh: '时间范围', en: 'Ranges of time' },
  why: {
    zh: '结束早于开始的时间范围里什么也没有；没写起止的多半是笔误。',
    en: 'A window that ends before it begins is empty; one that says nothing is a slip.',
  },
  problem: { zh: '时间范围不对：{why}', en: 'The range of time is wrong: {why}' },
  hint: {
    zh: 'between 写 { from: 开始日, to: 结束日 }；first、last 写 { within: 最近多久 } 或 { before: 多久以前 }',
    en: 'Write `between` as { from: first day, to: last day }; `first` and `last` as { within: 30d } or { before: 7d }',
  },
  good: `
segments:
  june: { name: 六月下单, when: { event: order.paid, between: { from: 2026-06-01, to: 2026-06-30 } } }
  back: { name: 一周到一月前来过, when: { event: app.opened, last: { within: 30d, before: 7d } } }`,
  bad: `
segments:
  june: { name: 六月下单, when: { event: order.paid, between: { from: 2026-06-30, to: 2026-06-01 } } }
  back: { name: 来过, when: { event: app.opened, last: { within: 7d, before: 30d } } }
  none: { name: 没写, when: { event: app.opened, first: {} } }`,
  check: ({ plan }) =>
    leavesOf(plan).flatMap(({ value, path }) =>
      'event' in value ? [...badDays(value, path), ...badAges(value, path)] : [],
    ),
};

const nothing: Text = { zh: '没有写起止', en: 'it says neither beginning nor end' };

function badDays({ between }: EventLeaf, path: Path): Hit[] {
  if (!between) return [];
  const { from, to } = between;
  const why = !from && !to ? nothing : from && to && from > to ? later(from, to) : undefined;
  return why ? [{ path: [...path, 'between'], args: { why } }] : [];
}

function later(from: string, to: string): Text {
  return { zh: `${from} 晚于 ${to}`, en: `${from} is after ${to}` };
}

function badAges(leaf: EventLeaf, path: Path): Hit[] {
  return (['first', 'last'] as const).flatMap((which): Hit[] => {
    const age = leaf[which];
    if (!age) return [];
    const why = ageProblem(age);
    return why ? [{ path: [...path, which], args: { why } }] : [];
  });
}

function ageProblem({ within, before }: NonNullable<EventLeaf['first']>): Text | undefined {
  if (!within && !before) return nothing;
  if (!within || !before || durationMs(before) < durationMs(within)) return undefined;
  return {
    zh: `不可能既在最近 ${within} 内，又在 ${before} 以前`,
    en: `not both within ${within} and more than ${before} ago`,
  };
}
