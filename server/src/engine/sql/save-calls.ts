import type { Tx } from '../../kernel/database/database.ts';
import { sql } from '../../kernel/database/sql.ts';
import { WEBHOOK_CHANNEL } from '../../modules/journeys/api.ts';
import type { DraftCall } from '../../reaction/reaction.ts';

/** Writes the calls that journeys ask for, once each, and wakes the caller at the commit. */
export async function saveCalls(tx: Tx, calls: readonly DraftCall[], now: Date): Promise<void> {
  if (calls.length === 0) return;
  const rows = calls.map(({ enrolment, ...call }) => ({
    ...call,
    enrolmentId: enrolment.id,
    journey: enrolment.journey,
  }));
  await tx.run(sql`
    insert into webhook_call (dedupe, journey, enrolment_id, contact_id, url, timeout_s, body, next_at, created_at)
    select dedupe, journey, "enrolmentId", "contactId", url, "timeoutS", body, ${now}, ${now}
    from json_to_recordset(${JSON.stringify(rows)}::json) as r (dedupe text, journey text, "enrolmentId" bigint,
      "contactId" bigint, url text, "timeoutS" int, body jsonb)
    on conflict (dedupe) do nothing`);
  await tx.run(sql`select pg_notify(${WEBHOOK_CHANNEL}, '')`);
}
