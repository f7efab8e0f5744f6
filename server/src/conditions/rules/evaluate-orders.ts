import type { OrdersLeaf } from '@hetang/contract/plan/condition';
import { daysOf } from './day-range.ts';
import { countOf, type EventFacts, eventHolds, isByDay, type Moment } from './evaluate-event.ts';
import { boundsOf, measuredIn, measureOf } from './evaluate-value.ts';
import { exactly } from './exact-number.ts';
import { lastOrder, type OrderTerm, orderTerms } from './order-terms.ts';

/** Whether the orders come to what is asked. */
export function ordersHold(leaf: OrdersLeaf, facts: EventFacts, moment: Moment): boolean {
  if (leaf.orders === 'days-since-last') return eventHolds(lastOrder(leaf), facts, moment);
  const total = orderTotal(leaf, facts, moment.now);
  const { least, most } = boundsOf(leaf, leaf.orders === 'amount');
  return (least === null || total >= least) && (most === null || total <= most);
}

/** What the orders come to: millionths of orders, or of fen. */
export function orderTotal(leaf: OrdersLeaf, facts: EventFacts, now: number): bigint {
  return orderTerms(leaf).reduce((total, term) => total + term.sign * termValue(term, facts, now), 0n);
}

function termValue({ leaf }: OrderTerm, facts: EventFacts, now: number): bigint {
  const range = isByDay(leaf) ? daysOf(leaf, facts, now) : null;
  if (!measureOf(leaf)) {
    const counter = facts.counter(leaf);
    return counter ? exactly(countOf(counter, range)) : 0n;
  }
  const measure = facts.measure(leaf);
  return (measure && (range ? measuredIn(measure, range) : measure))?.sum ?? 0n;
}
