import { type OrderMapping, orderMappingSchema } from '@hetang/contract/imports/mapping';
import { describe, expect, it } from 'vitest';
import { instantAt } from '../../../kernel/zone.ts';
import { makeCellOf, missingColumns } from './columns.ts';
import { readOrderLine } from './read-order-line.ts';
import { makeTimeReader } from './read-time.ts';

const time = makeTimeReader('auto', (day, minute) => instantAt(day, minute, 'Asia/Shanghai'));
const heading = ['no', 'when', 'qty', 'price', 'who', 'sku', 'status', 'total', 'of'];
const mapping = (over: object = {}): OrderMapping =>
  orderMappingSchema.parse({
    kind: 'orders',
    name: 'x',
    source: 'x',
    identities: { customer_id: { column: 'who', as: 'integer' } },
    order: { id: 'no', at: 'when', quantity: 'qty', price: 'price', sku: 'sku', cancelled: { prefix: 'C' } },
    ...over,
  });
const line = (cells: Record<string, string>, map = mapping()) => {
  const all = { no: '1', when: '2026-01-01', qty: '2', price: '2.5', who: '7.0', ...cells };
  return readOrderLine(
    map,
    { cellOf: makeCellOf(heading), time },
    heading.map((name) => (all as Record<string, string>)[name] ?? ''),
  );
};

describe('readOrderLine', () => {
  it('multiplies exactly and takes .0 off identities that are integers', () => {
    expect(line({ qty: '3', price: '0.001' })).toMatchObject({
      orderId: '1',
      cancelled: false,
      amount: 3000n,
      quantity: 3_000_000n,
      who: [{ kind: 'customer_id', value: '7' }],
      at: new Date('2025-12-31T16:00:00Z'),
      sku: null,
    });
  });

  it('leaves blanks open, for orders that say things on one row only', () => {
    expect(line({ who: '', when: '', qty: '', price: '' })).toMatchObject({
      who: null,
      at: null,
      amount: 0n,
    });
  });

  it('knows a cancellation by prefix or by status', () => {
    expect(line({ no: 'C1' })).toMatchObject({ cancelled: true });
    const order = {
      id: 'no',
      at: 'when',
      amount: 'total',
      cancelled: { column: 'status', values: ['退款'] },
      cancels: 'of',
    };
    const map = mapping({ order });
    expect(line({ status: '退款', total: '8', of: '9' }, map)).toMatchObject({
      cancelled: true,
      cancels: '9',
    });
    expect(line({ status: '完成', total: '8' }, map)).toMatchObject({ cancelled: false, amount: 8_000_000n });
  });

  it('reads amounts that are in fen', () => {
    const map = mapping({ money: { unit: 'minor' }, order: { id: 'no', at: 'when', amount: 'total' } });
    expect(line({ total: '1234' }, map)).toMatchObject({ amount: 12_340_000n });
  });

  it('reads numbers that a spreadsheet-safe export has escaped', () => {
    expect(line({ qty: "'-2" })).toMatchObject({ amount: -5_000_000n });
  });

  it.each([
    [{ no: '' }, { reason: 'no-order-id', orderId: null }],
    [{ no: 'x'.repeat(129) }, { reason: 'too-long', orderId: null }],
    [{ when: 'soon' }, { reason: 'bad-time', orderId: '1', detail: 'soon' }],
    [{ qty: 'two' }, { reason: 'bad-number', detail: 'two' }],
    [{ price: '2,5' }, { reason: 'bad-number', detail: '2,5' }],
    [{ qty: '99999999', price: '99' }, { reason: 'too-big' }],
    [{ who: '7.5' }, { reason: 'bad-identity', detail: '7.5' }],
  ])('says why %j cannot be used', (cells, verdict) => {
    expect(line(cells)).toMatchObject(verdict);
  });
});

describe('missingColumns', () => {
  it('names each column that the heading lacks, with the one that was meant', () => {
    expect(missingColumns(mapping(), ['no', 'When', 'quantity', 'price', 'who', ' sku '])).toEqual([
      { column: 'when', meant: 'When' },
      { column: 'qty', meant: undefined },
    ]);
  });
});
