import { type StaffFigure, staffFigureSorts } from '@hetang/contract/http/staff-figures';
import type { Clock } from '../../kernel/clock.ts';
import type { Database } from '../../kernel/database/database.ts';
import { addDays, dayIn } from '../../kernel/zone.ts';
import { currentPlan } from '../../plan/current.ts';
import { FIGURE_ZONE } from './read-figures.ts';
import { sumStaffDays } from './sql/staff-days.ts';

const NOTHING = { applies: 0, contacts: 0, chats: 0, messages: 0, losses: 0 };

/** Every member of the plan with the figures of the last days, up to yesterday; sorted, new customers first by default. */
export async function listFigures(
  { db, clock }: { db: Database; clock: Clock },
  { days, search, sort }: { days: string; search?: string | undefined; sort?: string | undefined },
): Promise<{ rows: StaffFigure[]; first: string; last: string }> {
  const today = dayIn(clock.now(), FIGURE_ZONE);
  const span = { first: addDays(today, -Number(days)), last: addDays(today, -1) };
  const plan = (await currentPlan(db))?.plan;
  const words = search?.trim().toLowerCase() ?? '';
  const members = Object.entries(plan?.staff ?? {}).filter(
    ([key, { name }]) => key.toLowerCase().includes(words) || name.toLowerCase().includes(words),
  );
  const sums = await sumStaffDays(
    db,
    members.map(([, { wecom }]) => wecom),
    span,
  );
  const byUserid = new Map(sums.map(({ userid, days: known, ...sum }) => [userid, { known, sum }]));
  const rows = members.map(([key, { name, wecom }]): StaffFigure => {
    const found = byUserid.get(wecom);
    const missing = Number(days) - (found?.known ?? 0);
    return {
      staff: { key, name },
      replyShare: null,
      replyMinutes: null,
      ...(found?.sum ?? NOTHING),
      missing,
    };
  });
  return { rows: sorted(rows, sort ?? '-contacts'), ...span };
}

function sorted(rows: StaffFigure[], sort: string): StaffFigure[] {
  const by = staffFigureSorts.find((known) => known === sort.replace(/^-/, '')) ?? 'contacts';
  const sign = sort.startsWith('-') ? -1 : 1;
  return rows.toSorted((a, b) => {
    if (by === 'staff') return sign * a.staff.name.localeCompare(b.staff.name, 'zh-Hans-CN');
    // What is not known comes last, either way.
    const [x, y] = [a[by], b[by]];
    if (x === null || y === null) return Number(x === null) - Number(y === null);
    return sign * (x - y);
  });
}
