import { conditionSql } from '../conditions/sql/condition-sql.ts';
import { loadScope } from '../conditions/sql/load-scope.ts';
import type { Clock } from '../kernel/clock.ts';
import type { Database, Tx } from '../kernel/database/database.ts';
import { sql } from '../kernel/database/sql.ts';
import { PARTS } from '../kernel/log/append.ts';
import { takePart } from '../kernel/log/consume.ts';
import { currentPlan } from '../plan/current.ts';
import { runBatch } from './batch.ts';
import { ENGINE } from './names.ts';
import type { PlanCache } from './plans.ts';
import { lookAgain } from './standing.ts';

/** Contacts that one transaction of the visit holds a part for. */
const VISIT = 1000;
/** Rows of what is no longer wanted that one transaction deletes. */
const CLEAR = 20_000;

export interface BuildDeps {
  db: Database;
  clock: Clock;
  plans: PlanCache;
}

/**
 * One piece of the work that follows an apply: computes a segment, visits a stretch of contacts, or clears what the
 * plan no longer has. Live events go on beside it.
 * @returns how many segments, contacts or rows it dealt with; 0 when there is nothing left to do here.
 */
export async function buildStanding(deps: BuildDeps): Promise<number> {
  // A visit during a computation would answer every contact one by one.
  if (await deps.db.one(sql`select 1 from segment where state = 'building'`)) return buildSegment(deps);
  return (await visitContacts(deps)) || (await clearStretch(deps.db));
}

/**
 * Computes one segment, over all contacts in one statement that holds nobody up. Its snapshot is taken after every
 * batch that did not yet know of the segment has ended; whoever is met later is answered by the engine (`segment_ahead`)
 * and put in place at the end, under the locks of all parts, which is short.
 */
async function buildSegment({ db, clock }: BuildDeps): Promise<number> {
  await db.transaction(holdEngine);
  const found = await db.transaction((tx) => fillSegment(tx, clock.now()));
  if (found === null) return 0;
  await db.transaction((tx) => finishSegment(tx, found, clock.now()));
  return 1;
}

/** Waits until no batch is under way; none begins before the end of the transaction. */
async function holdEngine(tx: Tx): Promise<void> {
  await tx.run(sql`select 1 from log_cursor where consumer = ${ENGINE} order by part for update`);
}

interface Building {
  id: number;
  key: string;
  version: number;
}

/** Null when another process has them all, or the plan has moved on. */
async function fillSegment(tx: Tx, now: Date): Promise<Building | null> {
  const segment = await tx.one<Building>(sql`
    select id, key, version from segment where state = 'building'
    order by id limit 1 for update skip locked`);
  // Read after the lock: an apply that would give the key another meaning waits for it.
  const current = await currentPlan(tx);
  const spec = segment && current?.plan.segments[segment.key];
  if (!current || !spec) return null;
  const scope = await loadScope(tx, current.plan, now);
  await tx.run(sql`delete from segment_member where segment = ${segment.id}`);
  await tx.run(sql`delete from segment_size where segment = ${segment.id}`);
  await tx.run(sql`
    with found as (
      insert into segment_member (contact_id, segment, since)
      select c.id, ${segment.id}, ${now} from contact c
      where c.last_event_at is not null and ${conditionSql(spec.when, scope)}
      returning contact_id
    )
    insert into segment_size (segment, part, members)
    select ${segment.id}, contact_id % ${PARTS}::bigint, count(*) from found group by 2`);
  return segment;
}

/** Puts those in place to whom something happened meanwhile, and lets the engine keep the segment from here on. */
async function finishSegment(tx: Tx, { id, version }: Building, now: Date): Promise<void> {
  await holdEngine(tx);
  await tx.run(sql`
    with ahead as materialized (
      select contact_id, ${id} = any(members) as belongs from segment_ahead where version >= ${version}
    ),
    gone as (
      delete from segment_member m using ahead a
      where m.segment = ${id} and m.contact_id = a.contact_id and not a.belongs
      returning m.contact_id
    ),
    come as (
      insert into segment_member (contact_id, segment, since)
      select contact_id, ${id}, ${now} from ahead where belongs
      on conflict (contact_id, segment) do nothing
      returning contact_id
    )
    insert into segment_size as t (segment, part, members)
    select ${id}, part, sum(n) from (
      select contact_id % ${PARTS}::bigint as part, 1 as n from come
      union all select contact_id % ${PARTS}::bigint, -1 from gone) moved
    group by part
    on conflict (segment, part) do update set members = t.members + excluded.members`);
  await tx.run(
    sql`update segment set state = 'ready', built_at = ${now} where id = ${id} and state = 'building'`,
  );
  await tx.run(sql`
    delete from segment_ahead where not exists (select from segment where state = 'building')`);
}

/** Visits the next contacts of every part that still has some; parts that are busy are left for the next time. */
async function visitContacts(deps: BuildDeps): Promise<number> {
  const parts = await deps.db.rows<{ part: number }>(sql`select part from standing_sweep order by part`);
  let visited = 0;
  for (const { part } of parts) visited += await deps.db.transaction((tx) => visitPart(tx, deps, part));
  return visited;
}

async function visitPart(tx: Tx, { clock, plans }: BuildDeps, part: number): Promise<number> {
  if ((await takePart(tx, ENGINE, part)) === null) return 0;
  const sweep = await tx.one<{ position: number }>(
    sql`select position from standing_sweep where part = ${part} for update`,
  );
  if (!sweep) return 0;
  const rows = await tx.rows<{ id: number }>(sql`
    select id from contact
    where id > ${sweep.position} and id % ${PARTS}::bigint = ${part} and last_event_at is not null
    order by id limit ${VISIT}`);
  const last = rows.at(-1);
  if (!last) {
    await tx.run(sql`delete from standing_sweep where part = ${part}`);
    return 1;
  }
  const inputs = rows.map(({ id }) => lookAgain(id, { by: 'plan' }));
  await runBatch(tx, inputs, { part, now: clock.now(), plans });
  await tx.run(sql`update standing_sweep set position = ${last.id} where part = ${part}`);
  return rows.length;
}

/** Deletes a stretch of what retired segments and removed ladders have left. Nobody is told of it. */
async function clearStretch(db: Database): Promise<number> {
  const segment = await db.one<{ id: number }>(
    sql`select id from segment where state = 'retired' order by id limit 1`,
  );
  if (segment) return clearSegment(db, segment.id);
  const ladder = await db.one<{ key: string }>(
    sql`select key from ladder where removed order by key limit 1`,
  );
  return ladder ? clearLadder(db, ladder.key) : 0;
}

async function clearSegment(db: Database, id: number): Promise<number> {
  const gone = await db.run(sql`
    delete from segment_member where segment = ${id} and contact_id in (
      select contact_id from segment_member where segment = ${id} limit ${CLEAR})`);
  if (gone > 0) return gone;
  return db.transaction(async (tx) => {
    // A batch that began before the apply may have written one more row.
    await holdEngine(tx);
    await tx.run(sql`delete from segment_member where segment = ${id}`);
    await tx.run(sql`delete from segment_size where segment = ${id}`);
    await tx.run(sql`delete from segment_day where segment = ${id}`);
    return tx.run(sql`delete from segment where id = ${id} and state = 'retired'`);
  });
}

async function clearLadder(db: Database, key: string): Promise<number> {
  const gone = await db.run(sql`
    delete from contact_tier where ladder = ${key} and contact_id in (
      select contact_id from contact_tier where ladder = ${key} limit ${CLEAR})
      and exists (select from ladder where key = ${key} and removed)`);
  if (gone > 0) return gone;
  return db.run(sql`delete from ladder where key = ${key} and removed`);
}
