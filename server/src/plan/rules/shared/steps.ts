import type { BranchArm, Journey, Step } from '@hetang/contract/plan/kinds/journeys';
import type { Plan } from '@hetang/contract/plan/registry';
import type { Path } from '../rule.ts';

interface PlacedStep {
  step: Step;
  path: Path;
}

/** The steps that an arm runs, and the key they are written under. */
export function armSteps(arm: BranchArm): { steps: Step[]; key: 'do' | 'else' } {
  return 'else' in arm ? { steps: arm.else, key: 'else' } : { steps: arm.do, key: 'do' };
}

/** Every step in reading order, those inside branches included. */
function flatSteps(steps: readonly Step[], path: Path): PlacedStep[] {
  return steps.flatMap((step, i) => {
    const here = [...path, i];
    const inside = armsOf(step).flatMap(({ arm, at }) => {
      const inner = armSteps(arm);
      return flatSteps(inner.steps, [...here, 'branch', at, inner.key]);
    });
    return [{ step, path: here }, ...inside];
  });
}

/** Every step of a journey with its path from the root of the plan. */
export function stepsOf(key: string, journey: Journey): PlacedStep[] {
  return flatSteps(journey.steps, ['journeys', key, 'steps']);
}

/** Every step of every journey. */
export function allSteps(plan: Plan): PlacedStep[] {
  return Object.entries(plan.journeys).flatMap(([key, journey]) => stepsOf(key, journey));
}

/** The arms of a branch; none for any other step. */
export function armsOf(step: Step): { arm: BranchArm; at: number }[] {
  return 'branch' in step ? step.branch.map((arm, at) => ({ arm, at })) : [];
}

/** Whether the journey stands still at this step. */
export function holdsUp(step: Step): boolean {
  return 'wait' in step || ('task' in step && step.task.wait);
}

/** Whether no path leads past this step: an end, or a branch with `else` whose every arm ends. */
export function alwaysEnds(step: Step): boolean {
  if ('end' in step) return true;
  const arms = armsOf(step);
  return (
    arms.some(({ arm }) => 'else' in arm) && arms.every(({ arm }) => armSteps(arm).steps.some(alwaysEnds))
  );
}

/** Tags that a step sets and takes away. */
export function tagsOf(step: Step): { set: string[]; unset: string[] } {
  return { set: 'tag' in step ? step.tag : [], unset: ('untag' in step && step.untag) || [] };
}
