import { CALLED } from '@hetang/contract/plan/kinds/journey-starts';
import { factsOf, ownerOf } from '../../../reaction/contact-state.ts';
import { welcomeOfCode } from '../../codes/rules/react.ts';
import { askForCoupon } from '../../coupons/rules/ask.ts';
import { setStage } from '../../lifecycle/rules/set-stage.ts';
import { balanceOf } from '../../points/rules/account.ts';
import { change } from '../../points/rules/change.ts';
import { changeTags } from '../../tags/rules/change-tags.ts';
import type { JourneyNode } from './compile.ts';
import { splitAt } from './experiment.ts';
import { keyProps, type Move, type Walk } from './progress.ts';
import { createTask, later, staffFor } from './wait.ts';
import { choose } from './witness.ts';

type Touch = JourneyNode & { kind: 'welcome' | 'message' | 'task' | 'invite' };

/** Whether a step would reach the contact or give staff something to do. */
export function isTouch(node: JourneyNode): node is Touch {
  return ['welcome', 'message', 'task', 'invite'].includes(node.kind);
}

/** Does what a node says, of those at which nobody waits. */
export function act(walk: Walk, node: JourneyNode): Move {
  switch (node.kind) {
    case 'branch':
      return branch(walk, node);
    case 'split':
      return splitAt(walk, node);
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
    case 'stage':
      return { to: node.next, outcome: stage(walk, node) };
    default:
      return reachOut(walk, node);
  }
}

function reachOut(walk: Walk, node: JourneyNode): Move {
  switch (node.kind) {
    case 'welcome':
      return { to: node.next, outcome: welcome(walk, node.message) };
    case 'message':
      message(walk, node);
      return { to: node.next };
    case 'invite':
      invite(walk, node);
      return { to: node.next };
    case 'points':
      return changePoints(walk, node);
    case 'coupon':
      return coupon(walk, node);
    case 'webhook':
      call(walk, node);
      return { to: node.next };
    case 'start':
      startOther(walk, node.journey);
      return { to: node.next };
    default:
      throw new RangeError(`a step that nobody does: ${node.kind}`);
  }
}

function branch(walk: Walk, node: JourneyNode & { kind: 'branch' }): Move {
  const facts = factsOf(walk.contact, walk.reaction.plan);
  const conditions = node.arms.map((arm) => arm.when);
  const { taken, why } = choose(conditions, facts, { now: walk.reaction.now.getTime() });
  const arm = node.arms[taken];
  return arm
    ? { to: arm.to, outcome: `if ${taken + 1}`, detail: { why } }
    : { to: node.otherwise, outcome: 'else', detail: { why } };
}

function stage(walk: Walk, { stage: to, reason }: JourneyNode & { kind: 'stage' }): string {
  const cause = { event: 'journey.step', journey: walk.journey.key, ...(reason === null ? {} : { reason }) };
  return setStage(walk.contact, { to, cause }, walk.reaction);
}

/** The platform gives one welcome code per add, good for 20 s; without it there is no automatic welcome. */
function welcome(walk: Walk, messageKey: string): string {
  const code = walk.input.welcome_code;
  const staff = walk.input.staff;
  if (typeof code !== 'string' || typeof staff !== 'string') return 'no-welcome-code';
  if (welcomeOfCode(walk.reaction.plan.plan, walk.input.code) !== null) return 'welcomed-by-code';
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

function message(walk: Walk, node: JourneyNode & { kind: 'message' }): void {
  const { messages } = walk.plan.plan;
  const byService = Object.hasOwn(messages, node.message) && messages[node.message]?.via === 'kf';
  walk.reaction.effects.intentions.push({
    dedupe: walk.reaction.uniqueKey(),
    kind: byService ? 'service-message' : 'message',
    contactId: walk.contact.id,
    staff: ownerOf(walk.contact),
    message: node.message,
    planVersion: walk.plan.version,
    params: {},
    enrolment: walk.enrolment,
    notAfter: later(walk, node.expireMs ?? MESSAGE_EXPIRES_MS),
  });
}

/** No interface of the platform puts a customer into a group: staff are asked to. */
function invite(walk: Walk, { community, by, dueMs }: JourneyNode & { kind: 'invite' }): void {
  const known = walk.plan.plan.communities;
  const name = (Object.hasOwn(known, community) && known[community]?.name) || community;
  createTask(walk, {
    do: 'invite',
    title: `邀请进群：${name}`,
    staff: staffFor(walk, by),
    fills: [],
    dueAt: later(walk, dueMs),
    community,
  });
}

/** What was refused is said in the trace with what there was, and told as `points.refused`. */
function changePoints(walk: Walk, node: JourneyNode & { kind: 'points' }): Move {
  const { contact, enrolment, journey, reaction } = walk;
  const { scheme, points, reason } = node;
  // The plan in force may have other rules by now; a scheme that it has no more is that of the journey's version.
  const plan = Object.hasOwn(reaction.plan.plan.points, scheme) ? reaction.plan.plan : walk.plan.plan;
  const behind = { at: reaction.now, source: `journey:${journey.key}`, reason, enrolment };
  const told = { journey: journey.key, ...keyProps(enrolment) };
  const outcome = change(contact, { scheme, points, plan }, { ...behind, told }, reaction);
  return { to: node.next, outcome, detail: { balance: balanceOf(contact, scheme, reaction.now) } };
}

/** Whether one is left is seen when the batch is written; the trace and the log say it. */
function coupon(walk: Walk, { activity, next: to }: JourneyNode & { kind: 'coupon' }): Move {
  const { contact, enrolment, journey, reaction, plan } = walk;
  const told = { journey: journey.key, ...keyProps(enrolment) };
  const behind = { source: `journey:${journey.key}`, enrolment, plan, told };
  const asked = askForCoupon(contact, activity, behind, reaction);
  return typeof asked === 'string' ? { to, outcome: asked } : { to, outcome: 'given', awaits: asked };
}

function call(walk: Walk, { call: { url, send, timeout }, name }: JourneyNode & { kind: 'webhook' }): void {
  const { contact, enrolment, journey, plan, reaction } = walk;
  const fields = Object.fromEntries(send.map((key) => [key, contact.fields[key] ?? null]));
  const dedupe = reaction.uniqueKey();
  reaction.effects.calls.push({
    dedupe,
    contactId: contact.id,
    enrolment,
    url,
    timeoutS: timeout,
    body: {
      journey: journey.key,
      version: plan.version,
      step: name,
      at: reaction.now,
      ...keyProps(enrolment),
      contact: { id: contact.id, name: contact.name, stage: contact.stage, fields },
    },
  });
}

/** The other journey decides by its own rules whether the contact may enter. */
function startOther({ contact, enrolment, journey, reaction }: Walk, other: string): void {
  reaction.effects.derived.push({
    name: CALLED,
    contactId: contact.id,
    at: reaction.now,
    props: { journey: other, by: `journey:${journey.key}`, ...keyProps(enrolment) },
  });
}
