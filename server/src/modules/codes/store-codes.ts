import type { LiveCode } from '../../channels/port.ts';
import type { Queryable } from '../../kernel/database/database.ts';
import { sql } from '../../kernel/database/sql.ts';

/** A code as it was claimed for calling. */
export interface CodeRow {
  key: string;
  platformState: string;
  platformId: string | null;
  qrUrl: string | null;
  attempts: number;
  /** When an earlier creation was begun whose end is not known. */
  unclearSince: Date | null;
}

interface Wanted {
  key: string;
  hash: string;
  platformState: string;
}

/** Gives every code its row, so that its `state` is known before the first add can arrive. */
export function nameCodes(db: Queryable, wanted: readonly Wanted[], now: Date): Promise<number> {
  return db.run(sql`
    insert into channel_code (key, platform_state, changed_at)
    select w."key", w."platformState", ${now}
    from json_to_recordset(${JSON.stringify(wanted)}::json) as w ("key" text, "platformState" text)
    on conflict do nothing`);
}

/** Keys of the codes that are not yet as wanted and may be called for. */
export async function readDueCodes(db: Queryable, wanted: readonly Wanted[], now: Date): Promise<string[]> {
  const rows = await db.rows<{ key: string }>(sql`
    select c.key
    from channel_code c
    join json_to_recordset(${JSON.stringify(wanted)}::json) as w ("key" text, "hash" text) on w."key" = c.key
    where (c.state <> 'live' or c.spec_hash is distinct from w."hash")
      and (c.next_at is null or c.next_at <= ${now} or (c.state = 'failed' and c.spec_hash is distinct from w."hash"))`);
  return rows.map((row) => row.key);
}

/** Takes a code for calling until the lease ends, unless another process was quicker. */
export async function claimCode(
  db: Queryable,
  { key, hash, now, leaseUntil }: { key: string; hash: string; now: Date; leaseUntil: Date },
): Promise<CodeRow | undefined> {
  const row = await db.one<{
    key: string;
    platform_state: string;
    platform_id: string | null;
    qr_url: string | null;
    attempts: number;
    unclear_since: Date | null;
  }>(sql`
    with before as (
      select key, called_at from channel_code
      where key = ${key}
        and (state <> 'live' or spec_hash is distinct from ${hash})
        and (next_at is null or next_at <= ${now} or (state = 'failed' and spec_hash is distinct from ${hash}))
      for update skip locked)
    update channel_code c
    set called_at = coalesce(c.called_at, ${now}), next_at = ${leaseUntil}, attempts = c.attempts + 1,
        state = case when c.state = 'failed' and c.platform_id is null then 'creating' else c.state end
    from before b where c.key = b.key
    returning c.key, c.platform_state, c.platform_id, c.qr_url, c.attempts, b.called_at as unclear_since`);
  if (!row) return undefined;
  return {
    key: row.key,
    platformState: row.platform_state,
    platformId: row.platform_id,
    qrUrl: row.qr_url,
    attempts: row.attempts,
    unclearSince: row.unclear_since,
  };
}

/** The platform has the code as wanted. `content`: what its QR says, where that is known without a picture. */
export function recordLive(
  db: Queryable,
  {
    key,
    hash,
    live,
    now,
  }: { key: string; hash: string; live: LiveCode & { content: string | null }; now: Date },
): Promise<number> {
  return db.run(sql`
    update channel_code
    set state = 'live', spec_hash = ${hash}, platform_id = ${live.platformId}, error = null, attempts = 0,
        called_at = null, next_at = null, changed_at = ${now}, qr_url = nullif(${live.qrUrl}, ''),
        image = case when qr_url = ${live.qrUrl} then image end,
        content = coalesce(${live.content}, case when qr_url = ${live.qrUrl} then content end),
        image_type = case when qr_url = ${live.qrUrl} then image_type end
    where key = ${key}`);
}

/** The groups that the code leads into on the platform. */
export async function noteGroups(db: Queryable, key: string, chatIds: readonly string[]): Promise<void> {
  await db.run(sql`update channel_code set chat_ids = ${chatIds}::text[] where key = ${key}`);
}

/** The call did not succeed. A code that was live before goes on working as it was. */
export function recordFailure(
  db: Queryable,
  failure: {
    key: string;
    hash: string;
    clear: boolean;
    failed: boolean;
    error: { zh: string; en: string };
    nextAt: Date;
    now: Date;
  },
): Promise<number> {
  const { key, hash, clear, failed, error, nextAt, now } = failure;
  return db.run(sql`
    update channel_code
    set state = case when ${failed}::boolean then 'failed' else state end,
        spec_hash = case when ${failed}::boolean then ${hash} else spec_hash end,
        error = ${JSON.stringify(error)}::jsonb, next_at = ${nextAt}, changed_at = ${now},
        called_at = case when ${clear}::boolean then null else called_at end
    where key = ${key}`);
}

/** Which code a platform `state` stands for; codes that the plan has dropped too. */
export async function codeStates(db: Queryable): Promise<Map<string, string>> {
  const rows = await db.rows<{ key: string; platform_state: string }>(
    sql`select key, platform_state from channel_code`,
  );
  return new Map(rows.map((row) => [row.platform_state, row.key]));
}
