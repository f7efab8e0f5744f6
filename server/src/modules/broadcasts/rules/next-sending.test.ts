import type { BroadcastTime } from '@hetang/contract/plan/kinds/broadcasts';
import { describe, expect, it } from 'vitest';
import { type Frame, nextSending } from './next-sending.ts';

const frame = { timezone: 'Asia/Shanghai' };
const next = (send: BroadcastTime, after: string, more: Partial<Frame> = {}) =>
  nextSending(send, new Date(after), { ...frame, ...more })?.toISOString() ?? null;

describe('nextSending', () => {
  const once: BroadcastTime = { on: '2026-06-18', at: '10:00' };
  const weekly: BroadcastTime = { every: ['wed', 'fri'], at: '10:00' }; // 2026-06-17 is a Wednesday

  it.each([
    ['before it', once, '2026-06-01T00:00:00Z', '2026-06-18T02:00:00.000Z'],
    ['at the very moment', once, '2026-06-18T02:00:00Z', null],
    ['every week', weekly, '2026-06-16T00:00:00Z', '2026-06-17T02:00:00.000Z'],
    ['every week, at the very moment', weekly, '2026-06-17T02:00:00Z', '2026-06-19T02:00:00.000Z'],
    ['from a day on', { ...weekly, from: '2026-06-18' }, '2026-06-01T00:00:00Z', '2026-06-19T02:00:00.000Z'],
    [
      'on its last day',
      { ...weekly, until: '2026-06-17' },
      '2026-06-16T00:00:00Z',
      '2026-06-17T02:00:00.000Z',
    ],
    ['after its last day', { ...weekly, until: '2026-06-17' }, '2026-06-17T02:00:00Z', null],
  ] as const)('%s', (_, send, after, expected) => {
    expect(next(send as BroadcastTime, after)).toBe(expected);
  });

  it('keeps within the plan', () => {
    const period = { from: '2026-07-01', to: '2026-07-02' };
    expect(next(weekly, '2026-06-01T00:00:00Z', { period })).toBe('2026-07-01T02:00:00.000Z');
    expect(next(weekly, '2026-07-01T02:00:00Z', { period })).toBeNull();
    expect(next(once, '2026-06-01T00:00:00Z', { period })).toBeNull();
  });

  it('is at the same time of day on both sides of a change of the clocks', () => {
    const daily: BroadcastTime = { every: ['sat', 'sun'], at: '10:00' };
    const berlin = { timezone: 'Europe/Berlin' };
    expect(next(daily, '2026-03-28T00:00:00Z', berlin)).toBe('2026-03-28T09:00:00.000Z');
    expect(next(daily, '2026-03-28T09:00:00Z', berlin)).toBe('2026-03-29T08:00:00.000Z');
  });
});
