import type { Hit, Path, Rule } from '../rule.ts';

const needsTable = (token: string) => /^(workday|holiday(:.+)?)$/.test(token);

/** Workdays and holidays of a year that nobody has told. */
export const holidayTableMissing: Rule = {
  id: 'holiday-table-missing',
  theme: 'calendar',
  severity: 'warning',
  title: { zh: '缺少节假日安排', en: 'Holidays of the year are not known' },
  why: {
    zh: '国务院在前一年十一月公布放假安排，还没有公布的年份只知道周末，workday 和 holiday 会算错。',
    en: 'The State Council announces days off in the November before; of a year not yet announced only weekends are known, so workdays and holidays come out wrong.',
  },
  problem: {
    zh: '不知道 {year} 年的放假安排，这里却用了“{on}”',
    en: '`{on}` is used, but the days off of {year} are not known',
  },
  hint: {
    zh: '在 holidays 里写上这一年的放假和调休',
    en: 'Write the days off of that year under `holidays`',
  },
  good: `
period: { from: 2026-12-01, to: 2027-01-31 }
staff: { lin: { name: 林, wecom: Lin } }
accounts: { main: { name: 主号, kind: community, staff: lin } }
holidays: { new-year: { name: 元旦, kind: holiday, days: [2027-01-01] } }
calendar: { moments: { account: main, name: 朋友圈, slots: [{ on: workday, at: "08:30", brief: 早安 }] } }`,
  bad: `
period: { from: 2026-12-01, to: 2027-01-31 }
staff: { lin: { name: 林, wecom: Lin } }
accounts: { main: { name: 主号, kind: community, staff: lin } }
calendar: { moments: { account: main, name: 朋友圈, slots: [{ on: workday, at: "08:30", brief: 早安 }] } }`,
  check({ plan, days }) {
    const { period } = plan.meta;
    if (!period) return [];
    const years = yearsOf(period).filter((year) => !days.knows(year));
    return Object.entries(plan.calendar).flatMap(([key, { slots }]) =>
      slots.flatMap(({ on, except = [], from, to }, i): Hit[] => {
        const used = [...on, ...except].find(needsTable);
        const path: Path = ['calendar', key, 'slots', i, on.some(needsTable) ? 'on' : 'except'];
        // A slot that ends before the unknown year does not need it.
        const year = years.find(
          (each) => (to ?? period.to) >= `${each}-01-01` && (from ?? period.from) <= `${each}-12-31`,
        );
        return used === undefined || year === undefined ? [] : [{ path, args: { year, on: used } }];
      }),
    );
  },
};

/** The years of a period, ten at most. */
function yearsOf({ from, to }: { from: string; to: string }): number[] {
  const first = Number(from.slice(0, 4));
  const length = Math.min(10, Math.max(0, Number(to.slice(0, 4)) - first + 1));
  return Array.from({ length }, (_, i) => first + i);
}
