import type { OrderMapping } from '@hetang/contract/imports/mapping';
import { type IncomingEvent, ingestEvents } from '../contacts/api.ts';
import { BATCH, type ImportContext, inBatch, type UnusedRow } from './context.ts';
import { withLanes } from './lanes.ts';
import type { Table } from './read-table.ts';
import { type CellOf, makeCellOf } from './rules/columns.ts';
import { type BadLine, type OrderLine, readOrderLine } from './rules/read-order-line.ts';
import type { TimeReader } from './rules/read-time.ts';
import { isSkip, type Unused } from './rules/reasons.ts';
import { rowShape } from './rules/row-shape.ts';
import { type GatheredOrder, settleOrder } from './rules/settle-order.ts';
import { gatherOrders, nextOrders } from './sql/gather-orders.ts';
import { knownAmounts } from './sql/known-amounts.ts';
import { linesOfOrders } from './sql/lines-of-orders.ts';
import { makeLineTable, type StagedLine, stageLines } from './sql/stage-lines.ts';

/**
 * Imports orders. Rows are first put into a temporary table and added up by order, because rows of one order need
 * not stand together; then orders become events in the order of time, a batch a transaction. An order with a row
 * that cannot be read is not imported at all: its amount would be wrong.
 */
export async function importOrders(
  context: ImportContext,
  table: Table,
  mapping: OrderMapping,
  time: TimeReader,
): Promise<void> {
  await makeLineTable(context.session);
  await readLines(context, table, { mapping, time, cellOf: makeCellOf(table.heading) });
  if (context.signal.aborted) return;
  const total = await gatherOrders(context.session);
  const progress = (written: number) =>
    context.listener.progress({
      phase: 'writing',
      rows: context.tally.rows,
      bytes: table.bytes(),
      written,
      total,
    });
  await progress(0);
  for (let done = 0; done < total && !context.signal.aborted; ) {
    const orders = await nextOrders(context.session, done, BATCH);
    await writeOrders(context, mapping, orders);
    done += orders.length;
    await progress(done);
  }
}

interface Reading {
  mapping: OrderMapping;
  time: TimeReader;
  cellOf: CellOf;
}

async function readLines(context: ImportContext, table: Table, reading: Reading): Promise<void> {
  const { tally, session, signal, listener } = context;
  await withLanes(1, async (lanes) => {
    let lines: StagedLine[] = [];
    const flush = async () => {
      const ready = lines;
      lines = [];
      await lanes.start(() => stageLines(session, ready));
      const progress = { rows: tally.rows, bytes: table.bytes(), written: 0, total: null };
      await listener.progress({ phase: 'reading', ...progress });
    };
    for await (const { line, cells } of table.rows) {
      tally.rows++;
      const said = readLine(reading, table.heading.length, cells);
      if (isStageable(said)) lines.push({ line, cells, said });
      else await refuse(context, { line, cells, reason: said.reason, detail: said.detail });
      if (lines.length < BATCH) continue;
      await flush();
      if (signal.aborted) return;
    }
    await flush();
  });
}

function readLine({ mapping, time, cellOf }: Reading, columns: number, cells: string[]): OrderLine | BadLine {
  const misshapen = rowShape(cells, columns);
  if (!misshapen) return readOrderLine(mapping, { cellOf, time }, cells);
  return { ...misshapen, orderId: cellOf(cells, mapping.order.id) || null };
}

function isStageable(said: OrderLine | BadLine): said is StagedLine['said'] {
  return said.orderId !== null;
}

/** Gives a row back at once that belongs to no order. */
async function refuse({ tally, listener }: ImportContext, row: UnusedRow): Promise<void> {
  tally.unused(row.reason, 1);
  await listener.unused([row]);
}

type Settled = { order: GatheredOrder; event: IncomingEvent } | { order: GatheredOrder; unused: Unused };

async function writeOrders(
  context: ImportContext,
  mapping: OrderMapping,
  orders: GatheredOrder[],
): Promise<void> {
  const settled = orders.map((order): Settled => {
    const meaning = settleOrder(order, mapping);
    return 'reason' in meaning ? { order, unused: meaning } : { order, event: meaning };
  });
  const good = settled.filter((one) => 'event' in one);
  const verdicts = await inBatch(context, async (tx) => {
    const events = good.map((one) => one.event);
    const results = await ingestEvents(tx, events, { source: context.source, now: context.now });
    const repeats = results.flatMap((result, i) =>
      result.status === 'duplicate' ? [{ contactId: result.contactId, dedupe: events[i]?.dedupe ?? '' }] : [],
    );
    return { results, amounts: await knownAmounts(tx, repeats) };
  });
  const unused = settled.filter((one) => 'unused' in one);
  for (const [i, { order, event }] of good.entries()) {
    const result = verdicts.results[i];
    if (result?.status === 'accepted') countNew(context, order, event, result.contactId);
    else if (result?.status === 'duplicate') {
      const before = verdicts.amounts.get(event.dedupe ?? '');
      if (before === undefined || before === event.props.amount) countRepeat(context, order);
      else unused.push({ order, unused: { reason: 'changed', detail: (before / 100).toFixed(2) } });
    } else
      unused.push({ order, unused: { reason: 'unknown-contact', detail: event.identities[0]?.value ?? '' } });
  }
  await context.people.settle();
  await giveBack(context, unused);
}

function countNew(
  { tally, people }: ImportContext,
  order: GatheredOrder,
  event: IncomingEvent,
  contactId: number,
): void {
  tally.imported += order.lines;
  people.add(contactId, JSON.stringify(event.identities[0]));
  const amount = Number(event.props.amount);
  if (order.cancelled) {
    tally.orders.cancelled++;
    tally.money.cancelled += amount;
    return;
  }
  tally.orders.paid++;
  tally.money.paid += amount;
  tally.money.paidExact += order.amount;
}

function countRepeat({ tally }: ImportContext, order: GatheredOrder): void {
  tally.repeated += order.lines;
  tally.orders.repeated++;
}

/** Counts the rows of orders that were not used, and gives back those that somebody has to look at. */
async function giveBack(
  { tally, session, listener, giveBackSkipped }: ImportContext,
  unused: readonly { order: GatheredOrder; unused: Unused }[],
): Promise<void> {
  const loud = new Map<string, Unused>();
  const ids = new Set<string>();
  for (const { order, unused: why } of unused) {
    if (isSkip(why.reason) && !giveBackSkipped) tally.unused(why.reason, order.lines);
    else {
      loud.set(keyOf(order), why);
      ids.add(order.orderId);
    }
  }
  if (loud.size === 0) return;
  const lines = await linesOfOrders(session, [...ids]);
  const rows = lines.flatMap(({ line, cells, problem, ...order }) => {
    const why = loud.get(keyOf(order));
    return why ? [{ line, cells, ...(problem ?? why) }] : [];
  });
  for (const row of rows) tally.unused(row.reason, 1);
  await listener.unused(rows);
}

function keyOf(order: { orderId: string; cancelled: boolean }): string {
  return `${order.cancelled}\u0000${order.orderId}`;
}
