import { CALLED, occasionOf } from '@hetang/contract/plan/kinds/journey-starts';
import type { Journey } from '@hetang/contract/plan/kinds/journeys';
import { mayNotEnter, type Refusal } from '../modules/journeys/rules/enter.ts';
import { type ContactState, enrolmentKey, enrolmentsOf } from '../reaction/contact-state.ts';
import type { Note } from './notes.ts';
import { World, type WorldOptions } from './world.ts';

/** Something that is made to happen on the way. */
export type Happening = { at: Date } & (
  | { event: string; props: Record<string, unknown> }
  | { tag: readonly string[]; untag: readonly string[] }
);

export interface RunOptions extends WorldOptions {
  /** Somebody has halted the journey: nobody enters it as things stand. */
  halted: boolean;
  startProps: Record<string, unknown>;
  happenings: readonly Happening[];
  /** Null for the end of the journey. */
  until: Date | null;
}

export interface Run {
  refusal: Refusal | null;
  notes: readonly Note[];
  now: Date;
  at: { node: number; waiting: 'time' | 'event' | 'task' | 'entry' | null; endReason: string | null } | null;
  next: Date | null;
}

/** Moments of a run: more than the waits of a hundred steps and a hundred happenings need. */
const MOST_MOMENTS = 5000;

/** One person goes through a journey of a plan, by the rules of the engine and a clock that jumps. Pure over its arguments. */
export function runJourney(options: RunOptions): Run {
  const { contact, journey, plan, until } = options;
  const spec = plan.journeys.get(journey)?.spec;
  if (!spec) throw new RangeError(`no such journey: ${journey}`);
  const start = startOf(spec, journey, options);
  const refusal = options.halted ? 'halted' : refusalOf(spec, start.key, options);
  forgetEntries(contact, journey);
  stand(contact, spec, options.now);
  const world = new World(options);
  world.happen(start.event, start.props);
  const next = goThrough(world, options);
  const { enrolment, now, telling } = world;
  return {
    refusal,
    notes: telling.notes,
    now: next !== null && until !== null && until > now ? until : now,
    at: enrolment && { node: enrolment.node, waiting: enrolment.waiting, endReason: enrolment.endReason },
    next,
  };
}

/** Jumps from moment to moment. @returns the first moment that was not reached */
function goThrough(world: World, { happenings, until }: RunOptions): Date | null {
  const ahead = happenings.toSorted((a, b) => a.at.getTime() - b.at.getTime());
  let next = nextOf(world, ahead);
  for (let i = 0; i < MOST_MOMENTS && next !== null && (until === null || next <= until); i++) {
    world.now = next;
    const happening = ahead[0];
    if (happening && happening.at <= next) {
      ahead.shift();
      if ('event' in happening) world.happen(happening.event, happening.props);
      else world.setTags(happening.tag, happening.untag);
    } else world.wake();
    next = nextOf(world, ahead);
  }
  return next;
}

/** What is asked for comes before what time brings at the same moment. */
function nextOf(world: World, ahead: readonly Happening[]): Date | null {
  if (world.isOver) return null;
  const asked = ahead[0] && new Date(Math.max(ahead[0].at.getTime(), world.now.getTime()));
  const timed = world.nextMoment();
  if (!asked || !timed) return asked ?? timed;
  return new Date(Math.min(asked.getTime(), timed.getTime()));
}

/** The event that lets the person in, with what it carries in the world outside. */
function startOf(spec: Journey, journey: string, { contact, plan, startProps }: RunOptions) {
  const { event, where } = occasionOf(spec.start);
  const staff = contact.owner ?? Object.keys(plan.plan.staff)[0];
  const usual =
    event === 'contact.added' ? { ...(staff !== undefined && { staff }), welcome_code: 'test-run' } : {};
  const called = event === CALLED && !isPlain(spec) ? { journey } : {};
  const props: Record<string, unknown> = { ...usual, ...startProps, ...where, ...called };
  const value = spec.key === undefined ? undefined : props[spec.key];
  return { event, props, key: typeof value === 'string' || typeof value === 'number' ? String(value) : '' };
}

function isPlain({ start }: Journey): boolean {
  return typeof start === 'object' && 'event' in start;
}

function refusalOf(spec: Journey, key: string, { contact, journey, now }: RunOptions): Refusal | null {
  const last = contact.enrolments.get(enrolmentKey(journey, key));
  return mayNotEnter(spec, { last, entries: contact.entries.get(journey) ?? [] }, now);
}

/** The run begins as if the person had never been in this journey. */
function forgetEntries(contact: ContactState, journey: string): void {
  for (const one of enrolmentsOf(contact))
    if (one.journey === journey) contact.enrolments.delete(enrolmentKey(journey, one.key));
  contact.entries.delete(journey);
}

/** Whoever comes in by a stage or a tag has it. */
function stand(contact: ContactState, { start }: Journey, now: Date): void {
  if (typeof start !== 'object') return;
  if ('stage' in start && contact.stage !== start.stage)
    Object.assign(contact, { stage: start.stage, stageAt: now });
  if ('tag' in start && !contact.tags.has(start.tag))
    contact.tags.set(start.tag, { at: now, source: 'staff' });
}
