import { eventNameSchema } from '@hetang/contract/plan/values';
import type { Clock } from '../../kernel/clock.ts';
import type { Database } from '../../kernel/database/database.ts';
import type { Logger } from '../../kernel/telemetry/logger.ts';
import { dayIn } from '../../kernel/zone.ts';
import type { RefusedEvent, SenderWatch } from '../contacts/api.ts';
import { clockShift } from './rules/clock-shift.ts';
import type { EventNotice } from './rules/notices.ts';
import { readSourceClock, saveSourceClock } from './sql/event-sources.ts';
import { saveNotices } from './sql/save-notices.ts';

interface Deps {
  db: Database;
  clock: Clock;
  log: Logger;
}

/** A clock that stands still is written down this often. */
const AGAIN_MS = 60_000;
const MOVED_MS = 1_000;
/** Notices of the log are by the plan's days; these are looked up by their last moment only. */
const ZONE = 'Asia/Shanghai';
/** The part of the log that a refused event has: none. */
const NO_PART = -1;
const LONGEST = 64;

export function watchSenders({ db, clock, log }: Deps): SenderWatch {
  return {
    async measure(source, { at, events }) {
      const now = clock.now();
      const shift = clockShift(at, now);
      const known = await readSourceClock(db, source);
      const moves = known?.correct === true && shift !== 0;
      const isNews =
        !known ||
        Math.abs(known.shift_ms - shift) > MOVED_MS ||
        now.getTime() - known.measured_at.getTime() > AGAIN_MS;
      if (moves || isNews) await saveSourceClock(db, { source, shift, corrected: moves ? events : 0, now });
      return moves ? shift : 0;
    },
    async noteRefused(source, refused) {
      if (refused.length === 0) return;
      const now = clock.now();
      const day = dayIn(now, ZONE);
      try {
        await db.transaction((tx) => saveNotices(tx, countRefused(source, refused), { day, now }));
      } catch (error) {
        // The others are in the log: a failure here must not make the sender repeat them.
        log.warn({ err: error, source, refused: refused.length }, 'refused events were not counted');
      }
    },
  };
}

/** Equal ones counted together. A name that no event can have is left out, so that nonsense makes no rows without end. */
function countRefused(source: string, refused: readonly RefusedEvent[]): EventNotice[] {
  const counted = new Map<string, EventNotice>();
  for (const { name: given, problem, field } of refused) {
    const name = eventNameSchema.safeParse(given).data ?? '';
    const detail = problem === 'invalid' ? field.slice(0, LONGEST) : '';
    const key = JSON.stringify([name, problem, detail]);
    const count = (counted.get(key)?.count ?? 0) + 1;
    counted.set(key, { source, name, problem, detail, count, part: NO_PART, seq: 0, worst: null });
  }
  return [...counted.values()];
}
