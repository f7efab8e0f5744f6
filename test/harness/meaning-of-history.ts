import type { EventLeaf, OrdersLeaf, SequenceLeaf } from '../../contract/src/plan/condition.ts';
import type { Plan } from '../../contract/src/plan/registry.ts';
import { durationMs } from '../../contract/src/plan/values.ts';
import { type Happening, type Person, propsOf } from './random-people.ts';

/** The moment and the plan that a condition is read at. */
export interface Reading {
  plan: Plan;
  now: number;
}

function dayOf(at: number, { plan }: Reading): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone: plan.meta.timezone }).format(at);
}

function matches(one: Happening, asked: Pick<EventLeaf, 'event' | 'where'>): boolean {
  const props = propsOf(one);
  return (
    one.name === asked.event &&
    Object.entries(asked.where ?? {}).every(([key, value]) => props[key] === value)
  );
}

/** Whether an event happened as asked. */
export function eventMeans(leaf: EventLeaf, person: Person, reading: Reading): boolean {
  const hits = person.history.filter((one) => matches(one, leaf));
  const { now } = reading;
  const times = hits.map((hit) => hit.at);
  const { 'at-least': least, 'at-most': most, within, between, first, last } = leaf;
  const property = leaf.sum ?? leaf.min ?? leaf.max;
  const asksMore = [property, most, between, first, last].some((part) => part !== undefined);
  if (!asksMore && (least ?? 1) === 1)
    return times.some((at) => within === undefined || at >= now - durationMs(within));
  if (first && !ageMeans(first, Math.min(...times), now)) return false;
  if (last && !ageMeans(last, Math.max(...times), now)) return false;
  const counted = hits.filter(({ at }) => countsOn(leaf, dayOf(at, reading), reading));
  if (property !== undefined) return valueMeans(leaf, { property, counted }, reading);
  return isOften(counted.length, leaf);
}

function isOften(times: number, { 'at-least': least, 'at-most': most }: EventLeaf): boolean {
  if (most === undefined) return times >= (least ?? 1);
  return times >= (least ?? 0) && times <= most;
}

/** Whether what happened on a day is counted. */
function countsOn({ within, between }: EventLeaf, day: string, reading: Reading): boolean {
  if (within !== undefined && day <= dayOf(reading.now - durationMs(within), reading)) return false;
  return (!between?.from || day >= between.from) && (!between?.to || day <= between.to);
}

function valueMeans(
  leaf: EventLeaf,
  { property, counted }: { property: string; counted: Happening[] },
  { plan }: Reading,
): boolean {
  const numbers: number[] = counted.flatMap((hit) => (property === 'amount' ? hit.amount : hit.points) ?? []);
  if (numbers.length === 0 && leaf.sum === undefined) return false;
  const sum = numbers.reduce((total, number) => total + number, 0);
  const value = leaf.sum ? sum : leaf.min ? Math.min(...numbers) : Math.max(...numbers);
  const declared = plan.events[leaf.event]?.properties[property]?.type;
  const money = property === 'amount' || declared === 'money';
  const bound = (yuan: number) => Math.round(yuan * (money ? 100_000 : 1000));
  const { 'at-least': least, 'at-most': most } = leaf;
  return (least === undefined || value >= bound(least)) && (most === undefined || value <= bound(most));
}

/** Looks at every event by itself: what it adds to the count and to the money. */
export function ordersMean(leaf: OrdersLeaf, person: Person, reading: Reading): boolean {
  const { 'at-least': least, 'at-most': most, orders, ...window } = leaf;
  if (orders === 'days-since-last') {
    const paid = person.history.filter((one) => one.name === 'order.paid').map((one) => one.at);
    const days = (reading.now - Math.max(...paid)) / 86_400_000;
    return paid.length > 0 && (least === undefined || days > least) && (most === undefined || days <= most);
  }
  const signs: Record<string, number> = { 'order.paid': 1, 'order.cancelled': -1, 'order.refunded': -1 };
  const counted = person.history.filter((one) =>
    countsOn({ event: one.name, ...window }, dayOf(one.at, reading), reading),
  );
  const total = counted.reduce((sum, one) => {
    const sign = signs[one.name] ?? 0;
    if (orders === 'amount') return sum + sign * (one.amount ?? 0);
    return one.name === 'order.refunded' ? sum : sum + sign * 1000;
  }, 0);
  const bound = (asked: number) => Math.round(asked * (orders === 'amount' ? 100_000 : 1000));
  return (least === undefined || total >= bound(least)) && (most === undefined || total <= bound(most));
}

function ageMeans(age: NonNullable<EventLeaf['first']>, at: number, now: number): boolean {
  if (!Number.isFinite(at)) return false;
  const old = now - at;
  return (!age.within || old <= durationMs(age.within)) && (!age.before || old > durationMs(age.before));
}

/** Tries every choice of events, in the order of time and then of the log. */
export function sequenceMeans(leaf: SequenceLeaf, person: Person, now: number): boolean {
  const history = person.history
    .map((one, nr) => ({ one, nr }))
    .sort((a, b) => a.one.at - b.one.at || a.nr - b.nr);
  const search = (step: number, from: number, before: number): boolean => {
    const asked = leaf.sequence[step];
    if (!asked) return leaf.within === undefined || before >= now - durationMs(leaf.within);
    return history.slice(from).some(({ one }, i) => {
      if (!matches(one, asked)) return false;
      if (asked.within !== undefined && one.at - before > durationMs(asked.within)) return false;
      return search(step + 1, from + i + 1, one.at);
    });
  };
  return search(0, 0, 0);
}
