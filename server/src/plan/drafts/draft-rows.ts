import type { FileChange, PlanDraft } from '@hetang/contract/http/plan-drafts';
import type { Queryable, Tx } from '../../kernel/database/database.ts';
import { sql } from '../../kernel/database/sql.ts';
import { HetangError } from '../../kernel/errors.ts';
import type { PlanFile } from '../source/plan-files.ts';

/** A draft of one caller: nobody sees those of others. */
export interface DraftId {
  id: number;
  owner: string;
}

interface Row {
  id: number;
  name: string;
  base_version: number;
  revision: number;
  changed_at: Date;
}
const columns = sql`id, name, base_version, revision, changed_at`;
const open = sql`discarded_at is null and applied_at is null`;
/** Bytes of all files of a draft: four times what lint lets a plan have, so that a mistake can be mended. */
const MOST_BYTES = 4 * 1024 * 1024;
/** Days that a draft which is done with can be brought back. */
const KEPT_DAYS = 30;

/** Open drafts, last changed first. */
export async function listDrafts(
  db: Queryable,
  owner: string,
  page: { limit: number; offset: number },
): Promise<{ items: PlanDraft[]; total: number }> {
  const rows = await db.rows<Row>(sql`
    select ${columns} from plan_draft where owner = ${owner} and ${open}
    order by changed_at desc, id desc limit ${page.limit} offset ${page.offset}`);
  const count = await db.one<{ total: number }>(
    sql`select count(*) as total from plan_draft where owner = ${owner} and ${open}`,
  );
  return { items: rows.map(present), total: count?.total ?? 0 };
}

/** @throws HetangError `request/not-found` when there is no such open draft of this owner. */
export async function readDraft(
  db: Queryable,
  { id, owner }: DraftId,
): Promise<{ draft: PlanDraft; files: PlanFile[] }> {
  const row = await db.one<Row & { files: PlanFile[] }>(sql`
    select ${columns}, coalesce(
      (select json_agg(file order by path) from plan_draft_file where draft_id = id), '[]'::json) as files
    from plan_draft where id = ${id} and owner = ${owner} and ${open}`);
  if (!row) throw missing(id);
  return { draft: present(row), files: row.files };
}

/** Begins a draft; what was done with long ago leaves. */
export async function createDraft(
  tx: Tx,
  draft: { owner: string; name: string; baseVersion: number; files: readonly PlanFile[]; now: Date },
): Promise<number> {
  const { owner, name, baseVersion, files, now } = draft;
  await tx.run(sql`
    delete from plan_draft
    where coalesce(discarded_at, applied_at) < ${now}::timestamptz - make_interval(days => ${KEPT_DAYS})`);
  const made = await tx.one<{ id: number }>(sql`
    insert into plan_draft (owner, name, base_version, created_at, changed_at)
    values (${owner}, ${name}, ${baseVersion}, ${now}, ${now}) returning id`);
  const id = made?.id ?? 0;
  await writeFiles(tx, id, files);
  return id;
}

interface Save {
  revision: number;
  name?: string | undefined;
  baseVersion?: number | undefined;
  changes: readonly FileChange[];
  now: Date;
}

/**
 * Saves what changed, under the revision that the sender looked at.
 * @throws HetangError `plan/draft-moved` when another window was quicker, `plan/draft-too-large`.
 */
export async function saveDraft(tx: Tx, at: DraftId, save: Save): Promise<void> {
  const row = await tx.one<{ revision: number }>(sql`
    select revision from plan_draft where id = ${at.id} and owner = ${at.owner} and ${open} for update`);
  if (!row) throw missing(at.id);
  if (row.revision !== save.revision) throw new HetangError('plan/draft-moved');
  await tx.run(sql`
    update plan_draft set revision = revision + 1, changed_at = ${save.now},
      name = coalesce(${save.name ?? null}, name),
      base_version = coalesce(${save.baseVersion ?? null}::int, base_version)
    where id = ${at.id}`);
  const gone = save.changes.filter(({ text }) => text === null).map(({ path }) => path);
  await tx.run(sql`delete from plan_draft_file where draft_id = ${at.id} and path = any(${gone}::text[])`);
  const written = save.changes.flatMap(({ path, text, media }) =>
    text === null ? [] : [{ path, text, ...(media && { media }) }],
  );
  await writeFiles(tx, at.id, written);
}

async function writeFiles(tx: Tx, id: number, files: readonly PlanFile[]): Promise<void> {
  const rows = JSON.stringify(files.map((file) => ({ path: file.path, file })));
  await tx.run(sql`
    insert into plan_draft_file (draft_id, path, file)
    select ${id}::bigint, path, file from json_to_recordset(${rows}::json) as f(path text, file json)
    on conflict (draft_id, path) do update set file = excluded.file`);
  const size = await tx.one<{ bytes: number }>(sql`
    select coalesce(sum(octet_length(file::text)), 0)::int as bytes from plan_draft_file where draft_id = ${id}`);
  if ((size?.bytes ?? 0) > MOST_BYTES) throw new HetangError('plan/draft-too-large');
}

/** Takes a draft away; it can be brought back. */
export async function discardDraft(db: Queryable, { id, owner }: DraftId, now: Date): Promise<void> {
  const done = await db.run(
    sql`update plan_draft set discarded_at = ${now} where id = ${id} and owner = ${owner} and ${open}`,
  );
  if (done === 0) throw missing(id);
}

/** Brings a discarded draft back. */
export async function restoreDraft(db: Queryable, { id, owner }: DraftId): Promise<void> {
  const done = await db.run(sql`
    update plan_draft set discarded_at = null
    where id = ${id} and owner = ${owner} and discarded_at is not null and applied_at is null`);
  if (done === 0) throw missing(id);
}

/** A draft that is in force is no draft any more. */
export async function closeDraft(tx: Tx, { id, owner }: DraftId, now: Date): Promise<void> {
  await tx.run(sql`update plan_draft set applied_at = ${now} where id = ${id} and owner = ${owner}`);
}

function missing(id: number): HetangError {
  return new HetangError('request/not-found', { what: `plan draft ${id}` });
}

function present({ id, name, base_version, revision, changed_at }: Row): PlanDraft {
  return { id, name, baseVersion: base_version, revision, changedAt: changed_at.toISOString() };
}
