import { expect, test } from 'vitest';
import { findingsOf, lintPlan } from './lint.ts';
import { readPlanFolder } from './source/read-folder.ts';

test('the plan with ladders is clean, and its tiers stand in the order of the pyramid', async () => {
  const folder = new URL('../../../plans/user-pyramid/', import.meta.url).pathname;
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
