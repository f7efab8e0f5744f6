import type { Condition } from '../../contract/src/plan/condition.ts';
import type { FieldDate } from '../../contract/src/plan/kinds/journey-starts.ts';
import type { Step } from '../../contract/src/plan/kinds/journey-steps.ts';
import { durationMs } from '../../contract/src/plan/values.ts';

export const SHIFT_MS = 8 * 3_600_000;
export const DAY_MS = 86_400_000;

/** Milliseconds since midnight of `HH:MM`. */
function msOf(time: string): number {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  return (hour * 60 + minute) * 60_000;
}

/** The next time that clocks at UTC+8 show a time of day. */
export function nextAt(now: number, msOfDay: number): number {
  const today = Math.floor((now + SHIFT_MS) / DAY_MS) * DAY_MS - SHIFT_MS + msOfDay;
  return today > now ? today : today + DAY_MS;
}

/** The stages of the plan that the model knows, in order. */
export const STAGES = ['new', 'warm', 'hot'];
const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

/** What journeys wait for. */
export type ModelWait =
  | { kind: 'time'; due: number; date?: FieldDate }
  | { kind: 'event'; event: string; due: number };

/** What is known of a person, and what may be asked of it. */
export class ModelFacts {
  readonly tags = new Set<string>();
  readonly fields = new Map<string, unknown>();
  stage = STAGES[0] ?? '';
  now = 0;
  readonly #lastAt = new Map<string, number>();

  saw(event: string, at: number): void {
    this.#lastAt.set(event, Math.max(at, this.#lastAt.get(event) ?? 0));
  }

  /** @returns whether it made a difference. */
  changeTags(add: readonly string[], remove: readonly string[]): boolean {
    const before = [...this.tags].sort().join();
    for (const tag of add) this.tags.add(tag);
    for (const tag of remove) this.tags.delete(tag);
    return [...this.tags].sort().join() !== before;
  }

  moveTo(stage: string): string {
    const way = STAGES.indexOf(stage) - STAGES.indexOf(this.stage);
    if (way <= 0) return way === 0 ? 'already-there' : 'already-further';
    this.stage = stage;
    return 'moved';
  }

  /** A text says why there is nothing to wait for. */
  waitOf(wait: Extract<Step, { wait: unknown }>['wait']): ModelWait | 'no-date' | 'past' {
    if (typeof wait === 'string') return { kind: 'time', due: this.now + durationMs(wait) };
    if ('for' in wait)
      return { kind: 'event', event: wait.for.event, due: this.now + durationMs(wait['at-most']) };
    if (typeof wait.until === 'object') {
      const due = this.dayOf(wait.until);
      if (due === null) return 'no-date';
      return due > this.now ? { kind: 'time', due, date: wait.until } : 'past';
    }
    let due = nextAt(this.now, msOf(wait.until));
    const weekday = () => WEEKDAYS[new Date(due + SHIFT_MS).getUTCDay()];
    while (Array.isArray(wait.on) && !wait.on.some((day) => day === weekday())) due += DAY_MS;
    return { kind: 'time', due };
  }

  dayOf({ field, at }: FieldDate): number | null {
    const day = this.fields.get(field);
    return day === undefined ? null : Date.parse(`${String(day)}T00:00:00Z`) - SHIFT_MS + msOf(at);
  }

  holds(condition: Condition, since: number): boolean {
    if ('not' in condition) return !this.holds(condition.not, since);
    if ('stage' in condition) return this.stage === condition.stage;
    if ('tag' in condition) return this.tags.has(condition.tag);
    if ('event' in condition) return (this.#lastAt.get(condition.event) ?? -1) >= since;
    throw new Error(`the model does not know ${JSON.stringify(condition)}`);
  }
}
