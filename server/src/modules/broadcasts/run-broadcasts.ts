import type { Broadcast } from '@hetang/contract/plan/kinds/broadcasts';
import { durationMs } from '@hetang/contract/plan/values';
import { loadScope } from '../../conditions/sql/load-scope.ts';
import type { Database, Tx } from '../../kernel/database/database.ts';
import { sql } from '../../kernel/database/sql.ts';
import { OUTBOX_CHANNEL } from '../../outbox/intend.ts';
import { type CurrentPlan, currentPlan } from '../../plan/current.ts';
import { planRuns, WITHDRAWN } from './plan-runs.ts';
import { nextSending } from './rules/next-sending.ts';
import { expandRun } from './sql/expand-run.ts';

/** Contacts or groups taken in one transaction. */
const AT_ONCE = 5000;

interface DueRun {
  id: number;
  broadcast: string;
  due_at: Date;
  state: 'planned' | 'running';
  position: string;
}

/**
 * One piece of the broadcasts that are due: the next people or groups of a run, each once, whoever works on it and
 * however often it is broken off. What begins too late is skipped, with a record of it.
 * @returns how many were taken, at least 1 when there may be more to do.
 */
export async function runBroadcasts(db: Database, now: Date): Promise<number> {
  const due = await db.one(
    sql`select 1 from broadcast_run where state in ('planned', 'running') and due_at <= ${now} limit 1`,
  );
  return due ? db.transaction((tx) => runPiece(tx, now)) : 0;
}

async function runPiece(tx: Tx, now: Date): Promise<number> {
  const run = await tx.one<DueRun>(sql`
    select id, broadcast, due_at, state, position from broadcast_run
    where state in ('planned', 'running') and due_at <= ${now}
    order by due_at, id limit 1 for update skip locked`);
  const current = await currentPlan(tx);
  if (!run || !current) return 0;
  const { broadcasts } = current.plan;
  const broadcast = Object.hasOwn(broadcasts, run.broadcast) ? broadcasts[run.broadcast] : undefined;
  if (!broadcast) return end(tx, run.id, { state: 'cancelled', reason: WITHDRAWN }, now);
  if (run.state === 'planned') {
    await planNext(tx, run, broadcast, current);
    const lateAt = run.due_at.getTime() + durationMs(broadcast.late);
    if (now.getTime() > lateAt) return end(tx, run.id, { state: 'skipped', reason: 'too-late' }, now);
  }
  return expand(tx, run, { broadcast, current, now });
}

async function expand(
  tx: Tx,
  run: DueRun,
  { broadcast, current, now }: { broadcast: Broadcast; current: CurrentPlan; now: Date },
): Promise<number> {
  const { taken, last } = await expandRun(
    tx,
    broadcast,
    {
      run: run.id,
      version: current.version,
      position: run.position,
      dueAt: run.due_at,
      notAfter: new Date(run.due_at.getTime() + durationMs(broadcast.expires)),
      limit: AT_ONCE,
      now,
    },
    await loadScope(tx, current.plan, now),
  );
  const over = taken < AT_ONCE;
  await tx.run(sql`
    update broadcast_run
    set state = ${over ? 'done' : 'running'}, position = ${last ?? run.position}, targets = targets + ${taken},
        plan_version = ${current.version}, started_at = coalesce(started_at, ${now}),
        finished_at = ${over ? now : null}
    where id = ${run.id}`);
  await tx.run(sql`select pg_notify(${OUTBOX_CHANNEL}, '')`);
  return Math.max(1, taken);
}

/** A broadcast of every week is planned one run ahead. */
async function planNext(
  tx: Tx,
  { broadcast, due_at }: DueRun,
  { send }: Broadcast,
  { plan, version }: CurrentPlan,
): Promise<void> {
  const dueAt = nextSending(send, due_at, plan.meta);
  if (dueAt) await planRuns(tx, [{ broadcast, dueAt }], version);
}

async function end(
  tx: Tx,
  id: number,
  to: { state: 'skipped' | 'cancelled'; reason: string },
  now: Date,
): Promise<number> {
  await tx.run(sql`
    update broadcast_run set state = ${to.state}, reason = ${to.reason}, finished_at = ${now} where id = ${id}`);
  return 1;
}
