import type { Plan } from '@hetang/contract/plan/registry';
import type { StaffFigureChannel } from '../../channels/staff-figures.ts';
import type { Clock } from '../../kernel/clock.ts';
import type { Database } from '../../kernel/database/database.ts';
import type { Logger } from '../../kernel/telemetry/logger.ts';
import { dayIn } from '../../kernel/zone.ts';
import { knowableDays, windowsOf } from './rules/windows.ts';
import { keepStaffDays, missingDays } from './sql/staff-days.ts';

/** The platform counts its days in China. */
export const FIGURE_ZONE = 'Asia/Shanghai';

export interface FigureDeps {
  db: Database;
  clock: Clock;
  log: Logger;
  port: StaffFigureChannel;
}

/**
 * Reads the days that are missing of every member of the plan, up to yesterday. What is kept stays when a later call fails; the
 * next night asks for the rest. A member of whom the platform refuses to tell does not hold up the others.
 * @returns how many days were read.
 */
export async function readFigures(
  { db, clock, log, port }: FigureDeps,
  { staff }: Pick<Plan, 'staff'>,
): Promise<number> {
  const userids = [...new Set(Object.values(staff).map(({ wecom }) => wecom))];
  const missing = await missingDays(db, userids, knowableDays(dayIn(clock.now(), FIGURE_ZONE)));
  let count = 0;
  const asks = [...missing].flatMap(([userid, days]) =>
    windowsOf(days).map((window) => ({ userid, ...window })),
  );
  const refused = new Set<string>();
  for (const ask of asks) {
    if (refused.has(ask.userid)) continue;
    const outcome = await port.readStaffDays(ask);
    if (outcome.kind === 'done') {
      await keepStaffDays(db, ask.userid, outcome.value, clock.now());
      count += outcome.value.length;
      continue;
    }
    log.warn({ outcome, userid: ask.userid }, 'figures of a member could not be read');
    if (outcome.kind === 'unknown' || outcome.retry === 'later') return count;
    refused.add(ask.userid);
  }
  return count;
}
