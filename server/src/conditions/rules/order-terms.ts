import type { EventLeaf, OrdersLeaf } from '@hetang/contract/plan/condition';

/** An event leaf whose count, or sum, is added or taken away. */
export interface OrderTerm {
  sign: 1n | -1n;
  leaf: EventLeaf;
}

const known = new WeakMap<OrdersLeaf, readonly OrderTerm[]>();

/**
 * The one meaning of orders: what was paid, less what was cancelled, and of money less what was refunded. The leaves
 * carry the window; the bounds are of the total. Empty for the days since the last one.
 */
export function orderTerms(leaf: OrdersLeaf): readonly OrderTerm[] {
  const found = known.get(leaf) ?? makeTerms(leaf);
  known.set(leaf, found);
  return found;
}

function makeTerms({ orders, within, between }: OrdersLeaf): OrderTerm[] {
  if (orders === 'days-since-last') return [];
  const window = { ...(within && { within }), ...(between && { between }) };
  const money = orders === 'amount';
  // At least none: asked for by number, and so by day.
  const of = (event: string): EventLeaf => ({
    event,
    ...window,
    ...(money ? { sum: 'amount' } : { 'at-least': 0 }),
  });
  return [
    { sign: 1n, leaf: of('order.paid') },
    { sign: -1n, leaf: of('order.cancelled') },
    ...(money ? [{ sign: -1n as const, leaf: of('order.refunded') }] : []),
  ];
}

const lasts = new WeakMap<OrdersLeaf, EventLeaf>();

/** How long ago the last order was, as an event leaf: more than `at-least` and no more than `at-most` days. */
export function lastOrder(leaf: OrdersLeaf): EventLeaf {
  const { 'at-least': least, 'at-most': most } = leaf;
  const found = lasts.get(leaf) ?? {
    event: 'order.paid',
    last: {
      ...(most !== undefined && { within: `${most}d` }),
      ...(least !== undefined && { before: `${least}d` }),
    },
  };
  lasts.set(leaf, found);
  return found;
}

/** The events that are looked at. */
export function orderLeaves(leaf: OrdersLeaf): readonly EventLeaf[] {
  return leaf.orders === 'days-since-last' ? [lastOrder(leaf)] : orderTerms(leaf).map((term) => term.leaf);
}
