import type { Plan } from '@hetang/contract/plan/registry';
import { dependenciesOf } from '../conditions/rules/depends-on.ts';
import type { Database, Tx } from '../kernel/database/database.ts';
import { sql } from '../kernel/database/sql.ts';
import { basisOf } from '../modules/segments/rules/basis.ts';
import { currentPlan } from '../plan/current.ts';

/** NOTIFY channel that tells of segments to compute and contacts to visit. */
export const STANDING_CHANNEL = 'hetang_standing';

interface Known {
  key: string;
  basis: string;
}

/**
 * Brings the lists of segments and ladders in step with a plan, as part of its apply. A segment whose members are
 * decided by something else than before gets a new number, to be computed; a ladder that is new or different makes
 * the engine visit every contact. Nothing happens twice when it is called twice.
 */
export async function declareStanding(tx: Tx, plan: Plan, version: number): Promise<void> {
  const segments = Object.entries(plan.segments).map(([key, { when }]) => ({
    key,
    basis: basisOf([when], plan),
  }));
  const ladders = Object.entries(plan.ladders).map(([key, ladder]) => ({
    key,
    basis: `${JSON.stringify(ladder)} ${basisOf(
      Object.values(ladder.tiers).flatMap(({ when }) => (when ? [when] : [])),
      plan,
    )}`,
  }));
  // One at a time: two processes may start at once.
  await tx.run(sql`lock table segment in share row exclusive mode`);
  const fresh = await declareSegments(tx, segments, version);
  const timed = fresh.some((key) => dependenciesOf([{ segment: key }], plan.segments).timed);
  const moved = await declareLadders(tx, ladders, version);
  if (timed || moved > 0) await startSweep(tx, version);
  await tx.run(sql`select pg_notify(${STANDING_CHANNEL}, '')`);
}

/** Declares the plan in force, for one that was applied before segments were kept. */
export async function declareCurrent(db: Database): Promise<void> {
  await db.transaction(async (tx) => {
    const current = await currentPlan(tx);
    if (current) await declareStanding(tx, current.plan, current.version);
  });
}

async function declareSegments(tx: Tx, segments: readonly Known[], version: number): Promise<string[]> {
  const rows = JSON.stringify(segments);
  await tx.run(sql`
    update segment s set state = 'retired'
    where state <> 'retired' and not exists (
      select from json_to_recordset(${rows}::json) as r (key text, basis text)
      where r.key = s.key and r.basis = s.basis)`);
  const fresh = await tx.rows<{ key: string }>(sql`
    insert into segment (key, basis, version, state, declared_at)
    select r.key, r.basis, v.version, 'building', v.applied_at
    from json_to_recordset(${rows}::json) as r (key text, basis text)
    join plan_version v on v.version = ${version}
    where not exists (select from segment s where s.key = r.key and s.state <> 'retired')
    returning key`);
  return fresh.map(({ key }) => key);
}

async function declareLadders(tx: Tx, ladders: readonly Known[], version: number): Promise<number> {
  const keys = ladders.map(({ key }) => key);
  await tx.run(sql`update ladder set removed = true where not removed and not key = any(${keys}::text[])`);
  return tx.run(sql`
    insert into ladder as l (key, basis, version)
    select key, basis, ${version}
    from json_to_recordset(${JSON.stringify(ladders)}::json) as r (key text, basis text)
    on conflict (key) do update set basis = excluded.basis, version = excluded.version,
      removed = false where l.basis <> excluded.basis or l.removed`);
}

/** Timers of new segments, and places on ladders, are set by a visit to every contact. */
async function startSweep(tx: Tx, version: number): Promise<void> {
  await tx.run(sql`
    insert into standing_sweep (part, version, position)
    select part, ${version}, 0 from log_part
    on conflict (part) do update set version = excluded.version, position = 0`);
}
