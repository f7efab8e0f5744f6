import type { Condition } from '../../contract/src/plan/condition.ts';
import type { FieldDate } from '../../contract/src/plan/kinds/journey-starts.ts';
import type { Late, Step } from '../../contract/src/plan/kinds/journey-steps.ts';
import type { Journey } from '../../contract/src/plan/kinds/journeys.ts';
import { durationMs } from '../../contract/src/plan/values.ts';
import { armFor } from '../../server/src/modules/journeys/rules/split.ts';

/**
 * What journeys mean, told once more and as plainly as can be: one person, generators that walk the steps as they are
 * written, no database, no batches. The engine is compared with it. The plan's zone is UTC+8 without summer time.
 */

/** What a person waits for inside a journey. */
type Wait =
  | { kind: 'time'; due: number; date?: FieldDate }
  | { kind: 'event'; event: string; due: number }
  | { kind: 'task'; task: ModelTask; due: number };
interface ModelTask {
  title: string;
  state: 'open' | 'done' | 'expired' | 'cancelled';
}
interface Entry {
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
interface ModelEvent {
  name: string;
  props: Record<string, unknown>;
  at: number;
}

const SHIFT_MS = 8 * 3_600_000;
const DAY_MS = 86_400_000;

/** Milliseconds since midnight of `HH:MM`. */
function msOf(time: string): number {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  return (hour * 60 + minute) * 60_000;
}

/** The next time that clocks at UTC+8 show a time of day. */
function nextAt(now: number, msOfDay: number): number {
  const today = Math.floor((now + SHIFT_MS) / DAY_MS) * DAY_MS - SHIFT_MS + msOfDay;
  return today > now ? today : today + DAY_MS;
}

/** The stages of the plan that the model knows, in order. */
export const STAGES = ['new', 'warm', 'hot'];
const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

export class ModelPerson {
  readonly tags = new Set<string>();
  readonly tasks: ModelTask[] = [];
  readonly entries: Entry[] = [];
  readonly calls: string[] = [];
  readonly fields = new Map<string, unknown>();
  stage = STAGES[0] ?? '';
  readonly #lastAt = new Map<string, number>();
  readonly #queue: ModelEvent[] = [];
  readonly #journeys: Record<string, Journey>;
  readonly #halted: ReadonlyMap<string, string>;
  readonly #id: number;
  now = 0;
  #unique = 0;

  constructor(id: number, journeys: Record<string, Journey>, halted: ReadonlyMap<string, string>) {
    this.#id = id;
    this.#journeys = journeys;
    this.#halted = halted;
  }

  tell(name: string, props: Record<string, unknown>): void {
    this.#queue.push({ name, props, at: this.now });
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
    return state !== 'paused' && waiting !== null && waiting.due <= this.now;
  }

  #happen(event: ModelEvent): void {
    this.#lastAt.set(event.name, Math.max(event.at, this.#lastAt.get(event.name) ?? 0));
    for (const entry of this.entries) {
      if (entry.reason === null && !this.#endsFromOutside(entry)) this.#moveBy(entry, event);
    }
    for (const [key, spec] of Object.entries(this.#journeys)) {
      const { start } = spec;
      const called = event.name === 'journey.called' && event.props.journey === key;
      if (called || (typeof start === 'object' && 'event' in start && start.event === event.name))
        this.#begin(key, spec, event);
    }
  }

  #begin(journey: string, spec: Journey, event: ModelEvent): void {
    if (event.name === 'journey.called') this.#note();
    if (this.#halted.has(journey)) return;
    const value = spec.key === undefined ? undefined : (event.props[spec.key] ?? event.props.key);
    let key = spec.key === undefined || value === undefined ? '' : String(value);
    if (spec.key === undefined && spec.again === 'always') key = `unique ${this.#unique++}`;
    const earlier = this.entries.filter((one) => one.journey === journey);
    if (!this.#mayBegin(spec, earlier, key)) return;
    const entry: Entry = {
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

  #mayBegin({ again }: Journey, earlier: readonly Entry[], key: string): boolean {
    const last = earlier.findLast((one) => one.key === key);
    if (last && last.reason === null) return false;
    if (again === 'never') return !last;
    if (typeof again === 'string') return true;
    if (again.after && last?.endedAt != null && this.now < last.endedAt + durationMs(again.after))
      return false;
    if (!again.per) return true;
    const since = this.now - durationMs(again.per);
    return earlier.filter((one) => one.startedAt > since).length < (again['at-most'] ?? 0);
  }

  #endsFromOutside(entry: Entry): boolean {
    const { spec, startedAt } = entry;
    const inTime = !spec.goal?.within || this.now <= startedAt + durationMs(spec.goal.within);
    if (this.#halted.get(entry.journey) === 'stopped') this.#end(entry, 'stopped');
    else if (spec.goal && inTime && this.#holds(spec.goal.when, startedAt)) this.#end(entry, 'goal');
    else if (spec.leave && this.#holds(spec.leave, startedAt)) this.#end(entry, 'left');
    return entry.reason !== null;
  }

  #moveBy(entry: Entry, event: ModelEvent): void {
    const { waiting, spec } = entry;
    if (waiting?.kind === 'event' && waiting.event === event.name) {
      const value = spec.key === undefined ? undefined : event.props[spec.key];
      if (value === undefined || String(value) === entry.key) this.#goOn(entry, 'happened');
    } else if (waiting?.kind === 'time' && waiting.date) {
      const due = Math.max(this.#dayOf(waiting.date) ?? this.now, this.now);
      if (due > this.now || waiting.due > this.now) waiting.due = due;
    } else if (waiting?.kind === 'task' && event.name === 'task.done') {
      if (this.tasks[Number(event.props.nr)] === waiting.task) this.#goOn(entry, 'done');
    }
  }

  /** A wait is over: in a pause that is noted, and the next step comes after it. */
  #goOn(entry: Entry, outcome: string): void {
    entry.trace.push(outcome);
    if (this.#halted.get(entry.journey) === 'paused') entry.waiting = { kind: 'about', due: this.now };
    else this.#resume(entry, outcome);
  }

  #wake(entry: Entry): void {
    if (this.#endsFromOutside(entry)) return;
    const { waiting } = entry;
    if (!waiting) return;
    const late = this.now - waiting.due;
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
      const minute = Math.floor(((waiting.due + SHIFT_MS) % DAY_MS) / 60_000);
      entry.waiting = { kind: 'about', due: nextAt(this.now, minute * 60_000) };
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
    entry.endedAt = this.now;
    this.#note();
    if (waiting?.kind === 'task' && waiting.task.state === 'open') waiting.task.state = 'cancelled';
    entry.waiting = null;
    if (['goal', 'left', 'stopped', 'late'].includes(reason))
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
  *#one(
    step: Step,
    entry: Entry,
    path: string,
  ): Generator<Wait, { steps: readonly Step[]; path: string } | undefined, string> {
    const { trace } = entry;
    if ('wait' in step) {
      const wait = this.#waitOf(step.wait);
      if (typeof wait === 'string') trace.push(wait);
      else yield wait;
    } else if ('task' in step) yield* this.#task(step.task, entry);
    else if ('message' in step) {
      if (!entry.skip) entry.messages.push({ message: step.message, cancelled: false });
      trace.push(entry.skip ? 'late' : '');
    } else if ('branch' in step) {
      const at = step.branch.findIndex((arm) => 'else' in arm || this.#holds(arm.if, 0));
      const arm = step.branch[at];
      trace.push(arm && 'if' in arm ? `if ${at + 1}` : 'else');
      if (arm) return { steps: 'else' in arm ? arm.else : arm.do, path: `${path}.branch.${at}.` };
    } else if ('split' in step) {
      const arms = step.split.map((arm, to) => ({ arm: arm.arm, weight: arm.weight, to }));
      const { to, arm } = armFor(path, this.#id, arms);
      trace.push(`arm ${arm}`);
      this.#note();
      return { steps: step.split[to]?.do ?? [], path: `${path}.split.${to}.` };
    } else this.#plain(step, entry);
    return undefined;
  }

  #plain(step: Step, { trace, key, skip }: Entry): void {
    if ('stage' in step) {
      trace.push(this.#moveTo(step.stage));
      return;
    }
    if (skip && ('welcome' in step || 'invite' in step)) {
      trace.push('late');
      return;
    }
    trace.push('welcome' in step ? 'no-welcome-code' : '');
    if ('set' in step) for (const [field, value] of Object.entries(step.set)) this.fields.set(field, value);
    if ('invite' in step) {
      this.tasks.push({ title: 'invite', state: 'open' });
      this.#note();
    }
    const before = [...this.tags].sort().join();
    if ('tag' in step) for (const tag of step.tag) this.tags.add(tag);
    if ('untag' in step) for (const tag of step.untag ?? []) this.tags.delete(tag);
    if ([...this.tags].sort().join() !== before) this.#note();
    if ('webhook' in step) this.calls.push(step.webhook.url);
    if ('start' in step)
      this.tell('journey.called', { journey: step.start, ...(key && !key.startsWith('unique') && { key }) });
  }

  #moveTo(stage: string): string {
    const way = STAGES.indexOf(stage) - STAGES.indexOf(this.stage);
    if (way <= 0) return way === 0 ? 'already-there' : 'already-further';
    this.stage = stage;
    this.#note();
    return 'moved';
  }

  *#task(task: Extract<Step, { task: unknown }>['task'], entry: Entry): Generator<Wait, void, string> {
    if (entry.skip) {
      entry.trace.push('late');
      return;
    }
    const made: ModelTask = { title: task.do, state: 'open' };
    this.tasks.push(made);
    this.#note();
    if (task.wait) yield { kind: 'task', task: made, due: this.now + durationMs(task.due) };
    else entry.trace.push('');
  }

  /** A text says why there is nothing to wait for. */
  #waitOf(wait: Extract<Step, { wait: unknown }>['wait']): Wait | 'no-date' | 'past' {
    if (typeof wait === 'string') return { kind: 'time', due: this.now + durationMs(wait) };
    if ('for' in wait)
      return { kind: 'event', event: wait.for.event, due: this.now + durationMs(wait['at-most']) };
    if (typeof wait.until === 'object') {
      const due = this.#dayOf(wait.until);
      if (due === null) return 'no-date';
      return due > this.now ? { kind: 'time', due, date: wait.until } : 'past';
    }
    let due = nextAt(this.now, msOf(wait.until));
    const weekday = () => WEEKDAYS[new Date(due + SHIFT_MS).getUTCDay()];
    while (Array.isArray(wait.on) && !wait.on.some((day) => day === weekday())) due += DAY_MS;
    return { kind: 'time', due };
  }

  #dayOf({ field, at }: FieldDate): number | null {
    const day = this.fields.get(field);
    return day === undefined ? null : Date.parse(`${String(day)}T00:00:00Z`) - SHIFT_MS + msOf(at);
  }

  #holds(condition: Condition, since: number): boolean {
    if ('not' in condition) return !this.#holds(condition.not, since);
    if ('stage' in condition) return this.stage === condition.stage;
    if ('tag' in condition) return this.tags.has(condition.tag);
    if ('event' in condition) return (this.#lastAt.get(condition.event) ?? -1) >= since;
    throw new Error(`the model does not know ${JSON.stringify(condition)}`);
  }
}
