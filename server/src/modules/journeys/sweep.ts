import { ENGINE } from '../../engine/names.ts';
import type { Clock } from '../../kernel/clock.ts';
import type { Database, Queryable } from '../../kernel/database/database.ts';
import { sql } from '../../kernel/database/sql.ts';
import { partOf } from '../../kernel/log/append.ts';
import { takePart } from '../../kernel/log/consume.ts';
import type { Logger } from '../../kernel/telemetry/logger.ts';
import type { Metrics } from '../../kernel/telemetry/metrics.ts';
import { wakeEngine } from './sql/arm-timers.ts';
import { haltedJourneys } from './sql/halted-journeys.ts';
import { findStranded, rearmStranded, type Stranded, stillStranded } from './sql/sweep-stranded.ts';

const SETTING = 'journeys.stranded';
/** Mended in one sweep. */
const AT_ONCE = 10_000;
const NAMED = 20;

/** What the last sweep found. */
export interface Sweep {
  at: string;
  found: number;
  repaired: number;
  /** Some of those concerned. */
  enrolments: number[];
}

export interface SweepDeps {
  db: Database;
  clock: Clock;
  log: Logger;
  metrics?: Metrics | undefined;
}

/**
 * Looks for people who are under way in a journey and whom nothing would ever move on, and gives them a timer. That
 * nobody is ever found is the rule; each one found is a mistake of Hetang or of a hand in the database, so it is
 * logged, counted and shown. A part that the engine holds is looked at next time.
 */
export async function sweepStranded({ db, clock, log, metrics }: SweepDeps): Promise<Sweep> {
  const found: Stranded[] = [];
  let repaired = 0;
  for (const [part, ids] of await candidates(db)) {
    const some = await db.transaction(async (tx) => {
      if ((await takePart(tx, ENGINE, part)) === null) return [];
      const stranded = await stillStranded(tx, { ids, paused: await pausedJourneys(tx) });
      repaired += await rearmStranded(
        tx,
        stranded.map(({ id }) => id),
        clock.now(),
      );
      if (stranded.length > 0) await wakeEngine(tx);
      return stranded;
    });
    found.push(...some);
  }
  for (const one of found.slice(0, NAMED)) log.error({ ...one }, 'stranded in a journey; armed again');
  if (found.length > 0) metrics?.journeysStranded.inc(found.length);
  return note(db, { found, repaired }, clock.now());
}

/** Enrolments by part of the log. */
async function candidates(db: Database): Promise<Map<number, number[]>> {
  const byPart = new Map<number, number[]>();
  for (const { id, contact_id } of await findStranded(db, {
    paused: await pausedJourneys(db),
    limit: AT_ONCE,
  })) {
    const part = partOf(contact_id);
    const ids = byPart.get(part);
    if (ids) ids.push(id);
    else byPart.set(part, [id]);
  }
  return byPart;
}

async function pausedJourneys(db: Queryable): Promise<string[]> {
  return [...(await haltedJourneys(db))].flatMap(([journey, state]) => (state === 'paused' ? [journey] : []));
}

async function note(
  db: Database,
  { found, repaired }: { found: readonly Stranded[]; repaired: number },
  now: Date,
): Promise<Sweep> {
  const enrolments = found.slice(0, NAMED).map(({ id }) => id);
  const sweep = { at: now.toISOString(), found: found.length, repaired, enrolments };
  await db.run(sql`
    insert into setting (key, value, updated_at) values (${SETTING}, ${JSON.stringify(sweep)}::jsonb, ${now})
    on conflict (key) do update set value = excluded.value, updated_at = excluded.updated_at`);
  return sweep;
}

/** What the last sweep found; null before the first. */
export async function lastSweep(db: Queryable): Promise<Sweep | null> {
  const row = await db.one<{ value: Sweep }>(sql`select value from setting where key = ${SETTING}`);
  return row?.value ?? null;
}
