import type { Condition } from '@hetang/contract/plan/condition';
import type { Step } from '@hetang/contract/plan/kinds/journey-steps';

/** Kinds of steps in the order in which they are offered. */
export const stepKinds = [
  'message',
  'wait',
  'branch',
  'tag',
  'untag',
  'task',
  'stage',
  'set',
  'points',
  'coupon',
  'invite',
  'welcome',
  'split',
  'start',
  'webhook',
  'end',
] as const;
export type StepKind = (typeof stepKinds)[number];

/** What stands in the place of a condition that is still to be written. */
export const NO_CONDITION: Condition = { all: [] };

const fresh: Record<StepKind, Step> = {
  message: { message: '' },
  wait: { wait: '1d' },
  branch: { branch: [{ if: NO_CONDITION, do: [] }, { else: [] }] },
  tag: { tag: [] },
  untag: { untag: [] },
  task: { task: { do: '', by: 'owner', due: '1d', fills: [], wait: true } },
  stage: { stage: '' },
  set: { set: {} },
  points: { points: 10, for: '' },
  coupon: { coupon: '' },
  invite: { invite: '', by: 'owner', due: '1d' },
  welcome: { welcome: '' },
  split: {
    split: [
      { arm: 'a', weight: 1, do: [] },
      { arm: 'b', weight: 1, do: [] },
    ],
  },
  start: { start: '' },
  webhook: { webhook: { url: '', send: [], timeout: 10 } },
  end: { end: '' },
};

/** A step to begin with; most are to be filled in before they can stand in a journey. */
export function newStep(kind: StepKind): Step {
  return structuredClone(fresh[kind]);
}

export function kindOf(step: Step): StepKind {
  return stepKinds.find((kind) => kind in step && (kind !== 'untag' || !('tag' in step))) ?? 'end';
}

const KEY = /^[A-Za-z0-9][A-Za-z0-9-]{0,63}$/;
const isKey = (text: string) => KEY.test(text);

/** Whether a condition is still to be written. */
export function isUnwritten(when: Condition): boolean {
  return 'all' in when && when.all.length === 0;
}

/** Whether a step says all that a plan needs of it, so that it can be written. */
export function isComplete(step: Step): boolean {
  if (step.id !== undefined && !isKey(step.id)) return false;
  if ('wait' in step) return isWaitComplete(step.wait);
  if ('branch' in step) return step.branch.every((arm) => 'else' in arm || !isUnwritten(arm.if));
  if ('split' in step) return isSplitComplete(step.split);
  if ('task' in step) return isKey(step.task.do);
  if ('points' in step) return step.points !== 0 && step.for !== '';
  if ('webhook' in step) return /^https?:\/\/\S+/.test(step.webhook.url);
  return hasContent(step);
}

/** Steps that are a list of tags, some fields or one word. */
function hasContent(
  step: Exclude<Step, { wait: unknown } | { branch: unknown } | { split: unknown }>,
): boolean {
  if ('tag' in step || 'untag' in step)
    return ('tag' in step ? step.tag.length : 0) + (step.untag?.length ?? 0) > 0;
  if ('set' in step) return Object.values(step.set).some((value) => value !== '');
  return Object.values(step).every((value) => value !== '');
}

function isSplitComplete(arms: readonly { arm: string }[]): boolean {
  const names = arms.map(({ arm }) => arm);
  return names.every(isKey) && new Set(names).size === names.length;
}

function isWaitComplete(wait: Extract<Step, { wait: unknown }>['wait']): boolean {
  if (typeof wait === 'string') return true;
  if ('for' in wait) return wait.for.event !== '';
  return typeof wait.until === 'string' ? wait.until !== '' : wait.until.field !== '';
}
