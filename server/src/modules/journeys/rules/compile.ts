import type { Condition, EventLeaf } from '@hetang/contract/plan/condition';
import type { FieldDate } from '@hetang/contract/plan/kinds/journey-starts';
import type {
  BranchArm,
  Late,
  PointsStep,
  SplitArm,
  Step,
  TaskStep,
  WaitStep,
  WebhookStep,
  Weekday,
} from '@hetang/contract/plan/kinds/journey-steps';
import type { Journey } from '@hetang/contract/plan/kinds/journeys';
import { durationMs, type Scalar } from '@hetang/contract/plan/values';
import { hashOf } from '../../../reaction/hash.ts';

/** What to do with a step that comes due too late. */
export interface LatePolicy {
  afterMs: number;
  do: Late['do'];
}

/** One step as the engine walks it. Ids are preorder numbers: reading order. Times are milliseconds. */
export type JourneyNode = {
  id: number;
  depth: number;
  /** The step's own `id`, else its way from the top: `2.branch.0.do.1`. */
  name: string;
  /** The name is the step's own, so it means the same step in other versions. */
  named: boolean;
  /** What the step itself says, without the steps inside it, as a short hash. */
  print: string;
} & (
  | { kind: 'welcome'; message: string; next: number }
  | { kind: 'message'; message: string; expireMs: number | null; next: number }
  | { kind: 'wait'; ms: number; late: LatePolicy | null; next: number }
  | {
      kind: 'wait-until';
      time: string;
      on: 'workday' | readonly Weekday[] | null;
      late: LatePolicy | null;
      next: number;
    }
  | { kind: 'wait-date'; date: FieldDate; late: LatePolicy | null; next: number }
  | { kind: 'wait-for'; leaf: EventLeaf; atMostMs: number; late: LatePolicy | null; next: number }
  | { kind: 'branch'; arms: { when: Condition; to: number }[]; otherwise: number }
  | { kind: 'split'; experiment: string | null; arms: { arm: string; weight: number; to: number }[] }
  | { kind: 'tags'; add: string[]; remove: string[]; next: number }
  | { kind: 'set'; fields: Record<string, Scalar>; next: number }
  | { kind: 'stage'; stage: string; reason: string | null; next: number }
  | { kind: 'task'; task: TaskStep; dueMs: number; next: number }
  | { kind: 'invite'; community: string; by: string; dueMs: number; next: number }
  | { kind: 'points'; scheme: string; points: number; reason: string | null; next: number }
  | { kind: 'coupon'; activity: string; next: number }
  | { kind: 'webhook'; call: WebhookStep; next: number }
  | { kind: 'start'; journey: string; next: number }
  | { kind: 'end'; reason: string }
);

export interface CompiledJourney {
  nodes: JourneyNode[];
}

/** Points at the next node once its number is known. */
type Exit = (to: number) => void;
type Base = Pick<JourneyNode, 'id' | 'depth' | 'name' | 'named' | 'print'>;

/** Flattens the nested steps of a journey; the last node always ends it with reason `completed`. */
export function compileJourney(journey: Pick<Journey, 'steps'>): CompiledJourney {
  const writer: Writer = { nodes: [] };
  const exits = addSteps(writer, journey.steps, { depth: 0, path: '' }, []);
  for (const exit of exits) exit(writer.nodes.length);
  const id = writer.nodes.length;
  const base: Base = { id, depth: 0, name: 'completed', named: false, print: 'completed' };
  writer.nodes.push({ ...base, kind: 'end', reason: 'completed' });
  return writer;
}

type Writer = CompiledJourney;
interface At {
  depth: number;
  path: string;
}

function addSteps(writer: Writer, steps: readonly Step[], at: At, open: Exit[]): Exit[] {
  let exits = open;
  for (const [i, step] of steps.entries()) {
    for (const exit of exits) exit(writer.nodes.length);
    exits = addStep(writer, step, { depth: at.depth, path: `${at.path}${i}` });
  }
  return exits;
}

function addStep(writer: Writer, step: Step, { depth, path }: At): Exit[] {
  const id = writer.nodes.length;
  const named = step.id !== undefined;
  const base: Base = { id, depth, name: step.id ?? path, named, print: printOf(step) };
  if ('branch' in step) return addBranch(writer, step.branch, base, path);
  if ('split' in step) return addSplit(writer, step, base, path);
  if ('end' in step) {
    writer.nodes.push({ ...base, kind: 'end', reason: step.end });
    return [];
  }
  const node = simpleNode(step, { ...base, next: -1 });
  writer.nodes.push(node);
  return [
    (to) => {
      if ('next' in node) node.next = to;
    },
  ];
}

function addBranch(writer: Writer, arms: readonly BranchArm[], base: Base, path: string): Exit[] {
  const node: JourneyNode & { kind: 'branch' } = { ...base, kind: 'branch', arms: [], otherwise: -1 };
  writer.nodes.push(node);
  const exits: Exit[] = [];
  let hasElse = false;
  for (const [i, arm] of arms.entries()) {
    const inside = { depth: base.depth + 1, path: `${path}.branch.${i}.` };
    if ('else' in arm) {
      hasElse = true;
      exits.push(...addSteps(writer, arm.else, inside, [(to) => (node.otherwise = to)]));
      continue;
    }
    const target = { when: arm.if, to: -1 };
    node.arms.push(target);
    exits.push(...addSteps(writer, arm.do, inside, [(to) => (target.to = to)]));
  }
  if (!hasElse) exits.push((to) => (node.otherwise = to));
  return exits;
}

function addSplit(
  writer: Writer,
  step: { split: SplitArm[]; experiment?: string | undefined },
  base: Base,
  path: string,
): Exit[] {
  const arms = step.split.map(({ arm, weight }) => ({ arm, weight, to: -1 }));
  writer.nodes.push({ ...base, kind: 'split', experiment: step.experiment ?? null, arms });
  return step.split.flatMap((arm, i) => {
    const target = arms[i];
    const inside = { depth: base.depth + 1, path: `${path}.split.${i}.` };
    return addSteps(writer, arm.do, inside, target ? [(to) => (target.to = to)] : []);
  });
}

type SimpleStep = Exclude<Step, { branch: BranchArm[] } | { split: SplitArm[] } | { end: string }>;
type Lead = Base & { next: number };

function simpleNode(step: SimpleStep, base: Lead): JourneyNode {
  if ('welcome' in step) return { ...base, kind: 'welcome', message: step.welcome };
  if ('message' in step) {
    const expireMs = step.expire ? durationMs(step.expire) : null;
    return { ...base, kind: 'message', message: step.message, expireMs };
  }
  if ('wait' in step) return waitNode(step.wait, lateOf(step.late), base);
  if ('set' in step) return { ...base, kind: 'set', fields: step.set };
  if ('task' in step) return { ...base, kind: 'task', task: step.task, dueMs: durationMs(step.task.due) };
  if ('stage' in step) return { ...base, kind: 'stage', stage: step.stage, reason: step.reason ?? null };
  return outwardNode(step, base);
}

/** Steps that reach out of the journey, and tags. */
function outwardNode(step: OutwardStep | TagStep, base: Lead): JourneyNode {
  if ('invite' in step) {
    const { invite: community, by, due } = step;
    return { ...base, kind: 'invite', community, by, dueMs: durationMs(due) };
  }
  if ('points' in step) {
    const { points, for: scheme, reason = null } = step;
    return { ...base, kind: 'points', scheme, points, reason };
  }
  if ('coupon' in step) return { ...base, kind: 'coupon', activity: step.coupon };
  if ('webhook' in step) return { ...base, kind: 'webhook', call: step.webhook };
  if ('start' in step) return { ...base, kind: 'start', journey: step.start };
  const add = 'tag' in step ? step.tag : [];
  return { ...base, kind: 'tags', add, remove: step.untag ?? [] };
}

type OutwardStep = Extract<
  SimpleStep,
  { invite: string } | PointsStep | { coupon: string } | { webhook: WebhookStep } | { start: string }
>;
type TagStep = Extract<SimpleStep, { tag: string[] } | { untag: string[] }>;

function waitNode(wait: WaitStep, late: LatePolicy | null, base: Lead): JourneyNode {
  if (typeof wait === 'string') return { ...base, late, kind: 'wait', ms: durationMs(wait) };
  if ('for' in wait) {
    return { ...base, late, kind: 'wait-for', leaf: wait.for, atMostMs: durationMs(wait['at-most']) };
  }
  if (typeof wait.until !== 'string') return { ...base, late, kind: 'wait-date', date: wait.until };
  return { ...base, late, kind: 'wait-until', time: wait.until, on: wait.on ?? null };
}

/** What a `late` says, in milliseconds; null when nothing is said. */
export function lateOf(late: Late | undefined): LatePolicy | null {
  return late ? { afterMs: durationMs(late.after), do: late.do } : null;
}

/** Equal for steps that say the same, whatever they are called and whatever stands inside them. */
function printOf(step: Step): string {
  const own =
    'branch' in step
      ? { branch: step.branch.map((arm) => ('if' in arm ? arm.if : 'else')) }
      : 'split' in step
        ? { ...step, split: step.split.map(({ arm, weight }) => [arm, weight]) }
        : step;
  return hashOf(JSON.stringify({ ...own, id: undefined })).toString(36);
}
