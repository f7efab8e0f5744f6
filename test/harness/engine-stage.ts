import { declareCounters } from '../../server/src/engine/declare-counters.ts';
import { declareStanding } from '../../server/src/engine/declare-standing.ts';
import { type Engine, makeEngine } from '../../server/src/engine/engine.ts';
import { type ManualClock, manualClock } from '../../server/src/kernel/clock.ts';
import { sql } from '../../server/src/kernel/database/sql.ts';
import type { Props } from '../../server/src/kernel/log/append.ts';
import { makeLogger } from '../../server/src/kernel/telemetry/logger.ts';
import { declareBroadcasts } from '../../server/src/modules/broadcasts/api.ts';
import { ingestEvents } from '../../server/src/modules/contacts/api.ts';
import { declareStarts } from '../../server/src/modules/journeys/api.ts';
import { applyPlan } from '../../server/src/plan/apply.ts';
import { createTestDatabase, type TestDatabase } from './database.ts';

/** A database, a clock and an engine: what a rule of the plan does to people, driven by hand. */
export interface Stage {
  db: TestDatabase;
  clock: ManualClock;
  engine: Engine;
  /** Puts a plan in force; `text` is everything below its head. */
  apply(text: string): Promise<void>;
  /** One event of a person, by name; answers the contact. Not worked off yet. */
  tell(who: string, name: string, props?: Props): Promise<number>;
  /** The same, worked off. */
  send(who: string, name: string, props?: Props): Promise<number>;
  settle(): Promise<void>;
  /** Time goes by, then what is due is worked off. */
  pass(minutes: number): Promise<void>;
  close(): Promise<void>;
}

const HEAD = 'plan: stage\nname: Stage\ntimezone: Asia/Shanghai\n';

/** Opens a stage at an instant. */
export async function openStage(start: string, text: string): Promise<Stage> {
  const db = await createTestDatabase();
  const clock = manualClock(start);
  const apply = async (rest: string): Promise<void> => {
    const files = [
      { path: 'plan.yaml', text: HEAD },
      { path: 'rest.yaml', text: rest },
    ];
    const onApplied = [declareCounters, declareStanding, declareStarts, declareBroadcasts];
    await applyPlan(db, { source: { files }, by: 'test', now: clock.now(), onApplied });
  };
  await apply(text);
  const engine = await makeEngine({ db, clock, log: makeLogger('silent') });
  const settle = async (): Promise<void> => {
    while ((await engine.round()) > 0);
    const failures = await db.rows(sql`
      select error from event_failure union all select error from timer where error is not null`);
    if (failures.length > 0) throw new Error(JSON.stringify(failures));
  };
  const tell = async (who: string, name: string, props: Props = {}): Promise<number> => {
    const identities = [{ kind: 'unionid', value: who }];
    const event = { name, at: clock.now(), identities, props };
    const [result] = await db.transaction((tx) =>
      ingestEvents(tx, [event], { source: 'test', now: clock.now() }),
    );
    return result?.contactId ?? 0;
  };
  return {
    db,
    clock,
    engine,
    apply,
    tell,
    settle,
    async send(who, name, props) {
      const id = await tell(who, name, props);
      await settle();
      return id;
    },
    async pass(minutes) {
      clock.advance(minutes * 60_000);
      await settle();
    },
    close: () => db.drop(),
  };
}
