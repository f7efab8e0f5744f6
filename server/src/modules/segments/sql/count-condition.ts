import type { Condition } from '@hetang/contract/plan/condition';
import { conditionSql } from '../../../conditions/sql/condition-sql.ts';
import type { SqlScope } from '../../../conditions/sql/scope.ts';
import { withinTime } from '../../../conditions/sql/within-time.ts';
import type { Database, Queryable } from '../../../kernel/database/database.ts';
import { sql } from '../../../kernel/database/sql.ts';
import { sampleOf } from '../rules/sample.ts';

export interface Asked {
  when: Condition;
  scope: SqlScope;
}

export interface Counted {
  members: number;
  /** Contacts that were asked. */
  asked: number;
  /** Contacts there are; estimated where `asked` is a sample. */
  contacts: number;
}

/**
 * Asks a sample: contacts whose numbers lie evenly over all that were given out, found by number, so that the time does
 * not grow with the number of contacts. With fewer contacts than the sample everybody is asked.
 */
export async function countSample(db: Queryable, { when, scope }: Asked): Promise<Counted> {
  const range = await db.one<{ low: number | null; high: number | null }>(
    sql`select min(id) as low, max(id) as high from contact`,
  );
  const low = range?.low ?? 0;
  const span = range?.high == null ? 0 : range.high - low + 1;
  const ids = sampleOf(low, span);
  const row = await db.one<{ asked: number; members: number }>(sql`
    select count(*)::int as asked, count(*) filter (where ${conditionSql(when, scope)})::int as members
    from contact c where c.id = any(${ids}::bigint[]) and c.last_event_at is not null`);
  const { asked, members } = row ?? { asked: 0, members: 0 };
  return { asked, members, contacts: ids.length === 0 ? 0 : Math.round((asked / ids.length) * span) };
}

/**
 * Asks everybody.
 * @throws HetangError `segment/count-too-long` after 20 seconds.
 */
export function countExactly(db: Database, { when, scope }: Asked): Promise<Counted> {
  return withinTime(db, async (tx) => {
    const all = await tx.one<{ n: number }>(
      sql`select count(*)::int as n from contact where last_event_at is not null`,
    );
    const held = await tx.one<{ n: number }>(sql`
      select count(*)::int as n from contact c
      where c.last_event_at is not null and ${conditionSql(when, scope)}`);
    return { members: held?.n ?? 0, asked: all?.n ?? 0, contacts: all?.n ?? 0 };
  });
}
