import { expect, test } from 'vitest';
import { parseSearch, searchText } from '../../kit/list-state.ts';
import { reference } from '../../kit/sample-reference.test-data.ts';
import { groupName, sideName } from './ask-model.ts';
import { askTrend, behindPeriod, periodName, readTrend, trendLines, writeTrend } from './trend-model.ts';

const today = '2026-03-31';
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
  previous: {
    values: [3, 0],
    total: 3,
    periods: [
      { from: '2026-02-27', to: '2026-02-27' },
      { from: '2026-02-28', to: '2026-02-28' },
    ],
  },
  rule: '',
};
const names = {
  side: '全部',
  otherSide: '种子用户',
  previous: '上期',
  group: (key: string | null) => key ?? '（空）',
};

test('a trend as its address; a property only travels with a sum', () => {
  const read = readTrend({
    event: 'a.b',
    measure: 'sum',
    property: 'amount',
    from: '2026-01-01',
    to: '2026-01-02',
  });
  expect(searchText(writeTrend(read))).toBe(
    'event=a.b&measure=sum&property=amount&period=day&from=2026-01-01&to=2026-01-02',
  );
  expect(writeTrend({ ...read, measure: 'events' })).toMatchObject({ property: undefined });
  expect(readTrend(parseSearch('measure=median&period=year'))).toEqual({
    event: 'contact.added',
    measure: 'events',
    period: 'day',
    last: '30',
  });
});

test('the periods before come with the answer, another segment is another question', () => {
  const values = readTrend({ last: '7', among: 'vip' });
  const before = askTrend({ ...values, compare: 'previous' }, { today });
  expect(before).toMatchObject({ ask: { compare: true, from: '2026-03-25', to: today }, against: null });
  const other = askTrend({ ...values, compare: 'segment:seeds' }, { today });
  expect(other).toMatchObject({ ask: { compare: false, among: 'vip' }, against: { among: 'seeds' } });
});

test('lines, and the people behind their periods', () => {
  const lines = trendLines(trend, { ...trend, total: { values: [0, 1], total: 1 } }, names);
  expect(lines.map(({ name }) => name)).toEqual(['全部', '上期', '种子用户', 'x', '（空）']);
  const asked = askTrend(readTrend({ breakdown: 'channel', compare: 'segment:seeds' }), { today });
  const behind = (line: number, nr: number | null) => {
    const found = lines[line];
    return found ? behindPeriod(asked, found, nr) : null;
  };
  expect(behind(0, null)).toMatchObject({ from: '2026-03-01', to: '2026-03-08' });
  expect(behind(1, 1)).toMatchObject({ from: '2026-02-28', to: '2026-02-28' });
  expect(behind(2, 0)).toMatchObject({ among: 'seeds', from: '2026-03-01', to: '2026-03-01' });
  expect([behind(3, 0), behind(4, 0)]).toMatchObject([{ key: 'x' }, { key: '' }]);
  expect(behind(0, 0)).not.toHaveProperty('key');
  expect(behind(0, 9)).toBeNull();
  expect(periodName({ from: '2026-03-02', to: '2026-03-08' })).toBe('2026-03-02 – 03-08');
});

test('groups by their names in the plan', () => {
  const name = (breakdown: string, key: string | null) =>
    groupName(key, { unset: '（空）', reference, breakdown });
  expect(name('stage', 'trial')).toBe('体验用户');
  expect(name('owner', 'ops-01')).toBe('小荷');
  expect(name('tag:need', 'course + trial + gone')).toBe('课程学习 + 工具体验 + gone');
  expect(name('tier:value', 'core')).toBe('核心');
  expect([
    name('channel', 'app'),
    name('channel', null),
    name('stage', 'gone'),
    name('constructor', 'a'),
  ]).toEqual(['app', '（空）', 'gone', 'a']);
});

test('two answers are told apart by what differs: their segments, else their days', () => {
  const words = { all: '全部', upTo: (day: string) => `截至 ${day}`, reference: undefined };
  const { ask } = askTrend(readTrend({ last: '7' }), { today });
  expect(sideName(ask, null, words)).toBe('全部');
  expect(sideName({ ...ask, among: 'vip' }, ask, words)).toBe('vip');
  expect(sideName(ask, { ...ask, from: '2026-01-01' }, words)).toBe('2026-03-25 – 2026-03-31');
  const rfm = { of: 'rfm', asOf: today } as const;
  expect(sideName(rfm, { ...rfm, asOf: '2026-03-01' }, words)).toBe('截至 2026-03-31');
});
