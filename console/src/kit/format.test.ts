import { expect, test } from 'vitest';
import {
  barLabel,
  daysBefore,
  formatDate,
  formatFen,
  formatInstant,
  formatNumber,
  formatProp,
  formatShare,
  formatYuan,
  splitDuration,
} from './format.ts';

test('a missing number is a dash, zero is zero', () => {
  for (const show of [formatNumber, formatShare, formatYuan, formatFen]) {
    expect([show(null), show(undefined), show(Number.NaN)]).toEqual(['—', '—', '—']);
  }
  expect([formatNumber(0), formatShare(0), formatYuan(0)]).toEqual(['0', '0%', '¥0.00']);
});

test('numbers, shares and money', () => {
  expect(formatNumber(1234567.891)).toBe('1,234,567.89');
  expect(formatShare(0.12345)).toBe('12.3%');
  expect(formatShare(1.024)).toBe('102.4%');
  expect(formatYuan(1234.5)).toBe('¥1,234.50');
  expect(formatYuan(-3)).toBe('-¥3.00');
  expect(formatFen(48735050)).toBe('¥487,350.50');
  expect([barLabel({ value: 1043 }), barLabel({ value: '-' })]).toEqual(['1,043', '']);
});

test('an instant is shown in the plan’s time zone', () => {
  expect(formatInstant('2026-11-22T16:05:09Z', 'Asia/Shanghai')).toBe('2026-11-23 00:05');
  expect(formatInstant('2026-11-22T16:05:09Z', 'Asia/Shanghai', true)).toBe('2026-11-23 00:05:09');
  expect(formatInstant('2026-03-29T01:30:00Z', 'Europe/Berlin')).toBe('2026-03-29 03:30');
  expect(formatInstant(null, 'Asia/Shanghai')).toBe('—');
  expect(formatInstant('no date', 'Asia/Shanghai')).toBe('—');
});

test('calendar dates', () => {
  expect(formatDate(Date.parse('2026-12-31T16:00:00Z'), 'Asia/Shanghai')).toBe('2027-01-01');
  expect(daysBefore('2026-03-01', 1)).toBe('2026-02-28');
  expect(daysBefore('2026-01-05', 30)).toBe('2025-12-06');
});

test('durations in the largest unit that leaves at least one', () => {
  expect([0, 59, 60, 5400, 86_400, 129_600].map(splitDuration)).toEqual([
    { unit: 'seconds', n: '0' },
    { unit: 'seconds', n: '59' },
    { unit: 'minutes', n: '1' },
    { unit: 'hours', n: '1.5' },
    { unit: 'days', n: '1' },
    { unit: 'days', n: '1.5' },
  ]);
  expect(splitDuration(null)).toBeNull();
});

test('properties of events as text', () => {
  expect([formatProp('a'), formatProp(3), formatProp(false), formatProp(null)]).toEqual([
    'a',
    '3',
    'false',
    '—',
  ]);
  expect(formatProp(['a', 2])).toBe('a、2');
  expect(formatProp({ a: 1 })).toBe('{"a":1}');
});
