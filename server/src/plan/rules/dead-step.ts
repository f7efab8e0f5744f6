import type { Condition } from '@hetang/contract/plan/condition';
import type { BranchArm, Step } from '@hetang/contract/plan/kinds/journey-steps';
import type { Plan } from '@hetang/contract/plan/registry';
import type { Hit, Path, Rule } from './rule.ts';
import { logicOf } from './shared/implies.ts';
import { allSteps, alwaysEnds, waysOf } from './shared/steps.ts';

/** A step that no path reaches: after an `end`, or in an arm that an earlier arm always takes away. */
export const deadStep: Rule = {
  id: 'dead-step',
  theme: 'journeys',
  severity: 'error',
  title: { zh: '走不到的步骤', en: 'Steps that nothing reaches' },
  why: {
    zh: '排在 end 之后，或被前面的分支全部截走的步骤永远不执行。',
    en: 'A step after an `end`, or in an arm whose cases an earlier arm takes, never runs.',
  },
  problem: { zh: '永远走不到这里', en: 'Nothing ever gets here' },
  hint: {
    zh: 'else 放在最后，条件不要重复或互相矛盾，end 后面不要再写步骤',
    en: 'Put `else` last, do not repeat or contradict a condition asked before, and write nothing after `end`',
  },
  good: `
journeys:
  a:
    name: 甲
    start: { event: lesson.done }
    steps:
      - branch: [{ if: { event: order.paid }, do: [{ end: bought }] }, { else: [{ wait: 1d }] }]
      - wait: 2d`,
  bad: `
journeys:
  a:
    name: 甲
    start: { event: lesson.done }
    steps:
      - branch: [{ if: { event: order.paid }, do: [{ end: bought }] }, { else: [{ end: not bought }] }]
      - wait: 2d`,
  check: ({ plan }) => [
    ...Object.entries(plan.journeys).flatMap(([key, journey]) =>
      afterEnd(journey.steps, ['journeys', key, 'steps']),
    ),
    ...allSteps(plan).flatMap(({ step, path }) =>
      waysOf(step).flatMap((way) => afterEnd(way.steps, [...path, ...way.path])),
    ),
    ...deadArms(plan),
  ],
};

/** The first step after one that always ends; those behind it are dead for the same reason. */
function afterEnd(steps: readonly Step[], path: Path): Hit[] {
  const end = steps.findIndex(alwaysEnds);
  return end >= 0 && end < steps.length - 1 ? [{ path: [...path, end + 1] }] : [];
}

/** Arms whose condition cannot hold where they stand, by what earlier arms and those around them have asked. */
function deadArms(plan: Plan): Hit[] {
  const logic = logicOf(plan);
  const hits: Hit[] = [];
  const walk = (steps: readonly Step[], path: Path, around: readonly Condition[]): void => {
    let known = around;
    for (const [i, step] of steps.entries()) {
      if ('branch' in step) branch(step.branch, [...path, i, 'branch'], known);
      else for (const way of waysOf(step)) walk(way.steps, [...path, i, ...way.path], known);
      // Whatever a step does or waits for may change what was asked before.
      if (!('message' in step || 'welcome' in step)) known = [];
    }
  };
  const branch = (arms: readonly BranchArm[], path: Path, around: readonly Condition[]): void => {
    let known = around;
    let closed = false;
    for (const [at, arm] of arms.entries()) {
      const asked = 'if' in arm ? arm.if : undefined;
      const dead =
        closed || (asked !== undefined && known.length > 0 && logic.excludes({ all: [...known] }, asked));
      if (dead) hits.push({ path: [...path, at] });
      else if (asked) walk('do' in arm ? arm.do : [], [...path, at, 'do'], [...known, asked]);
      else if ('else' in arm) walk(arm.else, [...path, at, 'else'], known);
      if (asked) known = [...known, { not: asked }];
      else closed = true;
    }
  };
  for (const [key, journey] of Object.entries(plan.journeys))
    walk(journey.steps, ['journeys', key, 'steps'], []);
  return hits;
}
