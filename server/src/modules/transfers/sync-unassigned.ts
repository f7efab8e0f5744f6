import type { TenantChannel } from '../../channels/port.ts';
import { sql } from '../../kernel/database/sql.ts';
import type { TransferDeps } from './run-transfers.ts';

/**
 * Brings in step who has left the company and which of their customers nobody has been given. Who is among the members
 * again has come back.
 * @returns how many customers wait.
 */
export async function syncUnassigned(deps: TransferDeps, tenant: TenantChannel): Promise<number> {
  const { db, clock, port, log } = deps;
  const now = clock.now();
  const walk = await port.readUnassigned(async (page) => {
    await db.run(sql`
      with seen as (
        select * from json_to_recordset(${JSON.stringify(page)}::json)
          as s ("from" text, "externalUserid" text, "leftAt" timestamptz)),
      departed as (
        insert into staff_departure (userid, left_at, found_at)
        select "from", max("leftAt"), ${now} from seen group by "from" order by "from"
        on conflict (userid) do nothing)
      insert into unassigned_person (from_userid, external_userid, left_at, seen_at)
      select distinct on ("from", "externalUserid") "from", "externalUserid", "leftAt", ${now}::timestamptz
      from seen order by "from", "externalUserid"
      on conflict (from_userid, external_userid) do update
        set left_at = excluded.left_at, seen_at = excluded.seen_at`);
  });
  if (walk.kind !== 'done') {
    log.warn({ outcome: walk }, 'customers of members who have left');
    return 0;
  }
  await db.run(sql`delete from unassigned_person where seen_at < ${now}`);
  const check = await tenant.checkConnection();
  if (check.ok) {
    await db.run(sql`delete from staff_departure where userid = any(${check.members}::text[])`);
  }
  const row = await db.one<{ count: number }>(sql`select count(*) as count from unassigned_person`);
  return row?.count ?? 0;
}
