import type { Plan } from '@hetang/contract/plan/registry';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../test/harness/database.ts';
import {
  drain,
  type Happening,
  happen,
  putInForce,
  quietEngine,
} from '../../../test/harness/standing-world.ts';
import { manualClock } from '../kernel/clock.ts';
import type { Database } from '../kernel/database/database.ts';
import { sql } from '../kernel/database/sql.ts';
import type { Engine } from './engine.ts';

const NOW = new Date('2026-03-10T04:00:00Z');
const plan: Partial<Plan> = {
  segments: {
    buyers: { name: 'B', when: { event: 'order.paid' } },
    quiet: { name: 'Q', when: { not: { event: 'app.opened', within: '30d' } } },
  },
};
const nothing = (name: string) => ({ name, props: {} });
/** Transactions up to the statement's end: the start of the engine, waiting for batches under way, filling. */
const FILLED = 3;

let db: TestDatabase;
let engine: Engine;
const clock = manualClock(NOW);
beforeEach(async () => {
  db = await createTestDatabase();
  clock.set(NOW);
  engine = await quietEngine(db, clock);
  await putInForce(db, {}, NOW);
  // 0 bought and opened, 1 opened, 2 did neither.
  await happen(
    db,
    [
      [0, nothing('order.paid')],
      [0, nothing('app.opened')],
      [1, nothing('app.opened')],
      [2, nothing('page.viewed')],
    ],
    NOW,
  );
  await drain(engine);
});
afterEach(() => db.drop());

/** Does something between the transactions of a computation. */
function interrupted(after: number, act: () => Promise<void>): Database {
  let done = 0;
  return {
    ...db,
    async transaction(work) {
      const result = await db.transaction(work);
      done += 1;
      if (done === after) await act();
      return result;
    },
  };
}

async function members(key: string): Promise<number[]> {
  const rows = await db.rows<{ who: number }>(sql`
    select right(i.value, 1)::int as who from segment_member m join segment s on s.id = m.segment
    join identity i on i.contact_id = m.contact_id
    where s.key = ${key} and s.state = 'ready' order by 1`);
  return rows.map((row) => row.who);
}

async function told(): Promise<string[]> {
  const rows = await db.rows<{ line: string }>(sql`
    select right(i.value, 1) || ' ' || e.name || ' ' || (e.props ->> 'segment') as line
    from event e join identity i on i.contact_id = e.contact_id where e.name like 'segment.%' order by 1`);
  return rows.map((row) => row.line);
}

const sizes = () =>
  db.rows(sql`select s.key, sum(z.members)::int as members from segment s join segment_size z on z.segment = s.id
    where s.state = 'ready' group by 1 order by 1`);

test('events between the statement and its end are told once, and stand', async () => {
  await putInForce(db, plan, NOW);
  const handle = async (...events: Happening[]) => {
    await happen(db, events, NOW);
    while ((await engine.live()) > 0);
  };
  const expected = [
    // Who was there before is not told; the newcomer never opened anything, and that is told as well.
    '1 segment.entered buyers',
    '2 segment.left quiet',
    '3 segment.entered buyers',
    '3 segment.entered quiet',
  ];
  const meanwhile = async () => {
    // Met once without anything coming of it, then again.
    await handle([1, nothing('page.viewed')]);
    await handle([1, nothing('order.paid')], [2, nothing('app.opened')], [3, nothing('order.paid')]);
    expect(await told()).toEqual(expected);
  };
  const builder = await quietEngine(interrupted(FILLED, meanwhile), clock);
  while ((await builder.build()) > 0);
  await drain(engine);
  expect(await members('buyers')).toEqual([0, 1, 3]);
  expect(await members('quiet')).toEqual([3]);
  expect(await told()).toEqual(expected);
  expect(await sizes()).toEqual([
    { key: 'buyers', members: 3 },
    { key: 'quiet', members: 1 },
  ]);
  expect(await db.rows(sql`select * from segment_ahead`)).toEqual([]);
});

test('a computation that dies half-way is done again, and comes to the same', async () => {
  await putInForce(db, plan, NOW);
  const dying = interrupted(FILLED, async () => {
    throw new Error('the process is gone');
  });
  await expect((await quietEngine(dying, clock)).build()).rejects.toThrow('the process is gone');
  await happen(db, [[1, nothing('order.paid')]], NOW);
  await drain(engine);
  expect(await members('buyers')).toEqual([0, 1]);
  expect(await members('quiet')).toEqual([2]);
  expect(await told()).toEqual(['1 segment.entered buyers']);
  clock.advance(31 * 86_400_000);
  await drain(engine);
  expect(await members('quiet')).toEqual([0, 1, 2]);
});

test('a plan that was applied before segments were kept is taken up at the start', async () => {
  await putInForce(db, plan, NOW);
  await db.run(sql`truncate segment, segment_member, segment_size`);
  await drain(await quietEngine(db, clock));
  expect(await members('buyers')).toEqual([0]);
});

test('many segments and several engines: each is computed once', async () => {
  const many = Object.fromEntries(
    Array.from({ length: 12 }, (_, i) => [
      `s${i}`,
      { name: 's', when: { event: i % 2 === 0 ? 'order.paid' : 'app.opened' } },
    ]),
  );
  await putInForce(db, { segments: many }, NOW);
  const engines = await Promise.all([engine, quietEngine(db, clock), quietEngine(db, clock)]);
  await Promise.all(
    engines.map(async (one) => {
      while (await db.one(sql`select 1 from segment where state = 'building'`)) await one.round();
    }),
  );
  for (let i = 0; i < 12; i++) expect(await members(`s${i}`)).toEqual(i % 2 === 0 ? [0] : [0, 1]);
  expect((await sizes()).map((row) => (row as { members: number }).members)).toEqual(
    Object.keys(many)
      .sort()
      .map((key) => (Number(key.slice(1)) % 2 === 0 ? 1 : 2)),
  );
});
