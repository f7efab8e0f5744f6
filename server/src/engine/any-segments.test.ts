import type { Condition } from '@hetang/contract/plan/condition';
import { kindSchemas, type Plan } from '@hetang/contract/plan/registry';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../test/harness/database.ts';
import { condition } from '../../../test/harness/random-conditions.ts';
import { runs } from '../../../test/harness/runs.ts';
import { drain, happen, putInForce, quietEngine, startOver } from '../../../test/harness/standing-world.ts';
import { conditionSql } from '../conditions/sql/condition-sql.ts';
import { loadScope } from '../conditions/sql/load-scope.ts';
import { manualClock } from '../kernel/clock.ts';
import { sql } from '../kernel/database/sql.ts';
import { currentPlan } from '../plan/current.ts';

const START = '2026-03-02T02:00:00Z';
const HOUR = 3_600_000;

const event = fc.oneof(
  fc.record({
    name: fc.constant('contact.added'),
    props: fc.record({ staff: fc.constantFrom('lin', 'gao'), code: fc.constantFrom('site', 'ads', 'none') }),
  }),
  fc.record({
    name: fc.constant('contact.lost'),
    props: fc.record({ staff: fc.constantFrom('lin', 'gao') }),
  }),
  fc.record({
    name: fc.constant('contact.updated'),
    props: fc.record({
      fields: fc.record(
        { f: fc.constantFrom('a', 5, null), g: fc.constantFrom(true, 1.5) },
        { requiredKeys: [] },
      ),
    }),
  }),
  fc.record({
    name: fc.constant('contact.tags-set'),
    props: fc.record({ add: fc.subarray(['g/x', 'g/y', 'h/z']), remove: fc.subarray(['g/x', 'h/z']) }),
  }),
  fc.record({
    name: fc.constantFrom('order.paid', 'app.opened'),
    props: fc.record({ sku: fc.constantFrom('tool', 'managed'), amount: fc.integer({ min: 1, max: 900 }) }),
  }),
  fc.record({
    name: fc.constantFrom('community.joined', 'community.left'),
    props: fc.record({ community: fc.constantFrom('vip', 'course'), group: fc.constantFrom('one', 'two') }),
  }),
  fc.record({
    name: fc.constantFrom('consent.given', 'consent.withdrawn'),
    props: fc.record({ scope: fc.constantFrom('message', 'group') }),
  }),
  fc.record({ name: fc.constantFrom('step.b', 'step.c', 'step.j', 'step.k'), props: fc.constant({}) }),
);
const late = fc.constantFrom(0, 0, 0, 7 * HOUR, 50 * HOUR, 400 * HOUR);
/** Stretches of events of four people, with time passing after each; a plan may be put in force before one. */
const story = fc.array(
  fc.record({
    events: fc.array(fc.tuple(fc.integer({ min: 0, max: 3 }), event, late), { maxLength: 8 }),
    hours: fc.constantFrom(0, 1, 12, 30, 75, 360, 730),
    batch: fc.constantFrom(1, 2, 3, 2000),
  }),
  { minLength: 2, maxLength: 5 },
);
const segments = fc
  .array(condition, { minLength: 3, maxLength: 6 })
  .map((conditions): Plan['segments'] =>
    Object.fromEntries([
      ['base', { name: 'base', when: conditions[0] ?? { tag: 'g/x' } }],
      ...conditions.slice(1).map((when, i) => [`s${i}`, { name: 's', when: nested(when, i) }] as const),
    ]),
  )
  // `base` stands at the bottom: the random conditions name it.
  .filter(({ base }) => !JSON.stringify(base).includes('"segment"'));

function nested(when: Condition, i: number): Condition {
  return i === 0 ? when : { any: [{ all: [when, { not: { segment: `s${i - 1}` } }] }, { segment: 'base' }] };
}

function planWith(kept: Plan['segments']): Partial<Plan> {
  const journey = (on: string) =>
    kindSchemas.journeys.parse({
      name: on,
      start: { event: on },
      again: 'after-end',
      steps: [{ wait: '5h' }, { tag: 'g/y' }, { wait: { for: { event: 'app.opened' }, 'at-most': '2d' } }],
    });
  return {
    stages: {
      a: { name: 'a' },
      b: { name: 'b', enter: { event: 'step.b' } },
      c: { name: 'c', enter: { all: [{ event: 'step.c' }, { event: 'order.paid', within: '3d' }] } },
    },
    tags: {
      g: kindSchemas.tags.parse({ name: 'g', choose: 'one', values: { x: 'x', y: 'y' } }),
      h: kindSchemas.tags.parse({ name: 'h', choose: 'many', values: { z: 'z' } }),
    },
    journeys: { j: journey('step.j'), k: journey('step.k') },
    segments: kept,
  };
}

let db: TestDatabase;
beforeAll(async () => {
  db = await createTestDatabase();
});
afterAll(() => db.drop());

const apply = (kept: Plan['segments'], now: Date) => putInForce(db, planWith(kept), now);

/** Everybody who satisfies each segment now, asked of all facts anew. */
async function naive(now: Date): Promise<Record<string, number[]>> {
  const plan = (await currentPlan(db))?.plan;
  if (!plan) return {};
  const scope = await loadScope(db, plan, now);
  const found: Record<string, number[]> = {};
  for (const [key, { when }] of Object.entries(plan.segments)) {
    const rows = await db.rows<{ id: number }>(sql`
      select c.id from contact c where c.last_event_at is not null and ${conditionSql(when, scope)} order by c.id`);
    found[key] = rows.map((row) => row.id);
  }
  return found;
}

async function kept(): Promise<Record<string, number[]>> {
  const rows = await db.rows<{ key: string; ids: number[] }>(sql`
    select s.key, coalesce(json_agg(m.contact_id order by m.contact_id) filter (where m.contact_id is not null), '[]') as ids
    from segment s left join segment_member m on m.segment = s.id where s.state <> 'retired' group by s.key`);
  return Object.fromEntries(rows.map(({ key, ids }) => [key, ids]));
}

/** What the log says of each contact and segment, in order: `entered` and `left` by turns. */
async function turns(): Promise<Map<string, string[]>> {
  const rows = await db.rows<{ who: number; segment: string; names: string[] }>(sql`
    select contact_id as who, props ->> 'segment' as segment, array_agg(name order by seq) as names
    from event where name in ('segment.entered', 'segment.left') group by 1, 2`);
  return new Map(rows.map(({ who, segment, names }) => [`${who} ${segment}`, names]));
}

function byTurns(count: number, first: 'segment.entered' | 'segment.left'): string[] {
  const other = first === 'segment.left' ? 'segment.entered' : 'segment.left';
  return Array.from({ length: count }, (_, i) => (i % 2 === 0 ? first : other));
}

async function checkTurns(members: Record<string, number[]>): Promise<void> {
  for (const [key, names] of await turns()) {
    const [who = '', segment = ''] = key.split(' ');
    expect([key, ...names]).toEqual([key, ...byTurns(names.length, 'segment.entered')]);
    expect([key, members[segment]?.includes(Number(who)) ?? false]).toEqual([key, names.length % 2 === 1]);
  }
  const sizes = await db.rows<{ key: string; members: number }>(sql`
    select s.key, coalesce(sum(z.members), 0)::int as members from segment s left join segment_size z on z.segment = s.id
    where s.state <> 'retired' group by s.key`);
  for (const { key, members: size } of sizes) expect([key, size]).toEqual([key, members[key]?.length]);
}

test('membership is at every moment what asking everybody anew would give', async () => {
  let told = 0;
  await fc.assert(
    fc.asyncProperty(segments, story, async (defined, chapters) => {
      await startOver(db);
      const clock = manualClock(START);
      await apply(defined, clock.now());
      for (const { events, hours, batch } of chapters) {
        const engine = await quietEngine(db, clock, batch);
        await happen(db, events, clock.now());
        await drain(engine);
        expect(await kept()).toEqual(await naive(clock.now()));
        clock.advance(hours * HOUR);
        await drain(engine);
        const members = await kept();
        expect(members).toEqual(await naive(clock.now()));
        await checkTurns(members);
      }
      told += (await turns()).size;
      expect(await db.rows(sql`select * from event_failure`)).toEqual([]);
      expect(await db.rows(sql`select * from timer where error is not null`)).toEqual([]);
    }),
    runs(5),
  );
  expect(told).toBeGreaterThan(3);
}, 120_000);

test('an apply amid events: nothing is lost, nothing told twice', async () => {
  await fc.assert(
    fc.asyncProperty(segments, segments, story, async (first, second, chapters) => {
      await startOver(db);
      const clock = manualClock(START);
      await apply(first, clock.now());
      for (const [nr, { events, hours, batch }] of chapters.entries()) {
        const engine = await quietEngine(db, clock, batch);
        await happen(db, events, clock.now());
        // Before it is handled the plan changes; engine and computation go on side by side.
        await apply(nr % 2 === 0 ? second : first, clock.now());
        const live = async () => {
          while ((await engine.live()) > 0);
        };
        const build = async () => {
          while ((await engine.build()) > 0);
        };
        await Promise.all([live(), build()]);
        await drain(engine);
        const before = await kept();
        expect(before).toEqual(await naive(clock.now()));
        const told = await turns();
        clock.advance(hours * HOUR);
        await drain(engine);
        const after = await kept();
        expect(after).toEqual(await naive(clock.now()));
        // Time alone moved them: what the log has added is the difference.
        for (const [key, names] of await turns()) {
          const [who = '', segment = ''] = key.split(' ');
          const was = before[segment]?.includes(Number(who)) ?? false;
          const is = after[segment]?.includes(Number(who)) ?? false;
          const added = names.slice(told.get(key)?.length ?? 0);
          expect([key, added.length % 2 === 1]).toEqual([key, was !== is]);
          expect([key, ...added]).toEqual([
            key,
            ...byTurns(added.length, was ? 'segment.left' : 'segment.entered'),
          ]);
        }
      }
    }),
    runs(4),
  );
}, 120_000);
