import type { Session } from '@hetang/contract/http/session';
import { expect, test } from 'vitest';
import { operatorNow } from './now.ts';

const WALL = Date.parse('2026-11-22T06:00:00Z');
const sandbox: Session = {
  state: 'signed-in',
  timezone: 'Asia/Shanghai',
  sandbox: {
    phoneUrl: 'http://127.0.0.1/phone',
    staffUrl: 'http://127.0.0.1/staff',
    clock: { now: '2026-01-01T00:00:00.000Z', speed: 60 },
    open: true,
  },
};

test('in the sandbox the emulator’s clock runs on at its speed', () => {
  const at = operatorNow(sandbox, WALL, WALL + 2_000);
  expect(new Date(at).toISOString()).toBe('2026-01-01T00:02:00.000Z');
});

test('the clock never runs before the answer that told it', () => {
  expect(new Date(operatorNow(sandbox, WALL, WALL - 5_000)).toISOString()).toBe('2026-01-01T00:00:00.000Z');
});

test('elsewhere, and before the session is known, it is the browser’s clock', () => {
  expect(operatorNow({ state: 'signed-in', timezone: 'Asia/Shanghai' }, WALL, WALL + 1)).toBe(WALL + 1);
  expect(operatorNow(undefined, 0, WALL)).toBe(WALL);
});
