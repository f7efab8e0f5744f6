import { expect, test } from 'vitest';
import { ABSOLUTE_MS, IDLE_MS, isAlive, isWorthNoting } from './session-life.ts';

const start = new Date('2026-03-01T00:00:00Z');
const later = (ms: number) => new Date(start.getTime() + ms);
const session = { lastSeenAt: start, expiresAt: later(ABSOLUTE_MS) };

test('a session lives for less than 7 idle days', () => {
  expect(isAlive(session, later(IDLE_MS - 1))).toBe(true);
  expect(isAlive(session, later(IDLE_MS))).toBe(false);
});

test('a session in daily use ends after 30 days', () => {
  const used = { ...session, lastSeenAt: later(ABSOLUTE_MS - 1000) };
  expect(isAlive(used, later(ABSOLUTE_MS - 1))).toBe(true);
  expect(isAlive(used, later(ABSOLUTE_MS))).toBe(false);
});

test('use is noted once a minute', () => {
  expect(isWorthNoting(null, start)).toBe(true);
  expect(isWorthNoting(start, later(59_999))).toBe(false);
  expect(isWorthNoting(start, later(60_000))).toBe(true);
});
