import { type Kind, kinds } from '@hetang/contract/plan/registry';
import { expect, test } from 'vitest';
import { largePlan } from '../../../bench/src/large-plan.ts';
import { createLinter, findingsOf, type LintedPlan } from './lint.ts';
import type { PlanFile } from './source/plan-files.ts';

// How long it takes is measured by `npm run bench -- L`.
const files = largePlan(200);

/** The plan with one more line in one file: a message that nothing uses. */
function changed(): PlanFile[] {
  const extra = 'messages:\n  unused: { name: 多余, text: 没有人用 }\n';
  return files.map((file) =>
    file.path === 'users.yaml' ? { path: file.path, text: `${file.text}${extra}` } : file,
  );
}

/** Each definition by its kind and key: what a linter remembers are the very same objects. */
function definitionsOf({ loaded }: LintedPlan): Map<string, unknown> {
  const ofKind = (kind: Kind) =>
    Object.entries(loaded.draft[kind]).map(([key, spec]): [string, unknown] => [`${kind}/${key}`, spec]);
  return new Map(kinds.flatMap(ofKind));
}

test('200 files and 20,000 lines are clean; of a changed file only that file is read again', () => {
  const lines = files.reduce((count, file) => count + file.text.split('\n').length, 0);
  expect(lines).toBeGreaterThan(20_000);
  const linter = createLinter();
  const [first, again] = [linter.lint(files), linter.lint(changed())];
  const loud = [first, again].map((linted) =>
    findingsOf(linted, 'zh').filter(({ severity }) => severity !== 'info'),
  );
  expect(loud[0]).toEqual([]);
  expect(loud[1]?.map(({ code, file }) => `${code} ${file}`)).toEqual(['plan/unused-definition users.yaml']);

  const known = definitionsOf(first);
  const readAgain = [...definitionsOf(again)].filter(([name, spec]) => known.get(name) !== spec);
  expect(known.size).toBeGreaterThan(2000);
  const ofFile = again.loaded.places;
  expect(readAgain.length).toBeGreaterThan(0);
  expect(new Set(readAgain.map(([name]) => ofFile.of(name.split('/')).file))).toEqual(
    new Set(['users.yaml']),
  );
});
