import type { Step } from '@hetang/contract/plan/kinds/journey-steps';
import type { Hit, Path, Rule } from './rule.ts';
import { allSteps, alwaysEnds, armsOf, waysOf } from './shared/steps.ts';

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
    zh: 'else 放在最后，条件不要重复，end 后面不要再写步骤',
    en: 'Put `else` last, do not repeat a condition, and write nothing after `end`',
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
    ...allSteps(plan).flatMap(({ step, path }) => [
      ...deadArms(step, path),
      ...waysOf(step).flatMap((way) => afterEnd(way.steps, [...path, ...way.path])),
    ]),
  ],
};

/** The first step after one that always ends; those behind it are dead for the same reason. */
function afterEnd(steps: readonly Step[], path: Path): Hit[] {
  const end = steps.findIndex(alwaysEnds);
  return end >= 0 && end < steps.length - 1 ? [{ path: [...path, end + 1] }] : [];
}

function deadArms(step: Step, path: Path): Hit[] {
  const seen = new Set<string>();
  let closed = false;
  return armsOf(step).flatMap(({ arm, at }): Hit[] => {
    const condition = 'if' in arm ? JSON.stringify(arm.if) : 'else';
    const dead = closed || seen.has(condition);
    seen.add(condition);
    closed ||= 'else' in arm;
    return dead ? [{ path: [...path, 'branch', at] }] : [];
  });
}
