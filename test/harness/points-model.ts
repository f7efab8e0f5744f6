interface Lot {
  scheme: string;
  left: number;
  end: number;
  earned: number;
}
interface Movement {
  kind: 'earned' | 'spent' | 'other';
  scheme: string;
  parts: { lot: Lot; points: number }[];
  reversed: boolean;
}
interface Person {
  lots: Lot[];
  movements: Movement[];
  today: Map<string, number>;
  once: boolean;
}

/** Random worlds of the ledger's test. */
export const POINTS_RUNS = Number(process.env.POINTS_RUNS ?? 4);
const SHORT_MS = 10 * 86_400_000;
const SHANGHAI_MS = 8 * 3_600_000;

/** The points of three people by the plan of the ledger's test, as plainly as they can be put. */
export class PointsModel {
  readonly #now: () => number;
  readonly #people: Person[] = [0, 1, 2].map(() => ({
    lots: [],
    movements: [],
    today: new Map(),
    once: false,
  }));

  constructor(now: () => number) {
    this.#now = now;
  }

  hit(who: number, event: string): void {
    const person = this.#person(who);
    if (event === 'hit.y') {
      if (!person.once) this.#earn(person, 'short', 7);
      person.once = true;
      return;
    }
    const day = new Date(this.#now() + SHANGHAI_MS).toISOString().slice(0, 10);
    const today = person.today.get(day) ?? 0;
    const points = Math.min(10, 25 - today);
    if (points > 0) this.#earn(person, 'short', points);
    person.today.set(day, today + points);
    this.#earn(person, 'long', 3);
  }

  change(who: number, scheme: string, points: number): void {
    const person = this.#person(who);
    this.#expire(person);
    if (points > 0) this.#earn(person, scheme, points);
    if (points < 0)
      this.#take(person, scheme, { lots: this.#inTurn(person, scheme), points: -points, kind: 'spent' });
  }

  /** Takes the n-th movement back, counted from the first. */
  reverse(who: number, nth: number): void {
    const person = this.#person(who);
    this.#expire(person);
    const movement = person.movements[nth];
    if (!movement || movement.reversed || movement.kind === 'other') return;
    if (movement.kind === 'spent') {
      for (const { lot, points } of movement.parts) lot.left += points;
      this.#note(person, { ...movement, kind: 'other' });
      movement.reversed = true;
      return;
    }
    const own = movement.parts.map(({ lot }) => lot);
    const turn = this.#inTurn(person, movement.scheme);
    const lots = [...turn.filter((lot) => own.includes(lot)), ...turn.filter((lot) => !own.includes(lot))];
    const points = movement.parts.reduce((sum, part) => sum + part.points, 0);
    if (this.#take(person, movement.scheme, { lots, points, kind: 'other' })) movement.reversed = true;
  }

  merge(from: number, into: number): void {
    const [a, b] = [this.#person(from), this.#person(into)];
    if (a === b) return;
    b.lots.push(...a.lots);
    b.movements.push(...a.movements);
    // Movements are numbered over all people, in the order in which they were made.
    b.movements.sort((one, other) => this.#order.indexOf(one) - this.#order.indexOf(other));
    for (const [day, points] of a.today) b.today.set(day, (b.today.get(day) ?? 0) + points);
    b.once ||= a.once;
    this.#people.forEach((person, i) => {
      if (person === a) this.#people[i] = b;
    });
  }

  expire(): void {
    for (const person of new Set(this.#people)) this.#expire(person);
  }

  balances(who: number): Record<string, number> {
    const sums: Record<string, number> = {};
    for (const { scheme, left } of this.#person(who).lots)
      if (left > 0) sums[scheme] = (sums[scheme] ?? 0) + left;
    return sums;
  }

  readonly #order: Movement[] = [];

  #person(who: number): Person {
    const person = this.#people[who];
    if (!person) throw new RangeError(`nobody ${who}`);
    return person;
  }

  #note(person: Person, movement: Movement): void {
    person.movements.push(movement);
    this.#order.push(movement);
  }

  #earn(person: Person, scheme: string, points: number): void {
    const end = scheme === 'short' ? this.#now() + SHORT_MS : Number.POSITIVE_INFINITY;
    const lot = { scheme, left: points, end, earned: this.#now() };
    person.lots.push(lot);
    this.#note(person, { kind: 'earned', scheme, parts: [{ lot, points }], reversed: false });
  }

  #inTurn({ lots }: Person, scheme: string): Lot[] {
    const open = lots.filter((lot) => lot.scheme === scheme && lot.left > 0);
    return open.toSorted((a, b) => (a.end === b.end ? 0 : a.end - b.end) || a.earned - b.earned);
  }

  #take(
    person: Person,
    scheme: string,
    { lots, points, kind }: { lots: readonly Lot[]; points: number; kind: 'spent' | 'other' },
  ): boolean {
    if (lots.reduce((sum, lot) => sum + lot.left, 0) < points) return false;
    let open = points;
    const parts = lots.flatMap((lot) => {
      const some = Math.min(open, lot.left);
      lot.left -= some;
      open -= some;
      return some > 0 ? [{ lot, points: some }] : [];
    });
    this.#note(person, { kind, scheme, parts, reversed: false });
    return true;
  }

  #expire(person: Person): void {
    const due = person.lots.filter((lot) => lot.left > 0 && lot.end <= this.#now());
    const moments = [...new Set(due.map((lot) => lot.end))].sort((a, b) => a - b);
    for (const end of moments) {
      const lots = due.filter((lot) => lot.end === end);
      this.#take(person, 'short', {
        lots,
        points: lots.reduce((sum, lot) => sum + lot.left, 0),
        kind: 'other',
      });
    }
  }
}
