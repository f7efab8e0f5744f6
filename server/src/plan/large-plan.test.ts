import { expect, test } from 'vitest';
import { largePlan } from '../../../bench/src/large-plan.ts';
import { createLinter, findingsOf, lintPlan } from './lint.ts';
import type { PlanFile } from './source/plan-files.ts';

const files = largePlan(200);

/** Milliseconds of the processor, the best of some runs: what else the machine does must not decide. */
function leastTime(runs: number, work: (run: number) => void): number {
  const times = Array.from({ length: runs }, (_, run) => {
    const started = process.cpuUsage();
    work(run);
    const { user, system } = process.cpuUsage(started);
    return (user + system) / 1000;
  });
  return Math.min(...times);
}

/** The plan with one more line in one file: a message that nothing uses. */
function changed(run: number): PlanFile[] {
  const extra = `messages:\n  unused-${run}: { name: 多余${run}, text: 没有人用 }\n`;
  return files.map((file) =>
    file.path === 'users.yaml' ? { path: file.path, text: `${file.text}${extra}` } : file,
  );
}

test('200 files and 20,000 lines are checked in under two seconds', () => {
  const lines = files.reduce((count, file) => count + file.text.split('\n').length, 0);
  expect(lines).toBeGreaterThan(20_000);
  const time = leastTime(2, () => {
    const loud = findingsOf(lintPlan(files), 'zh').filter(({ severity }) => severity !== 'info');
    expect(loud).toEqual([]);
  });
  expect(time).toBeLessThan(2000);
});

test('after a change of one line they are checked again in under a tenth of a second', () => {
  const linter = createLinter();
  linter.lint(files);
  const time = leastTime(6, (run) => {
    const { issues } = linter.lint(changed(run));
    const loud = issues.filter(({ severity }) => severity !== 'info');
    expect(loud.map(({ code, place }) => `${code} ${place.file}`)).toEqual([
      'plan/unused-definition users.yaml',
    ]);
  });
  expect(time).toBeLessThan(100);
});
