import { type Ladder, ladderSchema } from '@hetang/contract/plan/kinds/ladders';
import type { Plan } from '@hetang/contract/plan/registry';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../test/harness/database.ts';
import { type LadderModel, makeLadderModel, type Place } from '../../../test/harness/ladder-model.ts';
import { runs } from '../../../test/harness/runs.ts';
import {
  drain,
  type Happening,
  happen,
  putInForce,
  quietEngine,
  startOver,
} from '../../../test/harness/standing-world.ts';
import { conditionSql } from '../conditions/sql/condition-sql.ts';
import { loadScope } from '../conditions/sql/load-scope.ts';
import { manualClock } from '../kernel/clock.ts';
import { sql } from '../kernel/database/sql.ts';
import { currentPlan } from '../plan/current.ts';

const START = '2026-03-02T02:00:00Z';
const HOUR = 3_600_000;

const paid = fc.constantFrom<Ladder['tiers'][string]['when']>(
  { event: 'order.paid', within: '30d' },
  { event: 'order.paid', 'at-least': 2 },
  { all: [{ tag: 'g/x' }, { not: { event: 'app.opened', within: '3d' } }] },
  { any: [{ field: 'f', 'at-least': 3 }, { segment: 'fans' }] },
);
const ladder = fc
  .record(
    {
      review: fc.constantFrom('1d', '30d', '90d'),
      demote: fc.constantFrom('to-matching', 'one-step', 'never'),
      low: paid,
      middle: paid,
      high: paid,
    },
    { requiredKeys: ['demote', 'middle', 'high'] },
  )
  .map(({ low, middle, high, ...rules }) =>
    ladderSchema.parse({
      ...rules,
      name: 'l',
      tiers: {
        low: { name: 'low', ...(low && { when: low }) },
        middle: { name: 'middle', when: middle },
        high: { name: 'high', when: high },
      },
    }),
  );
const event = fc.oneof(
  fc.record({ name: fc.constantFrom('order.paid', 'app.opened'), props: fc.constant({}) }),
  fc.record({
    name: fc.constant('contact.tags-set'),
    props: fc.record({ add: fc.subarray(['g/x']), remove: fc.subarray(['g/x']) }),
  }),
  fc.record({
    name: fc.constant('contact.updated'),
    props: fc.record({ fields: fc.record({ f: fc.constantFrom(1, 5) }) }),
  }),
  fc.record({
    name: fc.constant('contact.tier-set'),
    props: fc.record({
      ladder: fc.constant('one'),
      tier: fc.constantFrom('low', 'high', null, 'unknown'),
    }),
  }),
);
const story = fc.array(
  fc.record({
    events: fc.array(fc.tuple(fc.integer({ min: 0, max: 2 }), event), { maxLength: 6 }),
    hours: fc.constantFrom(0, 5, 30, 80, 730, 2300),
    batch: fc.constantFrom(2, 3, 2000),
  }),
  { minLength: 1, maxLength: 4 },
);
type Story = typeof story extends fc.Arbitrary<infer T> ? T : never;

function planWith(one: Ladder, two: Ladder): Partial<Plan> {
  const after = ladderSchema.parse({
    name: 'after',
    tiers: { none: { name: 'none' }, top: { name: 'top', when: { tier: 'one/middle', 'or-higher': true } } },
  });
  return {
    tags: { g: { name: 'g', choose: 'many', wecom: false, values: { x: 'x' } } },
    segments: { fans: { name: 'fans', when: { event: 'app.opened', within: '1d', 'at-least': 2 } } },
    // Written before the ladder that it reads: the engine has to come back to it.
    ladders: { after, one, two },
  };
}

let db: TestDatabase;
beforeAll(async () => {
  db = await createTestDatabase();
});
afterAll(() => db.drop());

async function fits(plan: Plan, now: Date): Promise<{ who: number; key: string; fit: number }[]> {
  const scope = await loadScope(db, plan, now);
  const people = await db.rows<{ who: number }>(sql`select id as who from contact order by id`);
  const asked = Object.entries(plan.ladders).flatMap(([key, { tiers }]) =>
    people.map(({ who }) => ({ who, key, tiers: Object.values(tiers) })),
  );
  const found: { who: number; key: string; fit: number }[] = [];
  for (const { who, key, tiers } of asked) {
    const held = await Promise.all(
      tiers.map(async ({ when }) =>
        when
          ? db.one(sql`select 1 from contact c where c.id = ${who} and ${conditionSql(when, scope)}`)
          : true,
      ),
    );
    found.push({ who, key, fit: held.findLastIndex((row) => row !== undefined) });
  }
  return found;
}

async function kept(plan: Plan): Promise<Map<string, Place>> {
  const rows = await db.rows<{
    who: number;
    ladder: string;
    tier: string | null;
    review: Date;
    manual: boolean;
  }>(sql`select contact_id as who, ladder, tier, review_at as review, manual from contact_tier`);
  return new Map(
    rows.map(({ who, ladder: key, tier, review, manual }) => [
      `${who} ${key}`,
      {
        at: Object.keys(plan.ladders[key]?.tiers ?? {}).indexOf(tier ?? ''),
        reviewAt: review?.getTime() ?? null,
        manual,
      },
    ]),
  );
}

/** Everything the ladders leave behind, without numbers that the order of parts decides. */
async function picture(): Promise<string[]> {
  const rows = await db.rows<{ row: object }>(sql`
    select jsonb_build_array(contact_id, ladder, at, from_tier, to_tier, direction) as row from tier_change
    union all select jsonb_build_array(contact_id, ladder, tier, since, review_at, manual) from contact_tier
    union all select jsonb_build_array(contact_id, name, at, props) from event where name like 'tier.%'`);
  return rows.map(({ row }) => JSON.stringify(row)).sort();
}

async function liveSlowly(definitions: Partial<Plan>, chapters: Story): Promise<string[]> {
  await startOver(db);
  const clock = manualClock(START);
  await putInForce(db, definitions, clock.now());
  const plan = (await currentPlan(db))?.plan;
  if (!plan) throw new Error('no plan');
  const model = makeLadderModel(plan);
  const engine = await quietEngine(db, clock, 1);
  const compare = async (): Promise<void> => {
    const now = clock.now();
    for (const { who, key, fit } of await fits(plan, now)) model.look(who, key, { fit, now: now.getTime() });
    expect(await kept(plan)).toEqual(model.places);
  };
  for (const { events, hours } of chapters) {
    for (const one of events) {
      await happen(db, [one], clock.now());
      await drain(engine);
      if (one[1].name === 'contact.tier-set') await setInModel(model, one, clock.now());
      await compare();
    }
    clock.advance(hours * HOUR);
    await drain(engine);
    await compare();
  }
  return picture();
}

/** Whoever is new is first put where the rules say, then moved by hand. */
async function setInModel(model: LadderModel, [who, { props }]: Happening, now: Date) {
  const row = await db.one<{ id: number }>(
    sql`select contact_id as id from identity where value = ${`u${who}`}`,
  );
  const plan = (await currentPlan(db))?.plan;
  if (!row || !plan) return;
  for (const { who: id, key, fit } of await fits(plan, now))
    if (id === row.id && !model.places.has(`${id} ${key}`)) model.look(id, key, { fit, now: now.getTime() });
  model.set(row.id, props.tier, now.getTime());
}

async function liveInBatches(definitions: Partial<Plan>, chapters: Story): Promise<string[]> {
  await startOver(db);
  const clock = manualClock(START);
  await putInForce(db, definitions, clock.now());
  for (const { events, hours, batch } of chapters) {
    const engine = await quietEngine(db, clock, batch);
    for (const one of events) await happen(db, [one], clock.now());
    await drain(engine);
    clock.advance(hours * HOUR);
    await drain(engine);
  }
  return picture();
}

test('ladders are at every moment where a model has them, whatever the batches are', async () => {
  let moves = 0;
  await fc.assert(
    fc.asyncProperty(ladder, ladder, story, async (one, two, chapters) => {
      const definitions = planWith(one, two);
      const slow = await liveSlowly(definitions, chapters);
      moves += slow.length;
      expect(await liveInBatches(definitions, chapters)).toEqual(slow);
      expect(await db.rows(sql`select * from event_failure`)).toEqual([]);
    }),
    runs(5),
  );
  expect(moves).toBeGreaterThan(30);
}, 120_000);
