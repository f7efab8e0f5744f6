import { CALLED } from '@hetang/contract/plan/kinds/journey-starts';
import { holds } from '../conditions/rules/evaluate.ts';
import { react } from '../engine/react.ts';
import { meet, settle } from '../engine/settle.ts';
import { lookAtEnds, nextLook, wakeJourney } from '../modules/journeys/api.ts';
import { changeTags } from '../modules/tags/rules/change-tags.ts';
import type { CompiledPlan } from '../reaction/compiled-plan.ts';
import { type ContactState, type EnrolmentState, factsOf } from '../reaction/contact-state.ts';
import type { DerivedEvent, DraftCoupon, DraftTask, Reaction } from '../reaction/reaction.ts';
import { compileStanding } from '../reaction/standing-plan.ts';
import { noStanding, type Occasion, type Standing } from '../reaction/standing-state.ts';
import type { Willing } from './outlook.ts';
import { Telling } from './telling.ts';

/** One person, one journey of one plan, and a clock. */
export interface WorldOptions {
  plan: CompiledPlan;
  journey: string;
  contact: ContactState;
  willing: Willing;
  now: Date;
}

/** Events that one thing may bring about: far more than any plan that lint lets pass. */
const MOST_DERIVED = 1000;
/** The number of the entry under test; a real entry of the same person never has it. */
const ENTRY_ID = Number.MAX_SAFE_INTEGER;

/**
 * The engine in memory, for one person: the same rules in the same order as a batch, but effects are told instead of
 * written. Other journeys stand still and let nobody in.
 */
export class World {
  now: Date;
  readonly telling: Telling;
  /** The entry under test, once the person has entered. */
  enrolment: EnrolmentState | null = null;
  readonly contact: ContactState;
  readonly #plan: CompiledPlan;
  readonly #journey: string;
  readonly #standing: Pick<Standing, 'contact' | 'state' | 'plan' | 'building'> | null;
  readonly #openTasks = new Set<number>();
  #tasks = 0;
  #events = 0;
  #keys = 0;

  constructor({ plan, journey, contact, willing, now }: WorldOptions) {
    this.now = now;
    this.contact = contact;
    this.#plan = plan;
    this.#journey = journey;
    this.telling = new Telling({ plan, journey, contact, willing, now: () => this.now });
    this.#standing = standingOf(contact, plan, now);
    // Sets the moment at which time may change a segment or a tier.
    this.#take({ by: 'plan' }, () => undefined);
  }

  get isOver(): boolean {
    return this.enrolment?.status === 'ended';
  }

  /** An event, and all that follows from it at the same moment. */
  happen(name: string, props: Record<string, unknown>): void {
    const task = name === 'task.done' && props.task === undefined ? this.enrolment?.taskId : undefined;
    const told = typeof task === 'number' ? { ...props, task } : props;
    if (typeof told.task === 'number') this.#openTasks.delete(told.task);
    this.telling.event(name, told);
    this.#follow([{ name, contactId: this.contact.id, at: this.now, props: told }]);
  }

  /** Staff set and take away tags. */
  setTags(add: readonly string[], remove: readonly string[]): void {
    this.#follow(
      this.#take({ by: 'time', due: false }, (reaction) =>
        changeTags(this.contact, { add, remove, source: 'staff', at: this.now }, reaction),
      ),
    );
  }

  /** The next moment at which time alone brings something about; null when nothing is to come. */
  nextMoment(): Date | null {
    const due = this.enrolment?.status === 'active' ? this.enrolment.dueAt : null;
    const ahead = [this.#nextLook(), this.#standing?.state.dueAt?.getTime() ?? null].filter(
      (at): at is number => at !== null && at > this.now.getTime(),
    );
    const moments = [...ahead, ...(due ? [Math.max(due.getTime(), this.now.getTime())] : [])];
    return moments.length === 0 ? null : new Date(Math.min(...moments));
  }

  /** What is due by now. */
  wake(): void {
    if (isDue(this.#standing?.state.dueAt, this.now))
      this.#follow(this.#take({ by: 'time', due: true }, () => undefined));
    const look = (reaction: Reaction): void => lookAtEnds(this.contact, reaction);
    this.#follow(this.#take({ by: 'time', due: false }, look));
    const { enrolment } = this;
    if (enrolment?.status !== 'active' || !isDue(enrolment.dueAt, this.now)) return;
    this.#follow(
      this.#take({ by: 'time', due: false }, (reaction) => wakeJourney(this.contact, enrolment.id, reaction)),
    );
  }

  #nextLook(): number | null {
    return nextLook(this.contact, { plan: this.#plan, planAt: this.#planAt, now: this.now });
  }

  readonly #planAt = (version: number) => (version === this.#plan.version ? this.#plan : undefined);

  /** Hands events to the rules one by one, those that they bring about after them. */
  #follow(first: DerivedEvent[]): void {
    const queue = [...first];
    for (let i = 0; i < queue.length && i < MOST_DERIVED; i++) {
      const derived = queue[i];
      if (!derived || !this.#isTold(derived)) continue;
      const { name, at, contactId } = derived;
      const props = derived.creates
        ? { task: derived.creates.id, do: derived.creates.do, ...derived.props }
        : derived.props;
      const from = { part: 0, seq: ++this.#events, source: 'engine', dedupe: null, loggedAt: this.now };
      const event = { ...from, contactId, name, at, props };
      queue.push(...this.#take({ by: 'event', event }, (reaction) => react(this.contact, event, reaction)));
    }
  }

  /** What asks for another journey, or tells of a task that is closed already, leads nowhere here. */
  #isTold({ name, props, ifCloses }: DerivedEvent): boolean {
    if (name === CALLED && (props.journey !== this.#journey || this.enrolment !== null)) return false;
    return ifCloses === undefined || this.#openTasks.delete(ifCloses);
  }

  /** One input, as a batch of the engine takes it. @returns the events that it brings about */
  #take(occasion: Occasion, input: (reaction: Reaction) => void): DerivedEvent[] {
    const effects = this.telling.effects();
    const reaction: Reaction = {
      plan: this.#plan,
      planAt: this.#planAt,
      stateOf: (journey) =>
        journey !== this.#journey ? 'paused' : this.enrolment === null ? 'running' : 'draining',
      now: this.now,
      effects,
      uniqueKey: () => `run.${this.#keys++}`,
    };
    const standing = this.#standing && { ...this.#standing, reaction };
    if (standing && standing.state.watched === null) meet(standing);
    input(reaction);
    if (standing) settle(standing, occasion);
    this.#number(effects.tasks);
    this.#noteEntry();
    this.telling.rest(this.enrolment);
    return [...effects.derived, ...effects.coupons.map(givenCoupon)];
  }

  #number(tasks: readonly DraftTask[]): void {
    for (const task of tasks) {
      task.id = ++this.#tasks;
      if (!task.over) this.#openTasks.add(task.id);
      if (task.enrolment.status === 'active') task.enrolment.taskId = task.id;
    }
  }

  #noteEntry(): void {
    if (this.enrolment) return;
    const entries = [...this.contact.enrolments.values()];
    this.enrolment = entries.find(({ journey, id }) => journey === this.#journey && id === 0) ?? null;
    if (this.enrolment) this.enrolment.id = ENTRY_ID;
  }
}

/** In a run there is always one left; nobody can use its code. */
function givenCoupon({ contactId, at, activity, told }: DraftCoupon): DerivedEvent {
  return { name: 'coupon.given', contactId, at, props: { activity, code: 'TEST', ...told } };
}

function isDue(at: Date | null | undefined, now: Date): boolean {
  return at !== null && at !== undefined && at <= now;
}

/** Segments and tiers of the person as things stand by this plan; null for a plan without any. */
function standingOf(contact: ContactState, plan: CompiledPlan, now: Date) {
  const numbers = new Map(Object.keys(plan.plan.segments).map((key, i) => [key, i + 1]));
  const standing = compileStanding(plan.plan, numbers);
  if (!standing) return null;
  const state = noStanding(false);
  const facts = factsOf(contact, plan);
  for (const { id, when } of standing.segments)
    if (holds(when, facts, { now: now.getTime() })) state.segments.add(id);
  return { contact, state, plan: standing, building: new Map<number, number>() };
}
