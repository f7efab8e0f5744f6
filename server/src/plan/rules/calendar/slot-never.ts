import type { PlanMeta } from '@hetang/contract/plan/kinds/plan';
import { type Hit, isWhole, type PlanView, type Rule } from '../rule.ts';
import { nearest } from '../shared/nearest.ts';
import type { DayTable } from './day-table.ts';
import { everComes } from './slots-between.ts';

/** A slot whose day does not come while the plan holds is published by nobody. */
export const slotNever: Rule = {
  id: 'slot-never',
  theme: 'calendar',
  severity: 'error',
  title: { zh: '不会到来的排期', en: 'Slots that never come' },
  why: {
    zh: '日子写错了（2 月 30 日、写错的节气名），或不在方案期间之内，这条内容就永远不会发。',
    en: 'A day that does not exist, a solar term with a typo, or a date outside the plan: what stands there is never published.',
  },
  problem: {
    zh: '“{on}”在 {from} 到 {to} 之间不会到来',
    en: '`{on}` does not come between {from} and {to}',
  },
  hint: {
    zh: '改日子，或改 plan.yaml 里的 period',
    en: 'Change the day, or `period` in plan.yaml',
  },
  good: `
period: { from: 2026-01-01, to: 2026-12-31 }
staff: { lin: { name: 林, wecom: Lin } }
accounts: { main: { name: 主号, kind: community, staff: lin } }
calendar:
  moments:
    account: main
    name: 朋友圈
    slots: [{ on: every-day, at: "08:30", brief: 早安 }, { on: "solar-term:冬至", at: "10:00", brief: 冬至问候 }]`,
  bad: `
period: { from: 2026-01-01, to: 2026-12-31 }
staff: { lin: { name: 林, wecom: Lin } }
accounts: { main: { name: 主号, kind: community, staff: lin } }
calendar:
  moments:
    account: main
    name: 朋友圈
    slots: [{ on: every-day, at: "08:30", brief: 早安 }, { on: "solar-term:冬止", at: "10:00", brief: 冬至问候 }]`,
  check(view) {
    const { period } = view.plan.meta;
    if (!period || !isWhole(view, ['holidays'])) return [];
    const { from, to } = period;
    return Object.entries(view.plan.calendar).flatMap(([key, { slots }]) =>
      slots.flatMap((slot, i): Hit[] => {
        if (everComes(slot, view.days, from, to)) return [];
        const path = ['calendar', key, 'slots', i, 'on'];
        return [{ path, args: { on: slot.on.join(', '), from, to }, ...hintFor(view, slot.on, period) }];
      }),
    );
  },
};

function hintFor({ days }: PlanView, on: readonly string[], period: NonNullable<PlanMeta['period']>) {
  const year = Number(period.from.slice(0, 4));
  const meant = on.flatMap((token) => meantBy(token, days, year) ?? [])[0];
  return meant === undefined
    ? {}
    : { hint: { zh: `是不是想写 ${meant}？`, en: `Did you mean \`${meant}\`?` } };
}

function meantBy(token: string, days: DayTable, year: number): string | undefined {
  const [word = '', name] = token.split(':');
  if (name === undefined) return undefined;
  const known = word === 'solar-term' ? days.solarTermNames : days.holidayNames(year);
  if (known.includes(name)) return undefined;
  const meant = nearest(name, known);
  return meant && `${word}:${meant}`;
}
