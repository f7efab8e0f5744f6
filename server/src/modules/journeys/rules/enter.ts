import type { Journey } from '@hetang/contract/plan/kinds/journeys';
import { durationMs } from '@hetang/contract/plan/values';
import type { LoggedEvent } from '../../../kernel/log/consume.ts';
import type { JourneyPlan } from '../../../reaction/compiled-plan.ts';
import { type ContactState, type EnrolmentState, enrolmentKey } from '../../../reaction/contact-state.ts';
import type { Reaction } from '../../../reaction/reaction.ts';
import { keyProps } from './progress.ts';
import { walkFrom } from './walk.ts';

/** Longest value of a `key` that is told apart. */
const KEY_LENGTH = 200;

export type Refusal = 'halted' | 'late' | 'under-way' | 'entered-before' | 'too-soon' | 'too-often';

/** Which of a contact's entries an event is about. */
export function entryKeyOf({ key, again }: Pick<Journey, 'key' | 'again'>, event: LoggedEvent): string {
  const value = (key === undefined ? undefined : event.props[key]) ?? event.props.key;
  if (key !== undefined) return asKey(value);
  return again === 'always' ? `@${event.part}.${event.seq}` : '';
}

/** A property as a key: text and numbers are; anything else is none. */
export function asKey(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value).slice(0, KEY_LENGTH) : '';
}

/** Begins a journey for a contact if its rules allow. @returns why not, or null when it has begun. */
export function startJourney(
  contact: ContactState,
  journey: JourneyPlan,
  event: LoggedEvent,
  reaction: Reaction,
): Refusal | null {
  const key = entryKeyOf(journey.spec, event);
  const place = enrolmentKey(journey.key, key);
  const last = contact.enrolments.get(place);
  if (reaction.stateOf(journey.key) !== 'running') return 'halted';
  const entries = contact.entries.get(journey.key) ?? [];
  const refusal = mayNotEnter(journey.spec, { last, entries }, reaction.now);
  if (refusal) return refusal;
  const enrolment = newEnrolment({ journey: journey.key, version: reaction.plan.version, key }, last, event);
  if (last?.dirty) contact.dirty.replaced.push(last);
  // Last in the map: entries are numbered in the order in which they begin.
  contact.enrolments.delete(place);
  contact.enrolments.set(place, enrolment);
  if (reaction.plan.limited.has(journey.key))
    contact.entries.set(journey.key, [...entries, event.at.getTime()]);
  reaction.effects.derived.push({
    name: 'journey.started',
    contactId: contact.id,
    at: reaction.now,
    props: { journey: journey.key, ...keyProps(enrolment) },
  });
  walkFrom({ contact, enrolment, journey, plan: reaction.plan, reaction, input: event.props }, 0);
  return null;
}

function newEnrolment(
  what: Pick<EnrolmentState, 'journey' | 'version' | 'key'>,
  last: EnrolmentState | undefined,
  event: LoggedEvent,
): EnrolmentState {
  const by = typeof event.props.by === 'string' ? { by: event.props.by } : {};
  return {
    ...what,
    id: 0,
    entry: (last?.entry ?? 0) + 1,
    status: 'active',
    node: 0,
    seq: 0,
    waiting: null,
    taskId: null,
    dueAt: null,
    startedAt: event.at,
    endedAt: null,
    endReason: null,
    trigger: { event: event.name, seq: event.seq, ...by },
    dirty: true,
  };
}

/** The latest entry with the same key, and when entries of any key began (ms). */
export interface Earlier {
  last: Pick<EnrolmentState, 'status' | 'endedAt'> | undefined;
  entries: readonly number[];
}

/** Why another entry may not begin now, by the journey's `again`; null when it may. One at a time for each key. */
export function mayNotEnter({ again }: Pick<Journey, 'again'>, earlier: Earlier, now: Date): Refusal | null {
  const { last, entries } = earlier;
  if (last?.status === 'active') return 'under-way';
  if (again === 'never') return last ? 'entered-before' : null;
  if (typeof again === 'string') return null;
  const ended = last?.endedAt;
  if (again.after !== undefined && ended && now.getTime() < ended.getTime() + durationMs(again.after))
    return 'too-soon';
  if (again['at-most'] === undefined || again.per === undefined) return null;
  const since = now.getTime() - durationMs(again.per);
  return entries.filter((at) => at > since).length >= again['at-most'] ? 'too-often' : null;
}
