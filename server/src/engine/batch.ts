import type { Rows } from '../conditions/rules/rows-read.ts';
import type { Tx } from '../kernel/database/database.ts';
import { appendToLog, type LogEntry } from '../kernel/log/append.ts';
import type { LoggedEvent } from '../kernel/log/consume.ts';
import { dayIn } from '../kernel/zone.ts';
import { expireCoupons, giveCoupons } from '../modules/coupons/api.ts';
import { noticesOf } from '../modules/events/rules/notices.ts';
import { saveNotices } from '../modules/events/sql/save-notices.ts';
import { haltedJourneys, keysIn } from '../modules/journeys/api.ts';
import { loadPoints, savePoints } from '../modules/points/api.ts';
import { POINTS_ASKED } from '../modules/points/rules/react.ts';
import { isDecidedByRule, loadRefusals } from '../modules/tags/api.ts';
import { closeTasks, createTasks, nextTaskIds } from '../modules/tasks/api.ts';
import { moveOpenWork } from '../modules/transfers/api.ts';
import { writeIntentions } from '../outbox/intend.ts';
import { cancelMessages } from '../outbox/settle.ts';
import type { CompiledPlan } from '../reaction/compiled-plan.ts';
import type { ContactState } from '../reaction/contact-state.ts';
import { type DerivedEvent, type Effects, noEffects, type Reaction } from '../reaction/reaction.ts';
import type { Occasion } from '../reaction/standing-state.ts';
import { absorb, holdParts } from './absorb.ts';
import { absorbedBy, handOver, sendAfter } from './merges.ts';
import { MERGING, SPLIT } from './names.ts';
import type { PlanCache } from './plans.ts';
import { withoutIdleEchoes } from './sql/idle-echoes.ts';
import { loadContacts } from './sql/load-contacts.ts';
import { loadKept } from './sql/load-kept.ts';
import { loadRows } from './sql/load-rows.ts';
import { saveCalls } from './sql/save-calls.ts';
import { saveContacts } from './sql/save-contacts.ts';
import { datesOf, saveDates } from './sql/save-dates.ts';
import { saveStageChanges, saveSteps, saveTagChanges } from './sql/save-effects.ts';
import { numberEnrolments, saveEnrolments } from './sql/save-enrolments.ts';
import { saveLooks } from './sql/save-looks.ts';
import { beginStanding } from './standing.ts';

/** One input of a batch: an event or a due timer, for one contact. */
export interface Input {
  contactId: number;
  /** Unique and the same again on a retry: `e3.17` for an event, `t42.7` for a timer. */
  key: string;
  /** What it is, unless time alone is the input. */
  event?: LoggedEvent;
  react(contact: ContactState, reaction: Reaction): void;
  /** What it is to segments and tiers; unless given a moment of a journey. */
  occasion?: Occasion;
  /** Values that may be keys of entries into journeys of the plan. */
  keys?(plan: CompiledPlan): readonly string[];
  /** The contact's next start by a date is looked for after this moment. */
  datesAfter?: Date;
  /** Looks at points, whatever the plan says. */
  points?: true;
  /** A contact that becomes part of this one before it reacts. */
  absorbs?: number;
}

export interface BatchOptions {
  part: number;
  now: Date;
  plans: PlanCache;
}

/**
 * Handles inputs of one part, in the caller's transaction, which makes it atomic. A merge changes rows beside the batch,
 * so what comes before it is written first.
 */
export async function runBatch(tx: Tx, inputs: readonly Input[], options: BatchOptions): Promise<void> {
  const merged = inputs.flatMap(({ absorbs }) => absorbs ?? []);
  if (merged.length > 0) await holdParts(tx, merged);
  let from = 0;
  for (const [i, { absorbs, contactId }] of inputs.entries()) {
    if (absorbs === undefined) continue;
    if (i > from) await runStretch(tx, inputs.slice(from, i), options);
    from = i;
    const plan = await options.plans.current(tx);
    await absorb(tx, { from: absorbs, into: contactId }, { plan, now: options.now });
  }
  await runStretch(tx, from === 0 ? inputs : inputs.slice(from), options);
}

/**
 * Loads the contacts once, lets the pure reactions run in order, writes all effects in a fixed number of statements.
 */
async function runStretch(tx: Tx, inputs: readonly Input[], options: BatchOptions): Promise<void> {
  const plan = await options.plans.current(tx);
  const ids = [...new Set(inputs.map((input) => input.contactId))];
  const keys = [...new Set(inputs.flatMap((input) => input.keys?.(plan) ?? []))];
  const contacts = await loadContacts(tx, ids, { keys, limited: plan.limited, now: options.now });
  const halted = await haltedJourneys(tx);
  const datesBefore = datesOf(contacts.values(), plan);
  const versions = await options.plans.versions(tx, activeVersions(contacts.values(), plan.version));
  const events = inputs.flatMap((input) => input.event ?? []);
  await loadKept(tx, contacts, { kept: plan.kept, events });
  await loadRows(tx, contacts, rowsInUse([plan, ...versions.values()]));
  if (asksForPoints(inputs, [plan, ...versions.values()])) await loadPoints(tx, contacts, { events, plan });
  if (events.some(isDecidedByRule)) await loadRefusals(tx, contacts);
  const standing = await beginStanding(tx, contacts, { plan, part: options.part });
  const effects = noEffects();
  const planAt: Reaction['planAt'] = (version) => (version === plan.version ? plan : versions.get(version));
  for (const input of inputs) {
    const contact = contacts.get(input.contactId);
    if (!contact) continue;
    let uses = 0;
    const reaction: Reaction = {
      plan,
      planAt,
      stateOf: (journey) => halted.get(journey) ?? 'running',
      now: options.now,
      effects,
      uniqueKey: () => `${input.key}.${uses++}`,
    };
    standing.around(contact, reaction, {
      occasion: input.occasion ?? { by: 'time', due: false },
      react: () => input.react(contact, reaction),
    });
  }
  await flush(tx, { contacts, effects, plan }, options);
  await sendAfter(
    tx,
    events.filter((event) => !contacts.has(event.contactId)),
    options.now,
  );
  const notices = noticesOf(events, plan.plan.events);
  await saveNotices(tx, notices, { day: dayIn(options.now, plan.timezone), now: options.now });
  await standing.save();
  await saveLooks(tx, contacts.values(), {
    reaction: { plan, planAt, now: options.now },
    part: options.part,
  });
  await saveDates(tx, { inputs, contacts, plan, before: datesBefore }, options);
}

function asksForPoints(inputs: readonly Input[], plans: readonly CompiledPlan[]): boolean {
  if (plans.some(({ plan }) => Object.keys(plan.points).length > 0)) return true;
  return inputs.some((input) => input.points || input.event?.name === POINTS_ASKED);
}

/** Rows that only some conditions ask for, of any plan in use. */
function rowsInUse(plans: readonly CompiledPlan[]): ReadonlySet<Rows> {
  return new Set(plans.flatMap((plan) => [...plan.rows]));
}

function* activeVersions(contacts: Iterable<ContactState>, current: number): Generator<number> {
  for (const contact of contacts) {
    for (const enrolment of contact.enrolments.values()) {
      if (enrolment.status === 'active' && enrolment.version !== current) yield enrolment.version;
    }
  }
}

interface Outcome {
  contacts: ReadonlyMap<number, ContactState>;
  effects: Effects;
  plan: CompiledPlan;
}

async function flush(tx: Tx, { contacts, effects }: Outcome, { part, now }: BatchOptions): Promise<void> {
  const fresh = await numberEnrolments(tx, contacts.values());
  await writeTasks(tx, effects, now);
  await saveContacts(tx, contacts.values());
  await saveStageChanges(tx, effects.stageChanges);
  await saveTagChanges(tx, effects.tagChanges);
  await saveEnrolments(tx, contacts.values(), { part, fresh, endedTimers: effects.endedTimers });
  await savePoints(tx, effects.movements, { contacts: contacts.values(), part });
  await saveCalls(tx, effects.calls, now);
  const closed = new Set(await closeTasks(tx, effects.closeTasks, now));
  const intentions = await withoutIdleEchoes(tx, effects.intentions);
  await writeIntentions(
    tx,
    intentions.map(({ enrolment, ...draft }) => ({
      ...draft,
      journey: enrolment?.journey ?? null,
      enrolmentId: enrolment?.id ?? null,
      notBefore: now,
    })),
    now,
  );
  await moveOpenWork(tx, effects.handovers);
  const cut = effects.cutShort.map(({ enrolment, reason }) => ({
    enrolmentId: enrolment.id,
    reason: `journey-${reason}`,
  }));
  await cancelMessages(tx, cut, now);
  // Last, because others wait for the counts of coupons from here to the commit.
  effects.derived.push(
    ...(await giveCoupons(tx, effects.coupons, part)),
    ...(await expireCoupons(tx, effects.couponLooks, { part, now })),
  );
  await saveSteps(tx, effects.steps);
  const told = effects.derived.filter(({ ifCloses }) => ifCloses === undefined || closed.has(ifCloses));
  await appendToLog(tx, told.map(entryOf), now);
}

function entryOf({ name, contactId, at, props, creates, dedupe }: DerivedEvent): LogEntry {
  const told = creates ? { task: creates.id, do: creates.do, ...props } : props;
  return { name, contactId, at, props: told, source: 'engine', dedupe };
}

/** Numbers the tasks, tells their enrolments, writes them. */
async function writeTasks(tx: Tx, effects: Effects, now: Date): Promise<void> {
  const ids = await nextTaskIds(tx, effects.tasks.length);
  const tasks = effects.tasks.map((draft, i) => {
    draft.id = ids[i] ?? 0;
    const { enrolment, over, community, ...task } = draft;
    if (over) effects.closeTasks.push({ id: draft.id, ...over });
    if (enrolment.status === 'active') enrolment.taskId = draft.id;
    return {
      ...task,
      source: { journey: enrolment.journey, enrolment: enrolment.id, ...(community && { community }) },
    };
  });
  await createTasks(tx, tasks, now);
}

/** The input that an event is. */
export function eventInput(
  event: LoggedEvent,
  react: (c: ContactState, e: LoggedEvent, r: Reaction) => void,
): Input {
  const absorbs = absorbedBy(event);
  return {
    contactId: event.contactId,
    key: `e${event.part}.${event.seq}`,
    event,
    react: (contact, reaction) =>
      event.name === MERGING ? handOver(contact, event, reaction) : react(contact, event, reaction),
    occasion: { by: 'event', event },
    keys: (plan) => keysIn(event, plan),
    // Dates that it brings along, or takes away, are looked at as if they were new.
    ...((absorbs !== null || event.name === SPLIT) && { datesAfter: event.at }),
    ...(absorbs !== null && { absorbs }),
  };
}
