import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../harness/database.ts';
import { live } from './live.ts';
import { anyStory } from './random-story.ts';

let db: TestDatabase;
beforeAll(async () => {
  db = await createTestDatabase();
});
afterAll(() => db.drop());

const SEED = process.env.MODEL_SEED === undefined ? undefined : Number(process.env.MODEL_SEED);
const RUNS = Number(process.env.MODEL_RUNS ?? 5);

it('any plan does to anybody what a plain reading of it says, whatever fails on the way', async () => {
  let failures = 0;
  await fc.assert(
    fc.asyncProperty(anyStory, async (story) => {
      const outcome = await live(db, story);
      failures += outcome.failures;
      expect(outcome.difference?.engine).toEqual(outcome.difference?.model);
    }),
    {
      numRuns: RUNS,
      endOnFailure: process.env.MODEL_SHRINK === undefined,
      ...(SEED === undefined ? {} : { seed: SEED }),
    },
  );
  expect(failures).toBeGreaterThan(0);
}, 600_000);
