import type { Plan } from '../../contract/src/plan/registry.ts';
import { declareCounters } from '../../server/src/engine/declare-counters.ts';
import { declareStanding } from '../../server/src/engine/declare-standing.ts';
import { type Engine, makeEngine } from '../../server/src/engine/engine.ts';
import type { Clock } from '../../server/src/kernel/clock.ts';
import type { Database } from '../../server/src/kernel/database/database.ts';
import { sql } from '../../server/src/kernel/database/sql.ts';
import { makeLogger } from '../../server/src/kernel/telemetry/logger.ts';
import { ingestEvents } from '../../server/src/modules/contacts/api.ts';
import { currentPlan } from '../../server/src/plan/current.ts';
import { putPlan } from './put-plan.ts';

/** Something that happens to the n-th person of a test. */
export type Happening = readonly [
  who: number,
  event: { name: string; props: Record<string, unknown> },
  /** Milliseconds by which it comes late. */
  late?: number,
];

/** Empties everything but the schema. */
export async function startOver(db: Database): Promise<void> {
  const rows = await db.rows<{ name: string }>(sql`
    select tablename as name from pg_tables where schemaname = 'public'
      and tablename not in ('migration', 'log_part', 'log_cursor')`);
  await db.pool.query(`truncate ${rows.map((row) => `"${row.name}"`).join(', ')} restart identity cascade`);
  await db.run(sql`update log_part set head = 0`);
  await db.run(sql`update log_cursor set position = 0`);
  await db.run(sql`select setval('contact_id_seq', 1, false)`);
}

/** Puts a plan in force with what the engine keeps for it, without lint. */
export async function putInForce(db: Database, definitions: Partial<Plan>, now: Date): Promise<void> {
  const version = await putPlan(db, definitions, now);
  const plan = (await currentPlan(db))?.plan;
  if (!plan) throw new Error('no plan is in force');
  await db.transaction(async (tx) => {
    await declareCounters(tx, plan);
    await declareStanding(tx, plan, version);
  });
}

/** An engine that says nothing. */
export function quietEngine(db: Database, clock: Clock, batchSize = 2000): Promise<Engine> {
  return makeEngine({ db, clock, log: makeLogger('silent'), batchSize });
}

/** Writes events to the log, as a sender would; people are told apart by number. */
export async function happen(db: Database, events: readonly Happening[], at: Date): Promise<void> {
  await db.transaction((tx) =>
    ingestEvents(
      tx,
      events.map(([who, { name, props }, late = 0]) => ({
        name,
        props,
        at: new Date(at.getTime() - late),
        identities: [{ kind: 'unionid', value: `u${who}` }],
      })),
      { source: 'test', now: at },
    ),
  );
}

/** Lets the engine work until nothing is left to do. */
export async function drain(engine: Engine): Promise<void> {
  while ((await engine.round()) > 0);
}
