import type { Clock } from '../../kernel/clock.ts';

type People = readonly number[];
interface Answer {
  /** Milliseconds of the machine. */
  at: number;
  people: Promise<People>;
}

const KEPT_MS = 60_000;
/** An answer may name everybody. */
const MOST_KEPT = 4;

/**
 * Who stood behind a number a moment ago: the pages of one list ask analytics once, and agree with each other.
 * A question that failed is asked again.
 */
export class AskedPeople {
  readonly #machine: Clock;
  readonly #answers = new Map<string, Answer>();

  constructor(machine: Clock) {
    this.#machine = machine;
  }

  /** The answer to a question: one of the last minute, else what `ask` says. */
  of(question: string, ask: () => Promise<People>): Promise<People> {
    const at = this.#machine.now().getTime();
    const known = this.#answers.get(question);
    if (known && at - known.at < KEPT_MS) return known.people;
    const answer = { at, people: ask() };
    answer.people.catch(() => {
      if (this.#answers.get(question) === answer) this.#answers.delete(question);
    });
    this.#keep(question, answer);
    return answer.people;
  }

  #keep(question: string, answer: Answer): void {
    this.#answers.delete(question);
    this.#answers.set(question, answer);
    for (const [other, { at }] of this.#answers)
      if (this.#answers.size > MOST_KEPT || answer.at - at >= KEPT_MS) this.#answers.delete(other);
  }
}
