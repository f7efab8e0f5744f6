import { chance, next } from '../../kernel/random.ts';
import { withinHours } from '../../kernel/shanghai-time.ts';
import { customerLeaves } from '../../platform/friends.ts';
import type { Person } from '../../state/person.ts';
import type { Step } from '../behaviour.ts';
import { takeStep } from '../take-step.ts';
import type { World } from '../world.ts';
import { liveInGroups } from './live-in-groups.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** Chance that this person takes this step at a decision now; 0 when it is not open to them. */
export function stepChance(step: Step, person: Person, isFresh: boolean): number {
  const open =
    step.after.every((name) => (person.did[name] ?? 0) > 0) && (person.did[step.event] ?? 0) < step.times;
  if (!open) return 0;
  const factor = (step.need[person.need] ?? 1) * (isFresh ? step.fresh : 1);
  return Math.min(1, step.chance[person.intent] * factor);
}

/** Chance that the person deletes a member at a decision now. */
export function leaveChance(world: World, person: Person, at: number): number {
  const { base, perMessage, free, days } = world.behaviour.leave;
  const lately = person.received.filter((time) => time > at - days * DAY && time <= at).length;
  return base + perMessage * Math.max(0, lately - free);
}

/** One decision: leave, or take at most one new step, and perhaps open the app. */
export function decide(world: World, person: Person, at: number): void {
  const friends = world.follows
    .ofCustomer(person.externalUserid)
    .filter((follow) => follow.leftAt === undefined);
  if (friends.length === 0) return;
  if (chance(person.random, leaveChance(world, person, at))) {
    const unwanted = friends[Math.floor(next(person.random) * friends.length)];
    if (unwanted !== undefined) customerLeaves(world, person, unwanted.userid, at);
    return;
  }
  const { steps, message, order } = world.behaviour;
  const isFresh = person.received.some((time) => time <= at && time > at - message.freshHours * HOUR);
  for (const step of steps) {
    if (!chance(person.random, stepChance(step, person, isFresh))) continue;
    takeStep(world, person, { event: step.event, at });
    return;
  }
  const bought = (person.did['order.paid'] ?? 0) > 0;
  if (bought && chance(person.random, order.repeatChance))
    takeStep(world, person, { event: 'order.paid', at });
}

/** The daily decision; rarer once nothing has happened for a month, and over when the person has left. */
export function wake(world: World, personId: string, at: number): void {
  const person = world.state.people.get(personId);
  if (person === undefined) return;
  liveInGroups(world, person, at);
  decide(world, person, at);
  person.awake = world.follows
    .ofCustomer(person.externalUserid)
    .some((follow) => follow.leftAt === undefined);
  if (!person.awake) return;
  const { everyDays, slowdown, from, to } = world.behaviour.decision;
  const lastSign = Math.max(person.createdAt, person.lastOpenedAt, person.received.at(-1) ?? 0);
  const pause = everyDays * (at - lastSign > 30 * DAY ? slowdown : 1);
  const due = at + pause * DAY * (0.75 + 0.5 * next(person.random));
  world.agenda.add({ at: withinHours(Math.round(due), from, to), kind: 'wake', ref: person.id });
}

/** A decision brought about by a message. */
export function react(world: World, personId: string, at: number): void {
  const person = world.state.people.get(personId);
  if (person !== undefined) decide(world, person, at);
}
