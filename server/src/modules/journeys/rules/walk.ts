import { holds } from '../../../conditions/rules/evaluate.ts';
import { nextTimeOfDay } from '../../../kernel/zone.ts';
import type { CompiledPlan, JourneyPlan } from '../../../reaction/compiled-plan.ts';
import { type ContactState, type EnrolmentState, factsOf, ownerOf } from '../../../reaction/contact-state.ts';
import type { DraftTask, Reaction, TaskOver } from '../../../reaction/reaction.ts';
import { changeTags } from '../../tags/rules/change-tags.ts';
import type { JourneyNode } from './compile.ts';

/** The place of one person in one journey, on the version they started with. */
export interface Walk {
  contact: ContactState;
  enrolment: EnrolmentState;
  journey: JourneyPlan;
  plan: CompiledPlan;
  reaction: Reaction;
  /** Properties of the event that started the journey or moves it now. */
  input: Record<string, unknown>;
}

/** Where a node leads: on to another node, or to a rest (waiting, ended). */
type Move = { to: number; outcome?: string } | { rest: true };

/** Walks on from a node until the person waits or the journey ends. Steps never loop, so this ends. */
export function walkFrom(walk: Walk, start: number): void {
  let at = start;
  for (;;) {
    const node = walk.journey.nodes[at];
    if (!node) {
      endEnrolment(walk, 'completed');
      return;
    }
    walk.enrolment.node = at;
    const move = enter(walk, node);
    if ('rest' in move) return;
    pass(walk, at, move.outcome ?? null);
    at = move.to;
  }
}

/** Notes that a node has been passed, with what came of it. */
export function pass(walk: Walk, node: number, outcome: string | null): void {
  walk.enrolment.seq += 1;
  walk.enrolment.dirty = true;
  walk.reaction.effects.steps.push({
    enrolment: walk.enrolment,
    seq: walk.enrolment.seq,
    node,
    at: walk.reaction.now,
    outcome,
  });
}

/** Ends a journey for a person: `completed`, `goal`, `left`, or the reason of an `end` step. */
export function endEnrolment(walk: Walk, reason: string): void {
  const { enrolment, reaction, contact } = walk;
  enrolment.status = 'ended';
  enrolment.endedAt = reaction.now;
  enrolment.endReason = reason;
  enrolment.dirty = true;
  if (enrolment.waiting === 'task') closeTask(walk, { state: 'cancelled', outcome: `journey ${reason}` });
  if (reason === 'goal' || reason === 'left') reaction.effects.cutShort.push({ enrolment, reason });
  rest(walk, null, null);
  reaction.effects.derived.push({
    name: 'journey.ended',
    contactId: contact.id,
    at: reaction.now,
    props: { journey: enrolment.journey, reason },
  });
}

/** Closes the task that the person waits for; it may be of this very batch and have no number yet. */
export function closeTask({ enrolment, reaction }: Walk, over: TaskOver): void {
  const { closeTasks, tasks } = reaction.effects;
  if (enrolment.taskId !== null) {
    closeTasks.push({ id: enrolment.taskId, ...over });
    return;
  }
  const draft = tasks.findLast((task) => task.enrolment === enrolment);
  if (draft) draft.over = over;
}

function rest(walk: Walk, waiting: EnrolmentState['waiting'], dueAt: Date | null): Move {
  if (walk.enrolment.dueAt !== null && walk.enrolment.id > 0)
    walk.reaction.effects.endedTimers.push(walk.enrolment.id);
  walk.enrolment.waiting = waiting;
  walk.enrolment.dueAt = dueAt;
  walk.enrolment.dirty = true;
  return { rest: true };
}

function after(walk: Walk, ms: number): Date {
  return new Date(walk.reaction.now.getTime() + ms);
}

function enter(walk: Walk, node: JourneyNode): Move {
  switch (node.kind) {
    case 'welcome':
      return { to: node.next, outcome: welcome(walk, node.message) };
    case 'message':
      message(walk, node.message, node.expireMs);
      return { to: node.next };
    case 'wait':
      return rest(walk, 'time', after(walk, node.ms));
    case 'wait-until':
      return rest(walk, 'time', nextTimeOfDay(walk.reaction.now, node.time, walk.plan.timezone));
    case 'wait-for':
      return rest(walk, 'event', after(walk, node.atMostMs));
    case 'task':
      return task(walk, node);
    case 'branch':
      return branch(walk, node);
    case 'tags':
      changeTags(
        walk.contact,
        { add: node.add, remove: node.remove, source: `journey:${walk.journey.key}`, at: walk.reaction.now },
        walk.reaction,
      );
      return { to: node.next };
    case 'set':
      Object.assign(walk.contact.fields, node.fields);
      walk.contact.dirty.profile = true;
      return { to: node.next };
    case 'end':
      endEnrolment(walk, node.reason);
      return { rest: true };
  }
}

function branch(walk: Walk, node: JourneyNode & { kind: 'branch' }): Move {
  const facts = factsOf(walk.contact, walk.reaction.plan);
  const moment = { now: walk.reaction.now.getTime() };
  const taken = node.arms.findIndex((arm) => holds(arm.when, facts, moment));
  return taken < 0
    ? { to: node.otherwise, outcome: 'else' }
    : { to: node.arms[taken]?.to ?? node.otherwise, outcome: `if ${taken + 1}` };
}

/** The platform gives one welcome code per add, good for 20 s; without it there is no automatic welcome. */
function welcome(walk: Walk, messageKey: string): string {
  const code = walk.input.welcome_code;
  const staff = walk.input.staff;
  if (typeof code !== 'string' || typeof staff !== 'string') return 'no-welcome-code';
  walk.reaction.effects.intentions.push({
    dedupe: `welcome:${code}`,
    kind: 'welcome',
    contactId: walk.contact.id,
    staff,
    message: messageKey,
    planVersion: walk.plan.version,
    params: { welcome_code: code },
    enrolment: walk.enrolment,
    notAfter: null,
  });
  return 'asked';
}

/** Unconfirmed mass sends go stale: without an `expire` in the step they do after three days. */
const MESSAGE_EXPIRES_MS = 3 * 86_400_000;

function message(walk: Walk, messageKey: string, expireMs: number | null): void {
  walk.reaction.effects.intentions.push({
    dedupe: walk.reaction.uniqueKey(),
    kind: 'message',
    contactId: walk.contact.id,
    staff: ownerOf(walk.contact),
    message: messageKey,
    planVersion: walk.plan.version,
    params: {},
    enrolment: walk.enrolment,
    notAfter: after(walk, expireMs ?? MESSAGE_EXPIRES_MS),
  });
}

function task(walk: Walk, node: JourneyNode & { kind: 'task' }): Move {
  const { task: spec } = node;
  if (spec.wait && alreadyFilled(walk.contact, spec.fills))
    return { to: node.next, outcome: 'already-filled' };
  const dueAt = after(walk, node.dueMs);
  walk.enrolment.taskId = null;
  const draft: DraftTask = {
    id: 0,
    do: spec.do,
    title: spec.title ?? spec.do,
    staff: spec.by === 'owner' ? ownerOf(walk.contact) : spec.by,
    contactId: walk.contact.id,
    fills: spec.fills,
    dueAt,
    enrolment: walk.enrolment,
    over: null,
  };
  walk.reaction.effects.tasks.push(draft);
  const { now: at, effects } = walk.reaction;
  effects.derived.push({ name: 'task.created', contactId: walk.contact.id, at, props: {}, creates: draft });
  return spec.wait ? rest(walk, 'task', dueAt) : { to: node.next };
}

/** True when everything that a task is to find out is known. */
export function alreadyFilled(contact: ContactState, fills: readonly string[]): boolean {
  if (fills.length === 0) return false;
  return fills.every((fill) => {
    const [kind, key = ''] = fill.split('/');
    if (kind === 'field') return contact.fields[key] !== undefined;
    for (const ref of contact.tags.keys()) if (ref.startsWith(`${key}/`)) return true;
    return false;
  });
}
