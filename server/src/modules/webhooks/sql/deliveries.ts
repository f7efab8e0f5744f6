import type { Database, Queryable } from '../../../kernel/database/database.ts';
import { sql } from '../../../kernel/database/sql.ts';

/** A delivery that is due, with all that is sent. */
export interface DueDelivery {
  id: number;
  attempts: number;
  url: string;
  salt: Buffer;
  part: number;
  seq: number;
  name: string;
  at: Date;
  props: Record<string, unknown>;
  contact_id: number;
  identities: { kind: string; value: string }[];
}

/** Takes deliveries that are due for one process until `until`; who dies with them loses them then. */
export function claimDeliveries(
  db: Database,
  { now, until, limit }: { now: Date; until: Date; limit: number },
): Promise<DueDelivery[]> {
  return db.rows(sql`
    with due as (
      select d.id from webhook_delivery d join webhook w on w.id = d.webhook
      where d.state = 'pending' and d.next_at <= ${now} and (d.claimed_until is null or d.claimed_until <= ${now})
        and w.active
      order by d.next_at, d.id limit ${limit} for update of d skip locked
    ),
    taken as (
      update webhook_delivery d set claimed_until = ${until}, attempts = attempts + 1
      from due where d.id = due.id returning d.*
    )
    select t.id, t.attempts, w.url, w.salt, t.part, t.seq, t.name, e.at, e.props, e.contact_id, (
      select coalesce(json_agg(json_build_object('kind', i.kind, 'value', i.value) order by i.kind, i.value), '[]')
      from identity i where i.contact_id = e.contact_id
    ) as identities
    from taken t join webhook w on w.id = t.webhook join event e on e.part = t.part and e.seq = t.seq`);
}

export interface SettledDelivery {
  id: number;
  attempts: number;
  state: 'pending' | 'done' | 'dead';
  status: number | null;
  error: string | null;
  nextAt: Date;
}

/** Writes what came of deliveries; one that somebody else has taken meanwhile is left to them. */
export async function settleDeliveries(
  db: Queryable,
  deliveries: readonly SettledDelivery[],
  now: Date,
): Promise<void> {
  if (deliveries.length === 0) return;
  await db.run(sql`
    update webhook_delivery d set state = r.state, status = r.status, error = r.error, next_at = r."nextAt",
      claimed_until = null, settled_at = case when r.state = 'pending' then null else ${now}::timestamptz end
    from json_to_recordset(${JSON.stringify(deliveries)}::json)
      as r (id bigint, attempts int, state text, status int, error text, "nextAt" timestamptz)
    where d.id = r.id and d.attempts = r.attempts and d.state = 'pending'`);
}

/** Makes deliveries due again, tries counted anew. @returns how many. */
export function replayDeliveries(
  db: Queryable,
  which: { ids: readonly number[] } | { dead: { webhook: number } },
  now: Date,
): Promise<number> {
  const where =
    'ids' in which
      ? sql`id = any(${which.ids}::bigint[]) and state <> 'pending'`
      : sql`webhook = ${which.dead.webhook} and state = 'dead'`;
  return db.run(sql`
    update webhook_delivery set state = 'pending', attempts = 0, next_at = ${now}, claimed_until = null,
      settled_at = null, status = null, error = null
    where ${where}`);
}
