import type { Database, Queryable, Tx } from '../../../kernel/database/database.ts';
import { sql } from '../../../kernel/database/sql.ts';
import { FIRST, type Place, placeSchema } from './place.ts';

/** Something that was otherwise here than on the platform. */
export interface Difference {
  kind: string;
  subject: string;
  beside: string | null;
  mended: boolean;
  note?: string;
}

/** What one stretch of a comparison brought. */
export interface Progress {
  place: Place;
  counts?: Readonly<Record<string, number>>;
  differences?: readonly Difference[];
}

/** A comparison that is under way. */
export interface SyncRun {
  id: number;
  startedAt: Date;
  /** Where to go on. */
  place: Place;
  counts: Record<string, number>;
  /** Nothing was compared before: everything is new, and differences are only counted. */
  first: boolean;
}

/** More than these of one comparison are only counted. */
const KEPT_DIFFERENCES = 10_000;
const KEPT_MS = 90 * 86_400_000;

/** The comparison under way, begun anew when there is none. */
export async function openRun(db: Database, { by, now }: { by: string | null; now: Date }): Promise<SyncRun> {
  await db.transaction((tx) => askForRun(tx, { by, now }));
  const running = await runningRun(db);
  if (!running) throw new Error('the comparison that was begun is gone');
  return running;
}

/** Notes that a comparison is wanted; one that is under way is the wanted one. */
export async function askForRun(tx: Tx, { by, now }: { by: string | null; now: Date }): Promise<void> {
  await tx.run(sql`
    insert into wecom_sync (asked_by, started_at, beat_at, place)
    values (${by}, ${now}, ${now}, ${JSON.stringify(FIRST)}::jsonb)
    on conflict ((true)) where state = 'running' do nothing`);
}

/** The comparison that is under way, or null. */
export async function runningRun(db: Database): Promise<SyncRun | null> {
  const row = await db.one<{
    id: number;
    started_at: Date;
    place: unknown;
    counts: Record<string, number>;
    first: boolean;
  }>(sql`
    select s.id, s.started_at, s.place, s.counts,
      not exists (select from wecom_sync d where d.state = 'done') as first
    from wecom_sync s where s.state = 'running'`);
  if (!row) return null;
  const { id, started_at: startedAt, counts, first } = row;
  return { id, startedAt, place: placeSchema.parse(row.place), counts, first };
}

/** Whether a comparison is under way or asked for. */
export async function isReconciling(db: Queryable): Promise<boolean> {
  return (await db.one(sql`select 1 from wecom_sync where state = 'running'`)) !== undefined;
}

/** Somebody has stopped the comparison; thrown inside a stretch, all of which is then undone. */
export class RunStopped extends Error {}

/**
 * Notes in the caller's transaction how far the comparison has come and what it found on the way.
 * @throws RunStopped
 */
export async function saveProgress(tx: Tx, run: SyncRun, progress: Progress, now: Date): Promise<void> {
  const counts = { ...run.counts };
  for (const [name, more] of Object.entries(progress.counts ?? {})) counts[name] = (counts[name] ?? 0) + more;
  const differences = progress.differences ?? [];
  const kept = counts.differences ?? 0;
  counts.differences = kept + differences.length;
  const saved = await tx.run(sql`
    update wecom_sync set place = ${JSON.stringify(progress.place)}::jsonb, counts = ${JSON.stringify(counts)}::jsonb,
      beat_at = ${now}, error = null
    where id = ${run.id} and state = 'running'`);
  if (saved === 0) throw new RunStopped();
  if (!run.first)
    await keepDifferences(tx, run.id, { list: differences.slice(0, KEPT_DIFFERENCES - kept), now });
  tx.afterCommit(() => {
    run.place = progress.place;
    run.counts = counts;
  });
}

async function keepDifferences(
  tx: Tx,
  id: number,
  { list, now }: { list: readonly Difference[]; now: Date },
): Promise<void> {
  if (list.length === 0) return;
  await tx.run(sql`
    insert into wecom_difference (sync_id, kind, subject, beside, mended, note, at)
    select ${id}, r."kind", r."subject", r."beside", r."mended", r."note", ${now}
    from json_to_recordset(${JSON.stringify(list)}::json)
      as r ("kind" text, "subject" text, "beside" text, "mended" boolean, "note" text)`);
}

/** The comparison is through. What is older than 90 days goes. */
export async function finishRun(db: Database, run: SyncRun, now: Date): Promise<void> {
  const before = new Date(now.getTime() - KEPT_MS);
  await db.run(sql`
    with old as (delete from wecom_sync where state <> 'running' and started_at < ${before} returning id)
    delete from wecom_difference d using old where d.sync_id = old.id`);
  await db.run(sql`
    update wecom_sync set state = 'done', finished_at = ${now}, beat_at = ${now}, error = null
    where id = ${run.id} and state = 'running'`);
}

/** What stopped it for now; it stays under way until it is through, or too old to be worth going on with. */
export async function pauseRun(
  db: Database,
  run: SyncRun,
  { error, now, giveUpMs }: { error: string; now: Date; giveUpMs: number },
): Promise<void> {
  const tooOld = now.getTime() - run.startedAt.getTime() > giveUpMs;
  await db.run(sql`
    update wecom_sync set error = ${error.slice(0, 500)}, beat_at = ${now},
      state = ${tooOld ? 'failed' : 'running'}, finished_at = ${tooOld ? now : null}
    where id = ${run.id} and state = 'running'`);
}
