import type { Clock } from '../../../kernel/clock.ts';
import type { Database } from '../../../kernel/database/database.ts';
import { sql } from '../../../kernel/database/sql.ts';
import { readTroubles } from '../../home/api.ts';
import type { Checked } from '../checks/run-checks.ts';
import { alertsOf } from './rules/alerts.ts';

/** How long one that is over stays readable. */
const KEPT_MS = 30 * 86_400_000;

export interface WatchDeps {
  db: Database;
  /** Of the world that the contacts live in. */
  clock: Clock;
  machine: Clock;
  runChecks(): Promise<Checked[]>;
}

/** Looks at everything that may need somebody: opens what is new, renews what is still so, closes what is over. */
export async function watchAlerts({ db, clock, machine, runChecks }: WatchDeps): Promise<void> {
  const found = alertsOf(await readTroubles(db, clock.now()), await runChecks());
  const now = machine.now();
  await db.transaction(async (tx) => {
    // Two that look at once would open the same twice.
    await tx.run(sql`lock table alert in share row exclusive mode`);
    await tx.run(sql`
      update alert set closed_at = ${now}
      where closed_at is null and not code = any(${found.map(({ code }) => code)}::text[])`);
    await tx.run(sql`
      insert into alert (code, level, count, words, link, opened_at)
      select r.code, r.level, r.count, r.words, r.link, ${now}
      from json_to_recordset(${JSON.stringify(found)}::json)
        as r (code text, level text, count int, words jsonb, link text)
      on conflict (code) where closed_at is null do update
      set level = excluded.level, count = excluded.count, words = excluded.words, link = excluded.link`);
    await tx.run(sql`delete from alert where closed_at < ${new Date(now.getTime() - KEPT_MS)}`);
  });
}
