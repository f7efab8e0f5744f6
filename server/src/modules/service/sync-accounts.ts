import type { CallOutcome } from '../../channels/port.ts';
import { sql } from '../../kernel/database/sql.ts';
import type { ServiceDeps } from './deps.ts';

/** Takes over which accounts the platform has; those that are gone keep their conversations. */
export async function syncAccounts({
  db,
  clock,
  port,
}: Pick<ServiceDeps, 'db' | 'clock' | 'port'>): Promise<CallOutcome<null>> {
  const outcome = await port.listServiceAccounts();
  if (outcome.kind !== 'done') return outcome;
  const list = JSON.stringify(outcome.value);
  await db.transaction(async (tx) => {
    await tx.run(sql`
      insert into service_account (id, name)
      select r.id, r.name from json_to_recordset(${list}::json) as r (id text, name text)
      on conflict (id) do update set name = excluded.name, gone_at = null`);
    await tx.run(sql`
      update service_account set gone_at = ${clock.now()}
      where gone_at is null and id not in (select r.id from json_to_recordset(${list}::json) as r (id text))`);
  });
  return { kind: 'done', value: null };
}
