import { sql } from '../../../kernel/database/sql.ts';
import { keyOf, type Upload } from '../rules/media-upload.ts';
import type { MediaDeps } from './deps.ts';

/** A process that uploads has this long, in machine milliseconds; then another may try. */
const LEASE_MS = 120_000;

/** What is known of an upload. */
export interface MediaRow extends Upload {
  media_id: string | null;
  /** Infinite for an address. */
  expires_at: Date | number | null;
  held_until: Date;
  refused: number | null;
}

/** The rows of these uploads, by `keyOf`. */
export async function readRows(
  { db, config }: MediaDeps,
  uploads: readonly Upload[],
): Promise<Map<string, MediaRow>> {
  const rows = await db.rows<MediaRow>(sql`
    select m.sha256, m.upload, m.name, m.media_id, m.expires_at, m.held_until, m.refused
    from wecom_media m
    join jsonb_to_recordset(${JSON.stringify(uploads)}::jsonb) as r (sha256 text, upload text, name text)
      on m.sha256 = r.sha256 and m.upload = r.upload and m.name = r.name
    where m.corp_id = ${config.corpId}`);
  return new Map(rows.map((row) => [keyOf(row), row]));
}

/** Whether the id is good for so many milliseconds of the product's clock at least. */
export function isGood({ clock }: MediaDeps, row: MediaRow | undefined, forMs: number): boolean {
  if (!row?.media_id || row.expires_at === null) return false;
  return Number(row.expires_at) > clock.now().getTime() + forMs;
}

/** Takes an upload for this process; false when another one is at it, or has done it since `seen` was read. */
export async function holdUpload(
  deps: MediaDeps,
  { sha256, upload, name }: Upload,
  seen: MediaRow | undefined,
): Promise<boolean> {
  const now = deps.machine.now();
  const held = await deps.db.run(sql`
    insert into wecom_media as m (corp_id, sha256, upload, name, held_until)
    values (${deps.config.corpId}, ${sha256}, ${upload}, ${name}, ${new Date(now.getTime() + LEASE_MS)})
    on conflict (corp_id, sha256, upload, name) do update set held_until = excluded.held_until
    where m.held_until <= ${now} and m.media_id is not distinct from ${seen?.media_id ?? null}`);
  return held > 0;
}

/** What the platform gave for an upload. `expiresAt` null: it is kept for good. */
export async function noteUploaded(
  deps: MediaDeps,
  upload: Upload,
  { id, expiresAt }: { id: string; expiresAt: Date | null },
): Promise<void> {
  await deps.db.run(sql`
    update wecom_media set media_id = ${id}, expires_at = coalesce(${expiresAt}::timestamptz, 'infinity'),
      held_until = ${deps.machine.now()}, refused = null
    where corp_id = ${deps.config.corpId} and ${sameUpload(upload)}`);
}

/** An upload that came to nothing is not tried again for so many machine milliseconds. */
export async function noteFailed(
  deps: MediaDeps,
  upload: Upload,
  { refused, restMs }: { refused: number | null; restMs: number },
): Promise<void> {
  await deps.db.run(sql`
    update wecom_media
    set refused = ${refused}, held_until = ${new Date(deps.machine.now().getTime() + restMs)}
    where corp_id = ${deps.config.corpId} and ${sameUpload(upload)}`);
}

/** The platform does not know these ids any more. */
export async function forgetIds({ db, config }: MediaDeps, ids: readonly string[]): Promise<void> {
  await db.run(sql`
    update wecom_media set media_id = null, expires_at = null
    where corp_id = ${config.corpId} and media_id = any(${ids}::text[])`);
}

function sameUpload({ sha256, upload, name }: Upload) {
  return sql`sha256 = ${sha256} and upload = ${upload} and name = ${name}`;
}
