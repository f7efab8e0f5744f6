import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { findingsOf, lintPlan } from '../lint.ts';
import type { PlanFile } from '../source/plan-files.ts';

const folder = new URL('../../../../docs/plan/', import.meta.url);

/** The files that a tutorial writes: a name on a line of its own, then the block. */
function filesIn(text: string): PlanFile[] {
  return [...text.matchAll(/^`([\w.-]+\.yaml)`\n\n```yaml\n([\s\S]*?)```$/gm)].map(([, path, content]) => ({
    path: path ?? '',
    text: content ?? '',
  }));
}

test.each(['tutorial.zh.md', 'tutorial.en.md'])('the plan that %s builds is clean', async (name) => {
  const files = filesIn(await readFile(new URL(name, folder), 'utf8'));
  expect(files.map((file) => file.path)).toEqual([
    'plan.yaml',
    'users.yaml',
    'reach.yaml',
    'journeys.yaml',
    'segments.yaml',
  ]);
  const findings = findingsOf(lintPlan(files), 'zh');
  expect(findings.filter(({ severity }) => severity !== 'info')).toEqual([]);
});
