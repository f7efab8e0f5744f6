import type { Funnel, Retention, Rfm } from '@hetang/contract/http/reports';
import { expect, test } from 'vitest';
import { parseSearch, searchText } from '../../kit/list-state.ts';
import { askFunnel, droppedAt, funnelGroups, readFunnel, writeFunnel } from './funnel-model.ts';
import {
  askRetention,
  periodCount,
  readRetention,
  retentionLines,
  shareAt,
  writeRetention,
} from './retention-model.ts';
import { askRfm, cellAt, readRfm, rfmLines, scores, writeRfm } from './rfm-model.ts';

const today = '2026-03-31';
const context = { today, nameOf: (event: string) => `<${event}>` };
const names = { all: '全部', side: '本期', otherSide: '上期', group: (key: string | null) => `[${key}]` };

test('a funnel as its address: to the letter there and back; steps without an event are left out', () => {
  const values = {
    steps: [{ event: 'contact.added' }, {}, { event: 'order.paid' }],
    last: 'own',
    from: '2026-01-01',
    to: '2026-01-31',
    windowDays: 7,
    breakdown: 'sku ',
    among: 'vip',
    compare: 'previous',
  };
  const address = searchText(writeFunnel(values));
  const read = readFunnel(parseSearch(address));
  expect(searchText(writeFunnel(read))).toBe(address);
  const ask = {
    of: 'funnel',
    steps: [
      { event: 'contact.added', name: '<contact.added>' },
      { event: 'order.paid', name: '<order.paid>' },
    ],
    from: '2026-01-01',
    to: '2026-01-31',
    window: 604_800,
    breakdown: 'sku',
    among: 'vip',
  };
  expect(askFunnel(read, context)).toEqual({
    ask,
    against: { ...ask, from: '2025-12-01', to: '2025-12-31' },
  });
  expect(askFunnel(readFunnel({ last: '7', steps: 'a.b', window: 'x' }), context).ask).toMatchObject({
    from: '2026-03-25',
    to: today,
    window: 30 * 86_400,
  });
});

const step = (people: number) => ({
  name: '注册',
  people,
  ofFirst: 0.3,
  ofPrevious: 0.5,
  medianSeconds: 60,
  averageSeconds: null,
});
const funnel: Funnel = {
  total: { key: null, steps: [step(5), step(3)] },
  groups: [
    { key: 'trial', steps: [step(4), step(3)] },
    { key: null, steps: [step(1), step(0)] },
  ],
  rule: '',
};

test('groups of a funnel beside the same groups of another; who goes no further', () => {
  const other: Funnel = { ...funnel, groups: [{ key: 'trial', steps: [step(9)] }] };
  expect(
    funnelGroups(funnel, other, names).map(({ key, name, other: beside }) => [
      key,
      name,
      beside?.[0]?.people,
    ]),
  ).toEqual([
    [undefined, '全部', 5],
    ['trial', '[trial]', 9],
    ['', '[null]', undefined],
  ]);
  expect([0, 1].map((nr) => droppedAt(funnel.total.steps, nr))).toEqual([2, null]);
});

const retention: Retention = {
  rows: [
    { start: '2026-01-01', size: 10, counts: [10, 4, 0] },
    { start: '2026-02-01', size: 0, counts: [0] },
  ],
  average: [1, 0.4, 0],
  groups: [{ key: 'trial', size: 6, average: [1, null] }],
  rule: '',
};

test('retention: shares where there is a period, a true zero counts', () => {
  const [first, empty] = retention.rows;
  if (!first || !empty) throw new Error('two rows');
  expect([0, 1, 2, 3].map((period) => shareAt(first, period))).toEqual([1, 0.4, 0, null]);
  expect(shareAt(empty, 0)).toBeNull();
  expect(periodCount(retention)).toBe(3);
  expect(periodCount({ rows: [], average: [], groups: [], rule: '' })).toBe(0);
});

test('retention as its address and as lines', () => {
  const values = readRetention({
    start: 'a.b',
    back: 'c.d',
    period: 'week',
    last: '90',
    compare: 'segment:vip',
  });
  expect(searchText(writeRetention(values))).toBe(
    'start=a.b&back=c.d&period=week&cohorting=first-time&last=90&compare=segment%3Avip',
  );
  const { ask, against } = askRetention(values, { today });
  expect(ask).toEqual({
    of: 'retention',
    start: { event: 'a.b' },
    back: { event: 'c.d' },
    period: 'week',
    cohorting: 'first-time',
    from: '2026-01-01',
    to: today,
  });
  expect(against).toEqual({ ...ask, among: 'vip' });
  expect(retentionLines(retention, retention, names).map(({ name, size, key }) => [name, size, key])).toEqual(
    [
      ['本期', 10, undefined],
      ['上期', 10, undefined],
      ['[trial]', 6, 'trial'],
    ],
  );
});

test('RFM as its address: without dates it moves on with the days', () => {
  const rolling = readRfm({ bins: '99', compare: 'previous' });
  expect(searchText(writeRfm(rolling))).toBe('bins=5&compare=previous');
  expect(askRfm(rolling, { today })).toEqual({
    ask: { of: 'rfm', asOf: today, bins: 5 },
    against: { of: 'rfm', asOf: '2026-03-01', bins: 5 },
  });
  const own = askRfm(readRfm({ asOf: '2026-01-31', from: '2026-01-01', compare: 'previous' }), { today });
  expect(own.against).toMatchObject({ from: '2025-12-01', asOf: '2025-12-31' });
});

test('RFM: scores from best to 1, cells by score, lines of sums', () => {
  const cells = [{ recency: 3, frequency: 1, customers: 2, revenue: 39_950 }];
  expect(scores(3)).toEqual([3, 2, 1]);
  expect(cellAt(cells, 3, 1)?.customers).toBe(2);
  expect(cellAt(cells, 1, 3)).toBeUndefined();
  const sums = { customers: 2, orders: 2, revenue: 39_950, median: null };
  const rfm: Rfm = {
    ...sums,
    cuts: { recency: [], frequency: [], monetary: [] },
    cells,
    groups: [{ key: null, ...sums, median: { recency: 1, frequency: 1, monetary: 1 } }],
    rule: '',
  };
  expect(rfmLines(rfm, null, names).map(({ name, key }) => [name, key])).toEqual([
    ['本期', undefined],
    ['[null]', ''],
  ]);
});
