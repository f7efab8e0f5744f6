import type { BroadcastTime } from '@hetang/contract/plan/kinds/broadcasts';
import type { Hit, Path, Rule } from './rule.ts';

/** What lies outside the plan never comes. */
export const broadcastPeriod: Rule = {
  id: 'broadcast-period',
  theme: 'reach',
  severity: 'error',
  title: { zh: '群发和实验的日期', en: 'Dates of broadcasts and experiments' },
  why: {
    zh: '方案期间之外的群发不会发，实验也不会开始。',
    en: 'Outside the plan no broadcast is sent and no experiment begins.',
  },
  problem: {
    zh: '日期 {date} 不在方案期间 {from} 到 {to} 之内',
    en: 'The date {date} is outside the plan ({from} to {to})',
  },
  hint: { zh: '改日期，或改 plan.yaml 里的 period', en: 'Change the date, or `period` in plan.yaml' },
  good: `
period: { from: 2026-01-01, to: 2026-12-31 }
staff: { lin: { name: 林, wecom: Lin } }
messages: { a: { name: 甲, text: 你好 } }
broadcasts:
  b: { name: 年中, to: { event: order.paid }, message: a, owner: lin, send: { on: 2026-06-18, at: "10:00" } }`,
  bad: `
period: { from: 2026-01-01, to: 2026-12-31 }
staff: { lin: { name: 林, wecom: Lin } }
messages: { a: { name: 甲, text: 你好 } }
broadcasts:
  b: { name: 年中, to: { event: order.paid }, message: a, owner: lin, send: { on: 2027-06-18, at: "10:00" } }`,
  check({ plan }) {
    const { period } = plan.meta;
    if (!period) return [];
    const { from, to } = period;
    const broadcasts = Object.entries(plan.broadcasts).flatMap(([key, { send }]) =>
      datesOf(send, ['broadcasts', key, 'send']),
    );
    const experiments = Object.entries(plan.experiments).flatMap(([key, experiment]) => [
      { date: experiment.from, path: ['experiments', key, 'from'] },
      { date: experiment.until, path: ['experiments', key, 'until'] },
    ]);
    return [...broadcasts, ...experiments].flatMap(({ date, path }): Hit[] =>
      // Dates are ISO, so text order is time order.
      date < from || date > to ? [{ path, args: { date, from, to } }] : [],
    );
  },
};

function datesOf(send: BroadcastTime, path: Path): { date: string; path: Path }[] {
  if ('on' in send) return [{ date: send.on, path: [...path, 'on'] }];
  return [
    ...(send.from === undefined ? [] : [{ date: send.from, path: [...path, 'from'] }]),
    ...(send.until === undefined ? [] : [{ date: send.until, path: [...path, 'until'] }]),
  ];
}
