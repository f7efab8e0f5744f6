import { expect, test } from 'vitest';
import { reference } from '../../kit/sample-reference.test-data.ts';
import {
  periodName,
  toTrendRequest,
  trendCsv,
  trendFromAddress,
  trendGroupName,
  trendLines,
} from './trend-model.ts';

const days = { from: '2026-03-01', to: '2026-03-02' };
const values = { event: 'order.paid', period: 'day' as const, ...days, compare: false };
const trend = {
  periods: [
    { from: '2026-03-01', to: '2026-03-01' },
    { from: '2026-03-02', to: '2026-03-08' },
  ],
  total: { values: [1, 4], total: 5 },
  groups: [
    { key: 'x', values: [1, 0], total: 1 },
    { key: null, values: [0, 4], total: 4 },
  ],
  previous: { values: [3, 0], total: 3, periods: [] },
  rule: '',
};
const names = { all: '全部', unset: '（空）', previous: '上期', reference: undefined, breakdown: 'channel' };

test('a property only travels with a sum, an empty breakdown not at all', () => {
  expect(toTrendRequest({ ...values, measure: 'events', property: 'amount', breakdown: ' ' })).toEqual({
    ...values,
    measure: 'events',
  });
  expect(toTrendRequest({ ...values, measure: 'sum', property: ' amount ' })).toMatchObject({
    property: 'amount',
  });
});

test('the address may ask for an event, whatever else it says', () => {
  expect(trendFromAddress({ event: 'a.b', measure: 'sum', property: 'amount' }, days)).toMatchObject({
    event: 'a.b',
    measure: 'sum',
    property: 'amount',
  });
  expect(trendFromAddress({ event: 5, measure: 'median' }, days)).toMatchObject({
    event: 'contact.added',
    measure: 'events',
  });
});

test('lines, and their table with a total', () => {
  const lines = trendLines(trend, names);
  expect(lines.map(({ name }) => name)).toEqual(['全部', '上期', 'x', '（空）']);
  expect(trendCsv(trend, lines, { period: '周期', total: '合计' })).toEqual([
    ['周期', '全部', '上期', 'x', '（空）'],
    ['2026-03-01', 1, 3, 1, 0],
    [periodName({ from: '2026-03-02', to: '2026-03-08' }), 4, 0, 0, 4],
    ['合计', 5, 3, 1, 4],
  ]);
});

test('groups by their names in the plan', () => {
  const name = (breakdown: string, key: string | null) =>
    trendGroupName(key, { ...names, reference, breakdown });
  expect(name('stage', 'trial')).toBe('体验用户');
  expect(name('owner', 'ops-01')).toBe('小荷');
  expect(name('tag:need', 'course + trial + gone')).toBe('课程学习 + 工具体验 + gone');
  expect(name('tier:value', 'core')).toBe('核心');
  expect([name('channel', 'app'), name('channel', null), name('stage', 'gone')]).toEqual([
    'app',
    '（空）',
    'gone',
  ]);
});
