import type { Plan } from '@hetang/contract/plan/registry';
import type { Hit, Path, Rule } from './rule.ts';

interface Range {
  from: string | undefined;
  to: string | undefined;
  path: Path;
}

/** A first day after the last one covers no day. */
export const daysOrder: Rule = {
  id: 'days-order',
  theme: 'structure',
  severity: 'error',
  title: { zh: '起止日期', en: 'First and last days' },
  why: {
    zh: '开始比结束晚的时间段里一天也没有。',
    en: 'A time that begins after its end has no day in it.',
  },
  problem: { zh: '开始 {from} 比结束 {to} 晚', en: 'It begins {from}, after its end {to}' },
  hint: { zh: '把两个日期对调，或改正其中一个', en: 'Exchange the two dates, or correct one of them' },
  good: `
staff:
  lin: { name: 林, wecom: Lin, away: [{ from: 2026-05-06, to: 2026-05-08, stand-in: zhou }] }
  zhou: { name: 周, wecom: Zhou }`,
  bad: `
staff:
  lin: { name: 林, wecom: Lin, away: [{ from: 2026-05-08, to: 2026-05-06, stand-in: zhou }] }
  zhou: { name: 周, wecom: Zhou }`,
  check: ({ plan }) =>
    rangesOf(plan).flatMap(({ from, to, path }): Hit[] =>
      // Dates are ISO, so text order is time order.
      from !== undefined && to !== undefined && from > to ? [{ path, args: { from, to } }] : [],
    ),
};

function rangesOf(plan: Plan): Range[] {
  const away = Object.entries(plan.staff).flatMap(([key, staff]) =>
    (staff.away ?? []).map(({ from, to }, i) => ({ from, to, path: ['staff', key, 'away', i, 'to'] })),
  );
  const broadcasts = Object.entries(plan.broadcasts).flatMap(([key, { send }]) =>
    'every' in send ? [{ from: send.from, to: send.until, path: ['broadcasts', key, 'send', 'until'] }] : [],
  );
  const experiments = Object.entries(plan.experiments).map(([key, { from, until }]) => ({
    from,
    to: until,
    path: ['experiments', key, 'until'],
  }));
  return [...away, ...broadcasts, ...experiments];
}
