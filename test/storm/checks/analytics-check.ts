import { openAnalytics } from '../../../server/src/kernel/clickhouse/open.ts';
import type { Database } from '../../../server/src/kernel/database/database.ts';
import { sql } from '../../../server/src/kernel/database/sql.ts';

export interface LogTotals {
  events: number;
  seqs: number;
  names: string;
}

/** What the copy must agree with. */
export async function readTotals(db: Database): Promise<LogTotals> {
  const row = await db.one<LogTotals>(sql`
    select count(*) as events, coalesce(sum(seq), 0)::bigint as seqs, count(distinct name)::text as names from event`);
  return row ?? { events: 0, seqs: 0, names: '0' };
}

/** The copy in ClickHouse has every event of the log once. The server must have stopped: the folder is locked. */
export async function checkCopy(folder: string, log: LogTotals): Promise<string[]> {
  const analytics = await openAnalytics({ folder });
  try {
    const [copy] = await analytics.query<LogTotals & { distinct: number }>(`
      select count() as events, uniqExact(part, seq) as distinct, sum(seq) as seqs,
        toString(uniqExact(name)) as names from event`);
    const found = JSON.stringify(copy);
    const wanted = JSON.stringify({
      events: log.events,
      distinct: log.events,
      seqs: log.seqs,
      names: log.names,
    });
    return found === wanted ? [] : [`ClickHouse has every event of the log once: ${found}, wanted ${wanted}`];
  } finally {
    await analytics.close();
  }
}
