import { expect } from 'vitest';
import { declareCounters } from '../../server/src/engine/declare-counters.ts';
import { declareStanding } from '../../server/src/engine/declare-standing.ts';
import { makeEngine } from '../../server/src/engine/engine.ts';
import { recountContacts } from '../../server/src/engine/recount-contacts.ts';
import { manualClock } from '../../server/src/kernel/clock.ts';
import { sql } from '../../server/src/kernel/database/sql.ts';
import { makeLogger } from '../../server/src/kernel/telemetry/logger.ts';
import type { Identity } from '../../server/src/modules/contacts/api.ts';
import { askMerge } from '../../server/src/modules/contacts/merge/ask-merge.ts';
import { applyPlan } from '../../server/src/plan/apply.ts';
import { createTestDatabase, type TestDatabase } from './database.ts';

const PLAN = `
plan: t
name: T
stages:
  traffic: { name: T }
  registered: { name: R, enter: { event: account.registered } }
  regular: { name: G, enter: { event: order.paid, at-least: 2 } }
tags:
  need: { name: N, choose: many, values: { course: C, gift: G } }
  intent: { name: I, choose: one, values: { A: a, B: b } }
fields: { city: { name: F, type: text }, shop: { name: S, type: text } }
staff: { lin: { name: Lin, wecom: lin }, gao: { name: Gao, wecom: gao } }
messages: { hello: { name: H, text: Hi } }
segments:
  buyers: { name: B, when: { event: order.paid, sum: amount, at-least: 250 } }
  quiet: { name: Q, when: { not: { event: app.opened, within: 30d } } }
  course-then-order: { name: O, when: { sequence: [{ event: course.joined }, { event: order.paid, within: 3d }] } }
ladders:
  fans: { name: L, tiers: { low: { name: 低 }, high: { name: 高, when: { event: app.opened, at-least: 3, within: 30d } } } }
journeys:
  follow:
    name: Follow
    start: { event: contact.added }
    steps: [{ task: { do: ask, by: owner, due: 4h } }, { wait: 2d }, { message: hello }]
  trial:
    name: Trial
    start: { event: trial.asked }
    steps: [{ task: { do: call, by: lin, due: 2d, wait: false } }, { wait: 2d }]
  pay:
    name: Pay
    start: { event: order.paid }
    again: after-end
    steps: [{ wait: 1d }, { message: hello }]
`;
export const ASKED = { by: 'test', reason: 'one person' };

/** A plan that keeps something of every kind, on a database of its own, with an engine driven by hand. */
export async function openMergeWorld() {
  const db = await createTestDatabase();
  const clock = manualClock('2026-03-02T02:00:00Z');
  await applyPlan(db, {
    source: { files: [{ path: 'plan.yaml', text: PLAN }] },
    by: 'test',
    now: clock.now(),
    onApplied: [declareCounters, declareStanding],
  });
  const engine = await makeEngine({ db, clock, log: makeLogger('silent') });
  return { db, clock, engine, settle: async () => void (await untilQuiet(engine)) };
}

async function untilQuiet(engine: { round(): Promise<number> }): Promise<void> {
  while ((await engine.round()) > 0);
}

/** A person by the name that WeCom has. */
export const who = (value: string): Identity[] => [{ kind: 'external_userid', value }];

/** Merges two people by name; that one of them is gone meanwhile is no failure. */
export async function tryMerge(db: TestDatabase, one: string, other: string, now: Date): Promise<void> {
  const rows = await db.rows<{ contact_id: number }>(sql`
    select contact_id from identity where value = any(${[one, other]}::text[]) order by value`);
  const [from, into] = rows;
  if (!from || !into || from.contact_id === into.contact_id) return;
  const wish = { from: from.contact_id, into: into.contact_id, ...ASKED };
  // Somebody may have merged one of them meanwhile: that is said, and nothing happens.
  await retrying(() => db.transaction((tx) => askMerge(tx, wish, now))).catch((error: { code?: string }) => {
    if (!['contact/merged', 'contact/splitting', 'request/not-found'].includes(error.code ?? '')) throw error;
  });
}

/** As loops and senders do when PostgreSQL ends one of two that wait for each other. */
export async function retrying<T>(work: () => Promise<T>): Promise<T> {
  for (let i = 0; ; i++) {
    try {
      return await work();
    } catch (error) {
      if (!((error as { code?: string }).code ?? '').startsWith('40') || i > 20) throw error;
    }
  }
}

/** Nothing was set aside, nothing is left behind, and what is kept equals what the log says. */
export async function agree(db: TestDatabase): Promise<void> {
  expect(await db.rows(sql`select consumer, error from event_failure`)).toEqual([]);
  expect(
    await db.rows(sql`select contact_id from log_redirect where holder is distinct from target`),
  ).toEqual([]);
  for (const table of [
    'identity',
    'relation',
    'contact_tag',
    'contact_counter',
    'contact_occurrence',
    'enrolment',
  ])
    expect([table, await orphans(db, table)]).toEqual([table, []]);
  const kept = await readKept(db);
  await db
    .transaction(async (tx) => {
      const ids = await tx.rows<{ id: number }>(sql`select id from contact`);
      await recountContacts(
        tx,
        ids.map((row) => row.id),
      );
      expect(await readKept(tx)).toEqual(kept);
      throw new Undo();
    })
    .catch((error: unknown) => {
      if (!(error instanceof Undo)) throw error;
    });
  const sizes = await db.rows(sql`
    select s.key, coalesce(sum(z.members), 0)::int as size,
      (select count(*) from segment_member m where m.segment = s.id)::int as members
    from segment s left join segment_size z on z.segment = s.id where s.state = 'ready' group by s.id order by s.key`);
  for (const { size, members } of sizes as { size: number; members: number }[]) expect(size).toBe(members);
}

class Undo extends Error {}

async function orphans(db: TestDatabase, table: string): Promise<unknown[]> {
  const { rows } = await db.pool.query(
    `select contact_id from ${table} t where not exists (select from contact c where c.id = t.contact_id)`,
  );
  return rows;
}

async function readKept(db: Pick<TestDatabase, 'rows'>): Promise<unknown[]> {
  return [
    await db.rows(
      sql`select contact_id, counter, count, first_at, last_at from contact_counter order by 1, 2`,
    ),
    await db.rows(sql`select contact_id, counter, day, count from contact_counter_day order by 1, 2, 3`),
    await db.rows(
      sql`select contact_id, measure, trim_scale(sum) as sum, trim_scale(min) as min, trim_scale(max) as max from contact_measure order by 1, 2`,
    ),
    await db.rows(sql`select contact_id, sequence, ends, completed_at from contact_sequence order by 1, 2`),
    await db.rows(
      sql`select contact_id, sequence, part, seq, steps from contact_occurrence order by 1, 2, 3, 4`,
    ),
  ];
}
