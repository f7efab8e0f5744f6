import type { Clock } from '../kernel/clock.ts';
import type { Database } from '../kernel/database/database.ts';
import type { Logger } from '../kernel/telemetry/logger.ts';
import { type Keeping, policies } from './policies.ts';

export interface RetentionDeps {
  db: Database;
  clock: Clock;
  log: Logger;
  keeping: Keeping;
}

/** Rows in one transaction: short enough that nobody waits for it. */
const AT_ONCE = 20_000;
/** Rows of one kind in one night, so that a first run over years does not fill the disk with changes. */
const MOST = 5_000_000;
const DAY = 86_400_000;

/**
 * Removes what is done and older than it is to be kept, in short transactions; the space is used again.
 * @returns how many rows of each kind.
 */
export async function removeOld(
  { db, clock, log, keeping }: RetentionDeps,
  { atOnce, most } = { atOnce: AT_ONCE, most: MOST },
): Promise<Record<string, number>> {
  const now = clock.now().getTime();
  const removed: Record<string, number> = {};
  for (const policy of policies) {
    const days = policy.days(keeping);
    if (days === null) continue;
    const before = new Date(now - days * DAY);
    let count = 0;
    for (let some = atOnce; some === atOnce && count < most; count += some)
      some = await db.run(policy.remove(before, Math.min(atOnce, most - count)));
    if (count > 0) log.info({ what: policy.name, count, before }, 'old rows removed');
    removed[policy.name] = count;
  }
  return removed;
}
