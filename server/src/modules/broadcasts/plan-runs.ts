import type { Plan } from '@hetang/contract/plan/registry';
import type { Tx } from '../../kernel/database/database.ts';
import { sql } from '../../kernel/database/sql.ts';
import { cancelRuns } from './cancel-runs.ts';
import { nextSending } from './rules/next-sending.ts';

/** Why a run ends that the plan has no broadcast for any more. */
export const WITHDRAWN = 'plan-withdrew';

/**
 * Part of an apply: plans the next run of each broadcast, forgets those at times that the plan has changed, and calls off
 * what is under way of broadcasts that the plan has lost.
 */
export async function declareBroadcasts(tx: Tx, plan: Plan, version: number): Promise<void> {
  const row = await tx.one<{ applied_at: Date }>(
    sql`select applied_at from plan_version where version = ${version}`,
  );
  if (!row) return;
  const now = row.applied_at;
  const next = Object.entries(plan.broadcasts).flatMap(([broadcast, { send }]) => {
    const dueAt = nextSending(send, now, plan.meta);
    return dueAt ? [{ broadcast, dueAt }] : [];
  });
  await tx.run(sql`
    delete from broadcast_run r where state = 'planned' and due_at > ${now} and not exists (
      select from json_to_recordset(${JSON.stringify(next)}::json) as p (broadcast text, "dueAt" timestamptz)
      where p.broadcast = r.broadcast and p."dueAt" = r.due_at)`);
  await planRuns(tx, next, version);
  const lost = await tx.rows<{ id: number }>(sql`
    select id from broadcast_run r
    where not r.broadcast = any(${Object.keys(plan.broadcasts)}::text[]) and (state in ('planned', 'running')
      or state = 'done' and exists (
        select from intention i where i.broadcast_run = r.id and i.settled_at is null))`);
  await cancelRuns(tx, lost, { reason: WITHDRAWN, by: null }, now);
}

/** Plans runs; one that is planned already goes over to the version. */
export async function planRuns(
  tx: Tx,
  runs: readonly { broadcast: string; dueAt: Date }[],
  version: number,
): Promise<void> {
  await tx.run(sql`
    insert into broadcast_run (broadcast, due_at, plan_version)
    select broadcast, "dueAt", ${version}
    from json_to_recordset(${JSON.stringify(runs)}::json) as p (broadcast text, "dueAt" timestamptz)
    on conflict (broadcast, due_at) do update set plan_version = excluded.plan_version
      where broadcast_run.state = 'planned'`);
}
