import type { OrderMapping } from '@hetang/contract/imports/mapping';
import type { Identity } from '../../contacts/api.ts';
import type { CellOf } from './columns.ts';
import { multiply, readDecimal, SCALE } from './read-decimal.ts';
import { readIdentities } from './read-identities.ts';
import type { TimeReader } from './read-time.ts';
import type { Unused } from './reasons.ts';

/** One row of an order file. Blank columns are null: an order may say them on its first row only. */
export interface OrderLine {
  orderId: string;
  cancelled: boolean;
  cancels: string | null;
  who: Identity[] | null;
  at: Date | null;
  /** Millionths of the major unit; negative on rows that give back. */
  amount: bigint;
  /** Millionths of a piece. */
  quantity: bigint | null;
  sku: string | null;
  props: Record<string, string> | null;
}

/** A row whose order is known but which cannot be used: its whole order is given back. */
export interface BadLine extends Unused {
  orderId: string | null;
}

/** Reads rows of an order file. */
export function readOrderLine(
  mapping: OrderMapping,
  read: { cellOf: CellOf; time: TimeReader },
  cells: readonly string[],
): OrderLine | BadLine {
  const cell = (column: string | undefined): string => read.cellOf(cells, column);
  const { order } = mapping;
  const orderId = cell(order.id);
  const bad = (reason: Unused['reason'], detail: string): BadLine => ({
    reason,
    detail,
    orderId: orderId || null,
  });
  if (orderId === '') return bad('no-order-id', '');
  if (orderId.length > 128) return { reason: 'too-long', detail: orderId, orderId: null };
  const who = readIdentities(mapping, read.cellOf, cells);
  if ('reason' in who) return bad(who.reason, who.detail);
  const at = cell(order.at) === '' ? null : read.time.instant(cell(order.at));
  if (at === null && cell(order.at) !== '') return bad('bad-time', cell(order.at));
  const money = readMoney(mapping, cell);
  if ('reason' in money) return bad(money.reason, money.detail);
  return {
    orderId,
    cancelled: isCancelled(mapping, orderId, cell),
    cancels: cell(order.cancels) || null,
    who: who.length > 0 ? who : null,
    at,
    ...money,
    sku: cell(order.sku) || null,
    props: readProps(mapping, cell),
  };
}

type Cell = (column: string | undefined) => string;

function readMoney(
  { order, money }: OrderMapping,
  cell: Cell,
): { amount: bigint; quantity: bigint | null } | Unused {
  const number = (column: string | undefined): bigint | null =>
    cell(column) === '' ? 0n : readDecimal(cell(column));
  const quantity = order.quantity === undefined ? null : number(order.quantity);
  if (order.quantity !== undefined && quantity === null)
    return { reason: 'bad-number', detail: cell(order.quantity) };
  const column = order.amount ?? order.price;
  const stated = number(column);
  if (stated === null) return { reason: 'bad-number', detail: cell(column) };
  const product = order.amount === undefined ? multiply(quantity ?? SCALE, stated) : stated;
  const amount = money.unit === 'major' ? product : multiply(product, SCALE / 100n);
  if (amount > MOST || amount < -MOST) return { reason: 'too-big', detail: cell(column) };
  return { amount, quantity };
}

/** A hundred million yuan in one row. */
const MOST = 100_000_000n * SCALE;

function isCancelled({ order }: OrderMapping, orderId: string, cell: Cell): boolean {
  if (!order.cancelled) return false;
  if ('prefix' in order.cancelled) return orderId.startsWith(order.cancelled.prefix);
  return order.cancelled.values.includes(cell(order.cancelled.column));
}

function readProps(mapping: OrderMapping, cell: Cell): Record<string, string> | null {
  const props = Object.entries(mapping.props)
    .map(([key, column]) => [key, cell(column).slice(0, 500)] as const)
    .filter(([, value]) => value !== '');
  return props.length > 0 ? Object.fromEntries(props) : null;
}
