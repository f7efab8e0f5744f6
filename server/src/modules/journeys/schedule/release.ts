import { CALLED } from '@hetang/contract/plan/kinds/journey-starts';
import { conditionSql } from '../../../conditions/sql/condition-sql.ts';
import { loadScope } from '../../../conditions/sql/load-scope.ts';
import type { Database, Tx } from '../../../kernel/database/database.ts';
import { type Sql, sql } from '../../../kernel/database/sql.ts';
import { appendToLog } from '../../../kernel/log/append.ts';
import { currentPlan } from '../../../plan/current.ts';
import { haltedJourneys } from '../sql/halted-journeys.ts';

/** People called in one transaction. */
const AT_ONCE = 2000;

interface Release {
  journey: string;
  due_at: Date;
  segment: string | null;
  position: number;
}

/**
 * One piece of the calls that are due: the next people of a segment, in order of contact, each once. A paused journey
 * waits; one that takes nobody in, or that the plan has lost, is done with.
 * @returns how many were called, at least 1 when there may be more to do.
 */
export async function releaseScheduled(db: Database, now: Date): Promise<number> {
  const due = await db.one(
    sql`select 1 from journey_release where finished_at is null and due_at <= ${now} limit 1`,
  );
  return due ? db.transaction((tx) => releaseSome(tx, now)) : 0;
}

async function releaseSome(tx: Tx, now: Date): Promise<number> {
  const halted = await haltedJourneys(tx);
  const paused = [...halted].flatMap(([journey, state]) => (state === 'paused' ? [journey] : []));
  const release = await tx.one<Release>(sql`
    select journey, due_at, segment, position from journey_release
    where finished_at is null and due_at <= ${now} and not journey = any(${paused}::text[])
    order by due_at, journey limit 1 for update skip locked`);
  if (!release) return 0;
  const where = halted.has(release.journey) ? null : await audienceOf(tx, release, now);
  const people = where ? await nextPeople(tx, release, where) : [];
  await appendToLog(
    tx,
    people.map((contactId) => ({
      contactId,
      name: CALLED,
      at: release.due_at,
      props: { journey: release.journey, by: 'schedule' },
      source: 'engine',
      dedupe: `release:${release.journey}:${release.due_at.toISOString()}:${contactId}`,
    })),
    now,
  );
  const finished = people.length < AT_ONCE ? now : null;
  await tx.run(sql`
    update journey_release set position = ${people.at(-1) ?? release.position}, called = called + ${people.length},
      finished_at = ${finished}
    where journey = ${release.journey} and due_at = ${release.due_at}`);
  return Math.max(1, people.length);
}

/** Who belongs to the segment now, by the plan in force; null when nobody can. */
async function audienceOf(tx: Tx, { journey, segment }: Release, now: Date): Promise<Sql | null> {
  const running = await currentPlan(tx);
  if (!running || !Object.hasOwn(running.plan.journeys, journey)) return null;
  if (segment === null) return sql`true`;
  const { segments } = running.plan;
  const asked = Object.hasOwn(segments, segment) ? segments[segment] : undefined;
  return asked ? conditionSql(asked.when, await loadScope(tx, running.plan, now)) : null;
}

async function nextPeople(tx: Tx, { position }: Release, where: Sql): Promise<number[]> {
  const rows = await tx.rows<{ id: number }>(sql`
    select c.id from contact c where c.id > ${position} and ${where} order by c.id limit ${AT_ONCE}`);
  return rows.map((row) => row.id);
}
