import type { Tx } from '../../../kernel/database/database.ts';
import { sql } from '../../../kernel/database/sql.ts';
import { appendToLog } from '../../../kernel/log/append.ts';

/**
 * Puts contacts on the list of those who are left alone. Those who are on it stay as they are. The log is told; `source`
 * also marks the entries, so that they can be found again.
 */
export async function suppressMany(
  tx: Tx,
  ids: readonly number[],
  wish: { reason: string; by: string; until: Date | null; source: string },
  now: Date,
): Promise<void> {
  const { reason, by, until, source } = wish;
  const put = await tx.rows<{ contact_id: number }>(sql`
    insert into suppression (contact_id, reason, set_by, at, until, source)
    select id, ${reason}, ${by}, ${now}::timestamptz, ${until}::timestamptz, ${source}
    from contact where id = any(${ids}::bigint[]) for key share
    on conflict (contact_id) do update
      set reason = excluded.reason, set_by = excluded.set_by, at = excluded.at, until = excluded.until,
        source = excluded.source
      where suppression.until <= ${now}
    returning contact_id`);
  const props = { reason, by, ...(until && { until: until.toISOString() }) };
  await tellAll(tx, put, { name: 'contact.suppressed', props, source, now });
}

/**
 * Takes those off the list whom `source` put there and nobody has put there anew; answers who they are. Should a merge of one of them be
 * undone, those who leave are not back on it.
 */
export async function releaseMany(
  tx: Tx,
  ids: readonly number[],
  { by, source }: { by: string; source: string },
  now: Date,
): Promise<number[]> {
  const gone = await tx.rows<{ contact_id: number }>(sql`
    delete from suppression where contact_id = any(${ids}::bigint[]) and source = ${source} returning contact_id`);
  const released = gone.map((row) => row.contact_id);
  await tx.run(sql`
    update contact_merge set snapshot = jsonb_set(snapshot, '{suppressions}', coalesce((
      select jsonb_agg(s) from jsonb_array_elements(snapshot -> 'suppressions') s where s ->> 'source' is distinct from ${source}), '[]'))
    where into_id = any(${released}::bigint[]) and split_at is null and snapshot is not null`);
  await tellAll(tx, gone, { name: 'contact.released', props: { by }, source, now });
  return released;
}

async function tellAll(
  tx: Tx,
  people: readonly { contact_id: number }[],
  what: { name: string; props: Record<string, unknown>; source: string; now: Date },
): Promise<void> {
  const { now, ...event } = what;
  await appendToLog(
    tx,
    people.map(({ contact_id: contactId }) => ({ ...event, contactId, at: now })),
    now,
  );
}
