import type { Late, Step } from '../../contract/src/plan/kinds/journey-steps.ts';
import type { Journey } from '../../contract/src/plan/kinds/journeys.ts';
import { durationMs } from '../../contract/src/plan/values.ts';
import { armFor } from '../../server/src/modules/journeys/rules/split.ts';
import { ModelFacts, type ModelWait } from './journey-model-facts.ts';
import { isStart, type ModelEvent, mayBegin } from './journey-model-starts.ts';
import { minuteOf } from './local-time.ts';

/**
 * What journeys mean, told once more and as plainly as can be: one person, generators that walk the steps as they are
 * written, no database, no batches. The engine is compared with it.
 */

/** What a person waits for inside a journey. */
type Wait = ModelWait | { kind: 'task'; task: ModelTask; due: number };
interface ModelTask {
  title: string;
  state: 'open' | 'done' | 'expired' | 'cancelled';
}
interface Entry {
  /** Whose it is: after a merge that of the one who goes on. */
  of: ModelPerson;
  /** Counts on over everybody. */
  nr: number;
  journey: string;
  key: string;
  spec: Journey;
  startedAt: number;
  endedAt: number | null;
  reason: string | null;
  walk: Generator<Wait, string, string>;
  /** `about`: between two steps, since nobody moves in a pause or because it is too late today. */
  waiting: Wait | { kind: 'about'; due: number } | null;
  skip: boolean;
  trace: string[];
  messages: { message: string; cancelled: boolean }[];
}
/** Entries so far. */
let begun = 0;

/** Steps inside a step, and where they are written. */
type Inner = { steps: readonly Step[]; path: string };
export class ModelPerson {
  readonly facts = new ModelFacts();
  readonly tasks: ModelTask[] = [];
  readonly entries: Entry[] = [];
  readonly calls: string[] = [];
  /** What else the plan does with an event, before its journeys look at it. */
  before: (event: ModelEvent) => void = () => undefined;
  /** And after they have. */
  after: () => void = () => undefined;
  readonly #queue: ModelEvent[] = [];
  readonly #journeys: Record<string, Journey>;
  readonly #halted: ReadonlyMap<string, string>;
  readonly #id: number;

  constructor(id: number, journeys: Record<string, Journey>, halted: ReadonlyMap<string, string>) {
    this.#id = id;
    this.#journeys = journeys;
    this.#halted = halted;
  }

  tell(name: string, props: Record<string, unknown>, at = this.facts.now): void {
    this.#queue.push({ name, props, at });
  }

  /** Adds and removes tags; each change is told. */
  retag(add: readonly string[], remove: readonly string[], at = this.facts.now): void {
    const { added, removed } = this.facts.changeTags(add, remove, at);
    for (const tag of removed) this.tell('tag.removed', { tag }, at);
    for (const tag of added) this.tell('tag.added', { tag }, at);
  }

  /**
   * Becomes one with somebody of whom everything has been worked off. Of two entries under way side by side that would
   * exclude each other, the other one's ends.
   */
  absorb(other: ModelPerson): void {
    this.facts.absorb(other.facts);
    this.tasks.push(...other.tasks);
    this.calls.push(...other.calls);
    for (const entry of other.entries) {
      entry.of = this;
      const isUnderWay = (mine: Entry): boolean =>
        mine.reason === null && mine.journey === entry.journey && mine.key === entry.key;
      if (entry.reason === null && this.entries.some(isUnderWay)) this.#end(entry, 'merged');
    }
    this.entries.push(...other.entries);
    this.entries.sort((a, b) => a.nr - b.nr);
    this.tell('contact.merged', {});
  }

  /** What changes is told, and whatever is told is an occasion to look at goals and ways out. */
  #note(): void {
    this.tell('noted', {});
  }

  /** Everything that there is to do now: events in order, then whoever is due, and so on. */
  settle(): void {
    for (;;) {
      for (let event = this.#queue.shift(); event; event = this.#queue.shift()) this.#happen(event);
      const due = this.entries.filter((one) => this.#isDue(one));
      due.sort((a, b) => (a.waiting?.due ?? 0) - (b.waiting?.due ?? 0));
      if (due.length === 0) return;
      for (const entry of due) if (this.#isDue(entry)) this.#wake(entry);
    }
  }

  #isDue({ journey, reason, waiting }: Entry): boolean {
    if (reason !== null) return false;
    const state = this.#halted.get(journey);
    if (state === 'stopped') return true;
    return state !== 'paused' && waiting !== null && waiting.due <= this.facts.now;
  }

  #happen(event: ModelEvent): void {
    this.facts.saw(event.name, event.at);
    this.before(event);
    for (const entry of this.entries) {
      if (entry.reason === null && !this.#endsFromOutside(entry)) this.#moveBy(entry, event);
    }
    for (const [key, spec] of Object.entries(this.#journeys)) {
      const { start } = spec;
      const called = event.name === 'journey.called' && event.props.journey === key;
      if (called || isStart(start, event, this.facts.now)) this.#begin(key, spec, event);
    }
    this.after();
  }

  #begin(journey: string, spec: Journey, event: ModelEvent): void {
    if (event.name === 'journey.called') this.#note();
    if (this.#halted.has(journey)) return;
    const value = spec.key === undefined ? undefined : (event.props[spec.key] ?? event.props.key);
    let key = spec.key === undefined || value === undefined ? '' : String(value);
    if (spec.key === undefined && spec.again === 'always') key = `unique ${begun}`;
    const earlier = this.entries.filter((one) => one.journey === journey);
    if (!mayBegin(spec, earlier, { key, now: this.facts.now })) return;
    const entry: Entry = {
      of: this,
      nr: begun++,
      journey,
      key,
      spec,
      startedAt: event.at,
      endedAt: null,
      reason: null,
      walk: this.#steps(spec.steps, () => entry, `${journey}/`),
      waiting: null,
      skip: false,
      trace: [],
      messages: [],
    };
    this.entries.push(entry);
    this.#note();
    this.#resume(entry, '');
  }

  #endsFromOutside(entry: Entry): boolean {
    const { spec, startedAt } = entry;
    const inTime = !spec.goal?.within || this.facts.now <= startedAt + durationMs(spec.goal.within);
    if (this.#halted.get(entry.journey) === 'stopped') this.#end(entry, 'stopped');
    else if (spec.goal && inTime && this.facts.holds(spec.goal.when, startedAt)) this.#end(entry, 'goal');
    else if (spec.leave && this.facts.holds(spec.leave, startedAt)) this.#end(entry, 'left');
    return entry.reason !== null;
  }

  #moveBy(entry: Entry, event: ModelEvent): void {
    const { waiting } = entry;
    if (waiting?.kind === 'time') this.#followDate(waiting);
    else if (waiting?.kind === 'event') {
      if (waiting.event === event.name && this.#isAbout(entry, event)) this.#goOn(entry, 'happened');
    } else if (waiting?.kind === 'task' && event.name === 'task.done') {
      if (this.tasks[Number(event.props.nr)] === waiting.task) this.#goOn(entry, 'done');
    }
  }

  #isAbout({ spec, key }: Entry, { props }: ModelEvent): boolean {
    const value = spec.key === undefined ? undefined : props[spec.key];
    return value === undefined || String(value) === key;
  }

  #followDate(waiting: ModelWait & { kind: 'time' }): void {
    const { now } = this.facts;
    if (!waiting.date) return;
    const due = Math.max(this.facts.dayOf(waiting.date) ?? now, now);
    if (due > now || waiting.due > now) waiting.due = due;
  }

  /** A wait is over: in a pause that is noted, and the next step comes after it. */
  #goOn(entry: Entry, outcome: string): void {
    entry.trace.push(outcome);
    if (this.#halted.get(entry.journey) === 'paused') entry.waiting = { kind: 'about', due: this.facts.now };
    else this.#resume(entry, outcome);
  }

  #wake(entry: Entry): void {
    if (this.#endsFromOutside(entry)) return;
    const { waiting } = entry;
    if (!waiting) return;
    const late = this.facts.now - waiting.due;
    const policy = entry.spec.late;
    if (policy && late > durationMs(policy.after) && this.#isTooLate(entry, policy, waiting)) return;
    if (waiting.kind === 'about') {
      this.#resume(entry, '');
      return;
    }
    if (waiting.kind === 'task' && waiting.task.state === 'open') {
      waiting.task.state = 'expired';
      this.#note();
    }
    this.#goOn(entry, waiting.kind === 'time' ? 'due' : 'timed-out');
  }

  #isTooLate(entry: Entry, policy: Late, waiting: NonNullable<Entry['waiting']>): boolean {
    if (policy.do === 'end') {
      entry.trace.push('late');
      this.#end(entry, 'late');
      return true;
    }
    if (policy.do === 'reschedule' && (waiting.kind === 'time' || waiting.kind === 'about')) {
      if (waiting.kind === 'time') entry.trace.push('rescheduled');
      const on = waiting.kind === 'time' ? waiting.on : undefined;
      const due = this.facts.nextTime(minuteOf(waiting.due, this.facts.zone), on);
      entry.waiting = { kind: 'about', due };
      return true;
    }
    entry.skip = policy.do === 'skip';
    return false;
  }

  #resume(entry: Entry, outcome: string): void {
    entry.waiting = null;
    const next = entry.walk.next(outcome);
    entry.skip = false;
    if (next.done) this.#end(entry, next.value);
    else entry.waiting = next.value;
  }

  #end(entry: Entry, reason: string): void {
    if (entry.reason !== null) return;
    const { waiting } = entry;
    entry.reason = reason;
    entry.endedAt = this.facts.now;
    this.#note();
    if (waiting?.kind === 'task' && waiting.task.state === 'open') waiting.task.state = 'cancelled';
    entry.waiting = null;
    if (['goal', 'left', 'stopped', 'late', 'merged'].includes(reason))
      for (const message of entry.messages) message.cancelled = true;
  }

  /** Answers why the journey ended. */
  *#steps(steps: readonly Step[], entryOf: () => Entry, path: string): Generator<Wait, string, string> {
    const ended = yield* this.#some(steps, entryOf, path);
    return ended ?? 'completed';
  }

  *#some(
    steps: readonly Step[],
    entryOf: () => Entry,
    path: string,
  ): Generator<Wait, string | undefined, string> {
    for (const [i, step] of steps.entries()) {
      if ('end' in step) return step.end;
      const inner = yield* this.#one(step, entryOf(), `${path}${i}`);
      if (!inner) continue;
      const ended = yield* this.#some(inner.steps, entryOf, inner.path);
      if (ended !== undefined) return ended;
    }
    return undefined;
  }

  /** Does one step; answers the steps that it leads into. */
  *#one(step: Step, entry: Entry, path: string): Generator<Wait, Inner | undefined, string> {
    if ('wait' in step) yield* this.#wait(step.wait, entry);
    else if ('task' in step) yield* this.#task(step.task, entry);
    else if ('branch' in step || 'split' in step) return this.#choose(step, entry, path);
    else if ('message' in step) {
      if (!entry.skip) entry.messages.push({ message: step.message, cancelled: false });
      entry.trace.push(entry.skip ? 'late' : '');
    } else this.#plain(step, entry);
    return undefined;
  }

  #choose(
    step: Extract<Step, { branch: unknown } | { split: unknown }>,
    entry: Entry,
    path: string,
  ): Inner | undefined {
    const { trace } = entry;
    if ('branch' in step) {
      const at = step.branch.findIndex((arm) => 'else' in arm || entry.of.facts.holds(arm.if, 0));
      const arm = step.branch[at];
      trace.push(arm && 'if' in arm ? `if ${at + 1}` : 'else');
      return arm && { steps: 'else' in arm ? arm.else : arm.do, path: `${path}.branch.${at}.` };
    }
    const arms = step.split.map((arm, to) => ({ arm: arm.arm, weight: arm.weight, to }));
    const { to, arm } = armFor(path, entry.of.#id, arms);
    trace.push(`arm ${arm}`);
    entry.of.#note();
    return { steps: step.split[to]?.do ?? [], path: `${path}.split.${to}.` };
  }

  #plain(step: Step, entry: Entry): void {
    const { trace, skip } = entry;
    if ('stage' in step) {
      trace.push(entry.of.facts.moveTo(step.stage));
      if (trace.at(-1) === 'moved') entry.of.tell('stage.entered', { stage: step.stage });
    } else if (skip && ('welcome' in step || 'invite' in step)) trace.push('late');
    else {
      trace.push('welcome' in step ? 'no-welcome-code' : '');
      this.#silently(step, entry);
    }
  }

  /** Steps that leave nothing in the trace but that they were done. */
  #silently(step: Step, entry: Entry): void {
    const { key } = entry;
    if ('set' in step)
      for (const [field, value] of Object.entries(step.set)) entry.of.facts.fields.set(field, value);
    if ('webhook' in step) entry.of.calls.push(step.webhook.url);
    const add = 'tag' in step ? step.tag : [];
    const remove = ('untag' in step && step.untag) || [];
    entry.of.retag(add, remove);
    if ('invite' in step) {
      entry.of.tasks.push({ title: 'invite', state: 'open' });
      entry.of.#note();
    }
    if ('start' in step) {
      const same = key && !key.startsWith('unique') ? { key } : {};
      entry.of.tell('journey.called', { journey: step.start, ...same });
    }
  }

  *#wait(wait: Extract<Step, { wait: unknown }>['wait'], entry: Entry): Generator<Wait, void, string> {
    const found = entry.of.facts.waitOf(wait);
    if (typeof found === 'string') entry.trace.push(found);
    else yield found;
  }

  *#task(task: Extract<Step, { task: unknown }>['task'], entry: Entry): Generator<Wait, void, string> {
    if (entry.skip) {
      entry.trace.push('late');
      return;
    }
    const made: ModelTask = { title: task.do, state: 'open' };
    entry.of.tasks.push(made);
    entry.of.#note();
    if (task.wait) yield { kind: 'task', task: made, due: entry.of.facts.now + durationMs(task.due) };
    else entry.trace.push('');
  }
}
