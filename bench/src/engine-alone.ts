import { declareCounters } from '@hetang/server/engine/declare-counters';
import { declareStanding } from '@hetang/server/engine/declare-standing';
import { systemClock } from '@hetang/server/kernel/clock';
import { type Database, openDatabase } from '@hetang/server/kernel/database/database';
import { startEmbeddedPostgres } from '@hetang/server/kernel/database/embedded';
import { migrate } from '@hetang/server/kernel/database/migrate';
import { applyPlan } from '@hetang/server/plan/apply';

/** A database of its own with the schema, and nothing that runs. */
export async function openAlone(folder: string): Promise<{ db: Database; stop(): Promise<void> }> {
  const postgres = await startEmbeddedPostgres({ folder });
  const db = openDatabase({ url: postgres.url });
  await migrate(db, systemClock.now());
  return {
    db,
    async stop() {
      await db.close();
      await postgres.stop();
    },
  };
}

/** Applies a plan of one file, with what the engine keeps for it. */
export async function putInForce(db: Database, rest: string): Promise<void> {
  await applyPlan(db, {
    source: {
      files: [
        { path: 'plan.yaml', text: 'plan: bench\nname: bench\n' },
        { path: 'rest.yaml', text: rest },
      ],
    },
    by: 'bench',
    now: systemClock.now(),
    onApplied: [declareCounters, declareStanding],
  });
}
