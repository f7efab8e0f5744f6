import type { Step } from '@hetang/contract/plan/kinds/journey-steps';
import { waysOf } from '../shared/steps.ts';

/** What one run of a journey asks of staff at most. */
export interface Work {
  /** Tasks and invitations by who does them: `owner` or a staff key. */
  tasks: ReadonlyMap<string, number>;
  /** Messages that many get as one mass task. */
  shared: number;
  /** Messages that name the customer, each a mass task of its own. */
  personal: number;
}

/** What is to be known of a message to say what it costs. */
export interface MessageKinds {
  /** Staff confirm it. */
  isMass(message: string): boolean;
  /** Names the customer, so that no two people get the same text. */
  isPersonal(message: string): boolean;
}

/** The most work that any path through the steps asks for. Of several ways the largest counts, person by person. */
export function workOf(steps: readonly Step[], messages: MessageKinds): Work {
  return steps
    .map((step) => workOfStep(step, messages))
    .reduce((sum, work) => together(sum, work, add), none);
}

const none: Work = { tasks: new Map(), shared: 0, personal: 0 };

function workOfStep(step: Step, messages: MessageKinds): Work {
  if ('message' in step) {
    if (!messages.isMass(step.message)) return none;
    return messages.isPersonal(step.message) ? { ...none, personal: 1 } : { ...none, shared: 1 };
  }
  if ('task' in step) return { ...none, tasks: new Map([[step.task.by, 1]]) };
  if ('invite' in step) return { ...none, tasks: new Map([[step.by, 1]]) };
  return waysOf(step)
    .map((way) => workOf(way.steps, messages))
    .reduce((most, work) => together(most, work, Math.max), none);
}

function add(a: number, b: number): number {
  return a + b;
}

function together(a: Work, b: Work, combine: (a: number, b: number) => number): Work {
  const names = new Set([...a.tasks.keys(), ...b.tasks.keys()]);
  return {
    tasks: new Map([...names].map((name) => [name, combine(a.tasks.get(name) ?? 0, b.tasks.get(name) ?? 0)])),
    shared: combine(a.shared, b.shared),
    personal: combine(a.personal, b.personal),
  };
}

/** Whether a message names the customer, so that no two people get the same text. */
export function personalMessages(
  templates: Readonly<Record<string, { variables: readonly string[] }>>,
): (message: string) => boolean {
  return (message) =>
    Object.hasOwn(templates, message) &&
    (templates[message]?.variables ?? []).some((name) => /^(?:contact|coupon)\b/.test(name));
}
