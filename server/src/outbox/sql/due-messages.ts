import { type Sql, sql } from '../../kernel/database/sql.ts';

/**
 * `due (id)`: messages whose time has come, the oldest first, locked until the commit. Where there are more than `limit`, all
 * that wait for the same people or groups come along: a scarce slot must not go to the older of two for being older.
 */
export function dueMessages(kind: 'message' | 'group-message', limit: number, now: Date): Sql {
  const who = kind === 'message' ? sql`contact_id` : sql`chat_id`;
  const waits = sql`kind = ${kind} and state in ('pending', 'deferred') and coalesce(retry_at, not_before) <= ${now}`;
  return sql`
    turn as materialized (
      select id, ${who} as who from intention where ${waits}
      order by coalesce(retry_at, not_before), id limit ${limit} for update skip locked
    ),
    others as materialized (
      select id from intention
      where (select count(*) from turn) = ${limit} and ${who} in (select who from turn) and ${waits}
        and id not in (select id from turn)
      for update skip locked
    ),
    due as (select id from turn union all select id from others)`;
}
