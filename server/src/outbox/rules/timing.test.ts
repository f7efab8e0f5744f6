import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mergeNotices } from './merge-notices.ts';
import { mergeTags } from './merge-tags.ts';
import { nextCheckMs } from './next-check.ts';
import { isPlannedReminderDue, isReminderDue, mayRemind } from './reminder.ts';

const HOUR = 3_600_000;

describe('nextCheckMs', () => {
  const settings = { everyMs: 60_000, floorMs: 1000 };
  it.each([
    [0, 100 * HOUR, 60_000],
    [2 * HOUR, 100 * HOUR, 300_000],
    [10 * HOUR, 100 * HOUR, 900_000],
    [30 * HOUR, 100 * HOUR, 3_600_000],
    [30 * HOUR, 5000, 5000],
    [30 * HOUR, 0, 1000],
    [30 * HOUR, -HOUR, 1000],
  ])('at the age of %i ms with %i ms left: %i', (age, left, expected) => {
    expect(nextCheckMs(age, left, settings)).toBe(expected);
  });
});

describe('reminders at the times of the plan', () => {
  it.each([
    [1, [], false],
    [2, [], true],
    [3, [2], false],
    [20, [2], true],
    [21, [2, 20], false],
    // Somebody has asked for one meanwhile: that is enough.
    [21, [2, 20.5], false],
    // Down for a day: one reminder for all that were missed.
    [50, [], true],
    [50, [50], false],
  ])('after %d hours, reminded at %j: %s', (hours, reminded, due) => {
    const send = { createdAt: 0, reminded: reminded.map((at) => at * HOUR) };
    expect(isPlannedReminderDue(send, hours * HOUR, [2 * HOUR, 20 * HOUR])).toBe(due);
  });
  it('never go over the limit, and there may be none', () => {
    const offsets = [1, 2, 3, 4].map((hour) => hour * HOUR);
    const reminded = [1, 2, 3].map((hour) => hour * HOUR);
    expect(isPlannedReminderDue({ createdAt: 0, reminded }, 4 * HOUR, offsets)).toBe(false);
    expect(isPlannedReminderDue({ createdAt: 0, reminded: [] }, 99 * HOUR, [])).toBe(false);
  });
});

describe('reminders', () => {
  it('never come more than three times in 24 hours, whatever the pace', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 10 * HOUR }),
        fc.array(fc.integer({ min: 1, max: 5 * HOUR })),
        (pace, steps) => {
          const reminded: number[] = [];
          let now = 0;
          for (const step of steps) {
            now += step;
            if (isReminderDue({ createdAt: 0, reminded }, now, pace)) reminded.push(now);
            expect(reminded.filter((at) => at > now - 24 * HOUR).length).toBeLessThanOrEqual(3);
          }
        },
      ),
    );
  });

  it('are due after the pace since the last', () => {
    expect(isReminderDue({ createdAt: 0, reminded: [] }, HOUR - 1, HOUR)).toBe(false);
    expect(isReminderDue({ createdAt: 0, reminded: [] }, HOUR, HOUR)).toBe(true);
    expect(isReminderDue({ createdAt: 0, reminded: [HOUR] }, 2 * HOUR - 1, HOUR)).toBe(false);
    expect(mayRemind([1, 2, 3], 24 * HOUR)).toBe(false);
    expect(mayRemind([1, 2, 3], 24 * HOUR + 1)).toBe(true);
  });
});

describe('merging', () => {
  it('keeps the last word on each tag', () => {
    const wishes = [
      { add: ['a', 'b'], remove: [] },
      { add: ['c'], remove: ['a'] },
      { add: ['d'], remove: ['d', 'c'] },
    ];
    expect(mergeTags(wishes)).toEqual({ add: ['b', 'd'], remove: ['a', 'c'] });
  });

  it('shows five notices and counts the rest', () => {
    expect(mergeNotices(['1', '2'])).toBe('1\n2');
    expect(mergeNotices(['1', '2', '3', '4', '5', '6', '7'])).toBe('1\n2\n3\n4\n5\n……还有 2 条');
  });
});
