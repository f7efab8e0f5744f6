import { expect, test } from 'vitest';
import { workOf } from '../../../test/harness/work-of.ts';
import { loadPlan } from './load.ts';
import { rules } from './rule-list.ts';
import type { PlanView } from './rules/rule.ts';
import { viewOf } from './view.ts';

type Each = (write: (i: number, next: number) => string) => string;
const eachOf =
  (count: number): Each =>
  (write) =>
    Array.from({ length: count }, (_, i) => `  ${write(i, (i + 1) % count)}\n`).join('');

/** Plans that make a rule slow that looks at every pair, or follows every chain from each of its links. */
const plans: Record<string, (each: Each) => string> = {
  'a ring of segments': (each) =>
    `segments:\n${each((i, next) => `s${i}: { name: 群${i}, when: { any: [{ segment: s${next} }, { event: a.b, where: { k: ${i} } }] } }`)}`,
  'a ring of journeys': (each) =>
    `journeys:\n${each((i, next) => `j${i}: { name: 旅${i}, start: { event: journey.ended, where: { journey: j${next} } }, again: after-end, steps: [{ wait: 1d }] }`)}`,
  'a ring of goals': (each) =>
    `goals:\n${each((i, next) => `g${i}: { metric: derived, target: 1, by: 2026-12-31, of: { sum: [g${next}, g0] } }`)}`,
  'a code, a welcome and a stage for everything': (each) => `messages: { hi: { name: 欢迎, text: 你好 } }
staff: { lin: { name: 林, wecom: Lin, tasks-per-day: 5 } }
goals: { g: { metric: contacts-added, target: 99999, by: 2026-12-31 } }
stages:
${each((i) => `t${i}: { name: 阶${i}, enter: { event: a.e${i} } }`)}codes:
${each((i) => `c${i}: { name: 码${i}, staff: [lin] }`)}journeys:
${each((i) => `j${i}: { name: 旅${i}, start: { event: contact.added, where: { code: c${i} } }, leave: { stage: t${i} }, steps: [{ welcome: hi }, { message: hi }] }`)}`,
  'nothing that is known': (
    each,
  ) => `messages:\n${each((i) => `m${i}: { name: 话${i}, text: 你好${i} }`)}journeys:
${each((i) => `j${i}: { name: 旅${i}, start: { event: task.done, where: { do: t${i}x } }, steps: [{ message: mm${i} }, { task: { do: t${i}, due: 1d } }] }`)}`,
};

function viewOfPlan(text: string): PlanView {
  const head = 'plan: demo\nname: 演示\nperiod: { from: 2026-01-01, to: 2026-12-31 }\n';
  // Large kinds go into files of their own: one file has a limit.
  const parts = text.split(/^(?=[a-z]+:\n)/m);
  const loaded = loadPlan([
    { path: 'plan.yaml', text: head },
    ...parts.map((part, i) => ({ path: `part-${i}.yaml`, text: part })),
  ]);
  expect(loaded.issues).toEqual([]);
  return viewOf(loaded);
}

test.each(Object.entries(plans))('no rule does more than its share for %s', (_, plan) => {
  const [small, large] = [viewOfPlan(plan(eachOf(200))), viewOfPlan(plan(eachOf(800)))];
  const works = rules.flatMap((rule) => [() => rule.check(small), () => rule.check(large)]);
  const counts = workOf(works);
  const slow = rules.flatMap(({ id }, i) => {
    const [few = 0, many = 0] = counts.slice(2 * i, 2 * i + 2);
    // Four times as many definitions: who looks at every pair does sixteen times as much.
    return many > 12 * few && many > 20_000 ? [`${id}: ${few}, then ${many}`] : [];
  });
  expect(slow).toEqual([]);
});
