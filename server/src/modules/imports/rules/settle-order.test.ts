import { type OrderMapping, orderMappingSchema } from '@hetang/contract/imports/mapping';
import { describe, expect, it } from 'vitest';
import { type GatheredOrder, settleOrder } from './settle-order.ts';

const mapping: OrderMapping = orderMappingSchema.parse({
  kind: 'orders',
  name: 'x',
  source: 'shop',
  money: { currency: 'GBP' },
  identities: { customer_id: 'who' },
  order: { id: 'no', at: 'when', amount: 'total' },
});
const who = [{ kind: 'customer_id', value: '7' }];
const at = new Date('2026-01-01T00:00:00Z');
const order = (over: Partial<GatheredOrder> = {}): GatheredOrder => ({
  orderId: '1',
  cancelled: false,
  cancels: null,
  firstWho: who,
  lastWho: who,
  at,
  lines: 2,
  amount: 12_500_000n,
  quantity: 3_000_000n,
  firstSku: 'a',
  lastSku: 'b',
  props: { country: 'France' },
  spoiledBy: null,
  ...over,
});
const settle = (over: Partial<GatheredOrder> = {}) => settleOrder(order(over), mapping);

describe('settleOrder', () => {
  it('makes order.paid with its sum in minor units', () => {
    expect(settle()).toEqual({
      name: 'order.paid',
      at,
      identities: who,
      props: { order_id: '1', amount: 1250, currency: 'GBP', lines: 2, items: 3, country: 'France' },
      dedupe: 'import:shop:order.paid:1',
    });
  });

  it('names the article when there is one only', () => {
    expect(settle({ lastSku: 'a' })).toMatchObject({ props: { sku: 'a' } });
  });

  it('keeps the exact sum where rounding changes it', () => {
    expect(settle({ amount: 2_042_761_000n })).toMatchObject({
      props: { amount: 204_276, amount_exact: '2042.761' },
    });
  });

  it('gives a cancellation a positive amount and its own key', () => {
    expect(
      settle({ cancelled: true, amount: -27_500_000n, quantity: -1_000_000n, cancels: '9' }),
    ).toMatchObject({
      name: 'order.cancelled',
      props: { amount: 2750, items: 1, cancels: '9' },
      dedupe: 'import:shop:order.cancelled:1',
    });
  });

  it.each<[string, Partial<GatheredOrder>, string]>([
    ['one of its rows is bad', { spoiledBy: 12 }, 'other-line 12'],
    ['nobody is named, whatever it cost', { firstWho: null, lastWho: null, amount: 0n }, 'no-customer '],
    ['two are named', { lastWho: [{ kind: 'customer_id', value: '8' }] }, 'two-customers 7, 8'],
    ['it has no time', { at: null }, 'no-time '],
    ['it comes to nothing', { amount: 0n }, 'nothing-to-pay 0'],
    ['it comes to less than half a penny', { amount: 4999n }, 'nothing-to-pay 0.004999'],
    ['it gives money back without being a cancellation', { amount: -1_000_000n }, 'nothing-to-pay -1'],
  ])('is no order when %s', (_, over, verdict) => {
    const meaning = settle(over);
    expect('reason' in meaning && `${meaning.reason} ${meaning.detail}`).toBe(verdict);
  });
});
