import type { Condition } from '../../contract/src/plan/condition.ts';
import type { FieldDate } from '../../contract/src/plan/kinds/journey-starts.ts';
import type { Step } from '../../contract/src/plan/kinds/journey-steps.ts';
import { durationMs } from '../../contract/src/plan/values.ts';
import { dayOf, instantOf, nextShown } from './local-time.ts';

/** Minutes since midnight of `HH:MM`. */
function minutesOf(time: string): number {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  return hour * 60 + minute;
}

/** The stages of the plan that the model knows, in order. */
export const STAGES = ['new', 'warm', 'hot'];
const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

/** What journeys wait for. */
export type ModelWait =
  | { kind: 'time'; due: number; date?: FieldDate; on?: readonly string[] }
  | { kind: 'event'; event: string; due: number };

/** What is known of a person, and what may be asked of it. */
export class ModelFacts {
  /** When each was set. */
  readonly tags = new Map<string, number>();
  readonly fields = new Map<string, unknown>();
  stage = STAGES[0] ?? '';
  now = 0;
  zone = 'Asia/Shanghai';
  /** Groups whose values exclude each other. */
  exclusive: readonly string[] = [];
  /** Says whether somebody belongs to a segment, where conditions ask for it. */
  belongs: (segment: string) => boolean = () => false;
  readonly #lastAt = new Map<string, number>();

  saw(event: string, at: number): void {
    this.#lastAt.set(event, Math.max(at, this.#lastAt.get(event) ?? 0));
  }

  /** What comes takes the place of what it excludes; a tag that is there stays as it was set. */
  changeTags(
    add: readonly string[],
    remove: readonly string[],
    at = this.now,
  ): { added: string[]; removed: string[] } {
    const since = new Map(this.tags);
    const before = [...since.keys()];
    for (const tag of remove) if (!add.includes(tag)) this.tags.delete(tag);
    for (const tag of add) {
      if (this.tags.has(tag)) continue;
      const group = tag.split('/')[0] ?? '';
      const excluded = this.exclusive.includes(group) ? [...this.tags.keys()] : [];
      for (const other of excluded) if (other.startsWith(`${group}/`)) this.tags.delete(other);
      this.tags.set(tag, at);
    }
    for (const [tag, at] of since) if (this.tags.has(tag)) this.tags.set(tag, at);
    const after = [...this.tags.keys()];
    return {
      removed: before.filter((tag) => !after.includes(tag)).sort(),
      added: after.filter((tag) => !before.includes(tag)).sort(),
    };
  }

  /** Takes over what is known of somebody who turns out to be the same person. */
  absorb(other: ModelFacts): void {
    for (const [tag, at] of other.tags) this.tags.set(tag, Math.max(at, this.tags.get(tag) ?? 0));
    for (const group of this.exclusive) this.#keepLatest(group);
    for (const [field, value] of other.fields) if (!this.fields.has(field)) this.fields.set(field, value);
    for (const [event, at] of other.#lastAt) this.saw(event, at);
    this.moveTo(other.stage);
  }

  #keepLatest(group: string): void {
    const mine = [...this.tags].filter(([tag]) => tag.startsWith(`${group}/`));
    mine.sort(([a, at], [b, bt]) => at - bt || (a < b ? -1 : 1));
    for (const [tag] of mine.slice(0, -1)) this.tags.delete(tag);
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
    const on = Array.isArray(wait.on) ? { on: wait.on } : {};
    return { kind: 'time', due: this.nextTime(minutesOf(wait.until), on.on), ...on };
  }

  /** When clocks show the minute next, on one of the weekdays if any are named. */
  nextTime(minute: number, on?: readonly string[]): number {
    let due = nextShown(this.now, minute, this.zone);
    const weekday = () => WEEKDAYS[new Date(dayOf(due, this.zone)).getUTCDay()];
    while (on && !on.some((day) => day === weekday())) due = nextShown(due, minute, this.zone);
    return due;
  }

  dayOf({ field, at }: FieldDate): number | null {
    const day = this.fields.get(field);
    return day === undefined ? null : instantOf(String(day), minutesOf(at), this.zone);
  }

  holds(condition: Condition, since: number): boolean {
    if ('not' in condition) return !this.holds(condition.not, since);
    if ('segment' in condition) return this.belongs(condition.segment);
    if ('stage' in condition) return this.stage === condition.stage;
    if ('tag' in condition) return this.tags.has(condition.tag);
    if ('event' in condition) return (this.#lastAt.get(condition.event) ?? -1) >= since;
    throw new Error(`the model does not know ${JSON.stringify(condition)}`);
  }
}
