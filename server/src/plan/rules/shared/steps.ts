import type { BranchArm, Step } from '@hetang/contract/plan/kinds/journey-steps';
import type { Journey } from '@hetang/contract/plan/kinds/journeys';
import type { Plan } from '@hetang/contract/plan/registry';
import type { Path } from '../rule.ts';
import { byDefinition } from './by-definition.ts';

interface PlacedStep {
  step: Step;
  path: Path;
}

/** One of the ways that lead on from a branch or a split. */
export interface Way {
  steps: readonly Step[];
  /** Where its steps are written, from the step. */
  path: Path;
}

/** The ways inside a step; none for a step that leads straight on. */
export function waysOf(step: Step): Way[] {
  if ('split' in step) return step.split.map((arm, at) => ({ steps: arm.do, path: ['split', at, 'do'] }));
  return armsOf(step).map(({ arm, at }) =>
    'else' in arm
      ? { steps: arm.else, path: ['branch', at, 'else'] }
      : { steps: arm.do, path: ['branch', at, 'do'] },
  );
}

/** Whether one of its ways is always taken. */
export function coversAll(step: Step): boolean {
  return 'split' in step || armsOf(step).some(({ arm }) => 'else' in arm);
}

/** Every step in reading order, those inside branches included. */
function flatSteps(steps: readonly Step[], path: Path): PlacedStep[] {
  return steps.flatMap((step, i) => {
    const here = [...path, i];
    const inside = waysOf(step).flatMap((way) => flatSteps(way.steps, [...here, ...way.path]));
    return [{ step, path: here }, ...inside];
  });
}

/** Every step of a journey with its path from the root of the plan. */
export function stepsOf(key: string, journey: Journey): readonly PlacedStep[] {
  const last = known.get(journey);
  if (last?.key === key) return last.steps;
  const steps = flatSteps(journey.steps, ['journeys', key, 'steps']);
  known.set(journey, { key, steps });
  return steps;
}

/** Steps are asked for by many rules, and a journey never changes. */
const known = new WeakMap<Journey, { key: string; steps: readonly PlacedStep[] }>();

/** Every step of every journey. */
export const allSteps: (plan: Plan) => readonly PlacedStep[] = byDefinition((plan) =>
  Object.entries(plan.journeys).flatMap(([key, journey]) => stepsOf(key, journey)),
);

/** The arms of a branch; none for any other step. */
export function armsOf(step: Step): { arm: BranchArm; at: number }[] {
  return 'branch' in step ? step.branch.map((arm, at) => ({ arm, at })) : [];
}

/** Whether the journey stands still at this step. */
export function holdsUp(step: Step): boolean {
  return 'wait' in step || ('task' in step && step.task.wait);
}

/** Whether no path leads past this step: an end, or a choice that covers all and whose every way ends. */
export function alwaysEnds(step: Step): boolean {
  if ('end' in step) return true;
  return coversAll(step) && waysOf(step).every((way) => way.steps.some(alwaysEnds));
}

/** Tags that a step sets and takes away. */
export function tagsOf(step: Step): { set: string[]; unset: string[] } {
  return { set: 'tag' in step ? step.tag : [], unset: ('untag' in step && step.untag) || [] };
}
