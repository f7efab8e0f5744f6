import type { OrderMapping } from '@hetang/contract/imports/mapping';
import type { Identity, IncomingEvent } from '../../contacts/api.ts';
import { formatDecimal, SCALE, toMinor } from './read-decimal.ts';
import type { Unused } from './reasons.ts';

/** The rows of one order, added up. */
export interface GatheredOrder {
  orderId: string;
  cancelled: boolean;
  cancels: string | null;
  /** The two differ when rows of the order name two customers. */
  firstWho: Identity[] | null;
  lastWho: Identity[] | null;
  at: Date | null;
  lines: number;
  amount: bigint;
  quantity: bigint | null;
  firstSku: string | null;
  lastSku: string | null;
  props: Record<string, string> | null;
  /** The first row of the order that could not be read. */
  spoiledBy: number | null;
}

/**
 * What an order means: `order.paid`, `order.cancelled`, or nothing. The amount is the sum of all its rows in minor
 * units, rounded once; `amount_exact` (major units) is there when rounding changed it. The customer decides before
 * the amount: an order of nobody is counted as such whatever it cost.
 */
export function settleOrder(order: GatheredOrder, mapping: OrderMapping): IncomingEvent | Unused {
  if (order.spoiledBy !== null) return { reason: 'other-line', detail: String(order.spoiledBy) };
  if (order.firstWho === null || order.lastWho === null) return { reason: 'no-customer', detail: '' };
  if (JSON.stringify(order.firstWho) !== JSON.stringify(order.lastWho))
    return { reason: 'two-customers', detail: `${nameOf(order.firstWho)}, ${nameOf(order.lastWho)}` };
  if (order.at === null) return { reason: 'no-time', detail: '' };
  const exact = order.cancelled ? absolute(order.amount) : order.amount;
  const amount = toMinor(exact);
  if (amount <= 0) return { reason: 'nothing-to-pay', detail: formatDecimal(exact) };
  const name = order.cancelled ? 'order.cancelled' : 'order.paid';
  return {
    name,
    at: order.at,
    identities: order.firstWho,
    props: {
      ...order.props,
      order_id: order.orderId,
      amount,
      ...(exact % (SCALE / 100n) === 0n ? {} : { amount_exact: formatDecimal(exact) }),
      currency: mapping.money.currency,
      lines: order.lines,
      ...(order.quantity === null ? {} : { items: Math.abs(Number(order.quantity) / Number(SCALE)) }),
      ...(order.firstSku !== null && order.firstSku === order.lastSku ? { sku: order.firstSku } : {}),
      ...(order.cancels === null ? {} : { cancels: order.cancels }),
    },
    dedupe: `import:${mapping.source}:${name}:${order.orderId}`,
  };
}

function absolute(value: bigint): bigint {
  return value < 0n ? -value : value;
}

function nameOf(who: Identity[]): string {
  return who[0]?.value ?? '';
}
