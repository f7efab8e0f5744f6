import { expect, test } from 'vitest';
import { findingsOf, lintPlan } from './lint.ts';
import { readPlanFolder } from './source/read-folder.ts';

test('the sample plan is clean, without warnings', async () => {
  const folder = new URL('../../../plans/amazon-ads/', import.meta.url).pathname;
  const { files, issues } = await readPlanFolder(folder);
  expect(issues).toEqual([]);
  const linted = lintPlan(files);
  expect(findingsOf(linted, 'zh').filter(({ severity }) => severity !== 'info')).toEqual([]);
  expect(Object.keys(linted.plan?.journeys ?? {})).toHaveLength(9);
  expect(Object.keys(linted.plan?.stages ?? {})).toEqual([
    'traffic',
    'unregistered',
    'registered',
    'trial',
    'purchased',
    'managed',
  ]);
});
