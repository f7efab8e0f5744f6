import type { Condition, EventLeaf } from '@hetang/contract/plan/condition';
import type { BranchArm, Journey, Step, TaskStep } from '@hetang/contract/plan/kinds/journeys';
import { durationMs, type Scalar } from '@hetang/contract/plan/values';

/** One step as the engine walks it. Ids are preorder numbers: reading order. Times are milliseconds. */
export type JourneyNode = { id: number; depth: number } & (
  | { kind: 'welcome'; message: string; next: number }
  | { kind: 'message'; message: string; expireMs: number | null; next: number }
  | { kind: 'wait'; ms: number; next: number }
  | { kind: 'wait-until'; time: string; next: number }
  | { kind: 'wait-for'; leaf: EventLeaf; atMostMs: number; next: number }
  | { kind: 'branch'; arms: { when: Condition; to: number }[]; otherwise: number }
  | { kind: 'tags'; add: string[]; remove: string[]; next: number }
  | { kind: 'set'; fields: Record<string, Scalar>; next: number }
  | { kind: 'task'; task: TaskStep; dueMs: number; next: number }
  | { kind: 'end'; reason: string }
);

export interface CompiledJourney {
  nodes: JourneyNode[];
}

/** Points at the next node once its number is known. */
type Exit = (to: number) => void;

/** Flattens the nested steps of a journey; the last node always ends it with reason `completed`. */
export function compileJourney(journey: Journey): CompiledJourney {
  const nodes: JourneyNode[] = [];

  const push = (node: JourneyNode): void => {
    nodes.push(node);
  };

  const addSteps = (steps: readonly Step[], depth: number, open: Exit[]): Exit[] => {
    let exits = open;
    for (const step of steps) {
      for (const exit of exits) exit(nodes.length);
      exits = addStep(step, depth);
    }
    return exits;
  };

  const addStep = (step: Step, depth: number): Exit[] => {
    const id = nodes.length;
    if ('branch' in step) return addBranch(step.branch, id, depth);
    if ('end' in step) {
      push({ id, depth, kind: 'end', reason: step.end });
      return [];
    }
    const node = simpleNode(step, id, depth);
    push(node);
    return [
      (to) => {
        if ('next' in node) node.next = to;
      },
    ];
  };

  const addBranch = (arms: readonly BranchArm[], id: number, depth: number): Exit[] => {
    const node: JourneyNode & { kind: 'branch' } = { id, depth, kind: 'branch', arms: [], otherwise: -1 };
    push(node);
    const exits: Exit[] = [];
    let hasElse = false;
    for (const arm of arms) {
      if ('else' in arm) {
        hasElse = true;
        exits.push(...addSteps(arm.else, depth + 1, [(to) => (node.otherwise = to)]));
        continue;
      }
      const target = { when: arm.if, to: -1 };
      node.arms.push(target);
      exits.push(...addSteps(arm.do, depth + 1, [(to) => (target.to = to)]));
    }
    if (!hasElse) exits.push((to) => (node.otherwise = to));
    return exits;
  };

  const exits = addSteps(journey.steps, 0, []);
  for (const exit of exits) exit(nodes.length);
  push({ id: nodes.length, depth: 0, kind: 'end', reason: 'completed' });
  return { nodes };
}

type SimpleStep = Exclude<Step, { branch: BranchArm[] } | { end: string }>;

function simpleNode(step: SimpleStep, id: number, depth: number): JourneyNode {
  const base = { id, depth, next: -1 };
  if ('welcome' in step) return { ...base, kind: 'welcome', message: step.welcome };
  if ('message' in step) {
    return {
      ...base,
      kind: 'message',
      message: step.message,
      expireMs: step.expire ? durationMs(step.expire) : null,
    };
  }
  if ('set' in step) return { ...base, kind: 'set', fields: step.set };
  if ('task' in step) return { ...base, kind: 'task', task: step.task, dueMs: durationMs(step.task.due) };
  if ('wait' in step) {
    if (typeof step.wait === 'string') return { ...base, kind: 'wait', ms: durationMs(step.wait) };
    if ('until' in step.wait) return { ...base, kind: 'wait-until', time: step.wait.until };
    return { ...base, kind: 'wait-for', leaf: step.wait.for, atMostMs: durationMs(step.wait['at-most']) };
  }
  const add = 'tag' in step ? step.tag : [];
  return { ...base, kind: 'tags', add, remove: step.untag ?? [] };
}
