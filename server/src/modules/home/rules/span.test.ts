import { expect, test } from 'vitest';
import { spansOf } from './span.ts';

const NOW = new Date('2026-03-10T04:00:00Z'); // noon in Shanghai
const zone = 'Asia/Shanghai';

test('today up to now against yesterday up to the same time', () => {
  const day = { from: '2026-03-10', to: '2026-03-10' };
  expect(spansOf(day, NOW, zone)).toEqual({
    current: { days: day, start: new Date('2026-03-09T16:00Z'), end: NOW },
    previous: {
      days: { from: '2026-03-09', to: '2026-03-09' },
      start: new Date('2026-03-08T16:00Z'),
      end: new Date('2026-03-09T04:00Z'),
    },
  });
});

test('whole days against as many whole days before', () => {
  const { current, previous } = spansOf({ from: '2026-03-01', to: '2026-03-07' }, NOW, zone);
  expect([current.start, current.end]).toEqual([
    new Date('2026-02-28T16:00Z'),
    new Date('2026-03-07T16:00Z'),
  ]);
  expect(previous.days).toEqual({ from: '2026-02-22', to: '2026-02-28' });
  expect([previous.start, previous.end]).toEqual([new Date('2026-02-21T16:00Z'), current.start]);
});

test('days that lie partly ahead end now; the clocks going forward do not shift the comparison', () => {
  const { current, previous } = spansOf({ from: '2026-03-09', to: '2026-03-15' }, NOW, zone);
  expect(current.end).toEqual(NOW);
  expect(previous.end).toEqual(new Date('2026-03-03T04:00Z'));
  // New York loses an hour on 8 March: noon of the ninth, local.
  const spring = spansOf(
    { from: '2026-03-09', to: '2026-03-09' },
    new Date('2026-03-09T16:00Z'),
    'America/New_York',
  );
  expect(spring.previous.start).toEqual(new Date('2026-03-08T05:00Z'));
});
