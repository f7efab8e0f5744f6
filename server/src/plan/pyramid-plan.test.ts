import { expect, test } from 'vitest';
import { createTestDatabase } from '../../../test/harness/database.ts';
import { drain, type Happening, happen, quietEngine } from '../../../test/harness/standing-world.ts';
import { declareCounters } from '../engine/declare-counters.ts';
import { declareStanding } from '../engine/declare-standing.ts';
import { manualClock } from '../kernel/clock.ts';
import { sql } from '../kernel/database/sql.ts';
import { applyPlan } from './apply.ts';
import { findingsOf, lintPlan } from './lint.ts';
import { readPlanFolder } from './source/read-folder.ts';

const folder = new URL('../../../plans/user-pyramid/', import.meta.url).pathname;

test('the plan with ladders is clean, and its tiers stand in the order of the pyramid', async () => {
  const { files, issues } = await readPlanFolder(folder);
  expect(issues).toEqual([]);
  const linted = lintPlan(files);
  expect(findingsOf(linted, 'zh').filter(({ severity }) => severity !== 'info')).toEqual([]);
  const { pyramid, spreader } = linted.plan?.ladders ?? {};
  expect(Object.keys(pyramid?.tiers ?? {})).toEqual([
    'common',
    'active',
    'contributor',
    'professional',
    'celebrity',
  ]);
  expect(Object.values(pyramid?.tiers ?? {}).filter((tier) => tier.when === undefined)).toHaveLength(1);
  expect([pyramid?.demote, spreader?.demote]).toEqual(['to-matching', 'never']);
});

test('somebody climbs the pyramid, is looked after, goes quiet and comes down at the review', async () => {
  const db = await createTestDatabase();
  const clock = manualClock('2026-03-02T02:00:00Z');
  const { files } = await readPlanFolder(folder);
  const onApplied = [declareCounters, declareStanding];
  await applyPlan(db, { source: { files }, by: 'test', now: clock.now(), onApplied });
  const engine = await quietEngine(db, clock);
  const does = async (name: string, times = 1, props = {}): Promise<void> => {
    await happen(
      db,
      Array.from({ length: times }, (): Happening => [1, { name, props }]),
      clock.now(),
    );
    await drain(engine);
  };
  const tier = async () =>
    (await db.one<{ tier: string }>(sql`select tier from contact_tier where ladder = 'pyramid'`))?.tier;
  const journeys = async () =>
    (await db.rows<{ journey: string }>(sql`select journey from enrolment order by journey`)).map(
      (row) => row.journey,
    );
  await does('contact.added', 1, { staff: 'ops-fang', code: 'colleague' });
  expect([await tier(), await journeys()]).toEqual(['common', ['first-week']]);
  await does('app.opened', 4);
  expect(await journeys()).toEqual(['first-week', 'nudge-common']);
  await does('app.opened', 4);
  expect(await tier()).toBe('active');
  await does('post.featured', 2);
  expect([await tier(), await journeys()]).toEqual([
    'contributor',
    ['become-active', 'become-contributor', 'first-week', 'nudge-common'],
  ]);
  clock.advance(8 * 86_400_000);
  await drain(engine);
  expect(await journeys()).toContain('going-quiet');
  expect(await tier()).toBe('contributor');
  clock.advance(23 * 86_400_000);
  await drain(engine);
  expect([await tier(), await journeys()]).toEqual(['common', expect.arrayContaining(['keep-contributor'])]);
  await db.drop();
});
