import type { Database } from '../../../server/src/kernel/database/database.ts';
import { sql } from '../../../server/src/kernel/database/sql.ts';
import { STAGES } from '../plan.ts';
import { events } from './as-one.ts';
import { complaint } from './rule.ts';

/** Counts every person's events anew and compares the stage that follows from them with the one that is kept. */
export async function checkStages(db: Database): Promise<string[]> {
  const counts = new Map<number, Map<string, number>>();
  const rows = await db.rows<{ contact_id: number; name: string; n: number }>(
    sql`select contact_id, name, count(*) as n from ${events} e group by 1, 2`,
  );
  for (const { contact_id, name, n } of rows) {
    const mine = counts.get(contact_id) ?? new Map<string, number>();
    counts.set(contact_id, mine.set(name, n));
  }
  const kept = await db.rows<{ id: number; stage: string | null }>(sql`select id, stage from contact`);
  const broken = kept.flatMap(({ id, stage }) => {
    const mine = counts.get(id);
    const wanted = mine ? stageOf(mine) : null;
    return wanted === stage ? [] : [{ contact: id, stage, wanted }];
  });
  return complaint('the stage is the one that follows from the log', broken);
}

function stageOf(counts: ReadonlyMap<string, number>): string {
  const reached = STAGES.filter(({ event, times }) => event === null || (counts.get(event) ?? 0) >= times);
  return reached.at(-1)?.key ?? '';
}
