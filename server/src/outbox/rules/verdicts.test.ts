import { describe, expect, it } from 'vitest';
import type { CallOutcome } from '../../channels/port.ts';
import { backoffMs } from './backoff.ts';
import { callVerdict } from './call-verdict.ts';
import { createVerdict, findVerdict } from './create-verdict.ts';
import { welcomeVerdict } from './welcome-verdict.ts';

const done: CallOutcome<null> = { kind: 'done', value: null };
const unknown: CallOutcome<null> = { kind: 'unknown', problem: 'time-out' };
const refused = (code: number, retry: 'never' | 'later' = 'never', afterMs?: number) =>
  ({ kind: 'refused', code, reason: 'word', retry, ...(afterMs === undefined ? {} : { afterMs }) }) as const;

describe('welcomeVerdict', () => {
  const first = { unknown: false, attempts: 1, timeLeft: true };
  const repeat = { unknown: true, attempts: 2, timeLeft: true };
  const late = { ...first, timeLeft: false };
  it.each([
    ['done', done, first, { end: 'sent', reason: null }],
    ['already, at once', refused(41051), first, { end: 'failed', reason: 'already-welcomed-or-chatting' }],
    ['already, after silence', refused(41051), repeat, { end: 'sent', reason: 'seen-on-repeat' }],
    ['code over, at once', refused(41050), first, { end: 'expired', reason: 'welcome-code-expired' }],
    ['code over, after silence', refused(41050), repeat, { end: 'failed', reason: 'outcome-unknown' }],
    ['no right', refused(48002), first, { end: 'failed', reason: 'platform-48002: word' }],
    ['no right, after silence', refused(48002), repeat, { end: 'failed', reason: 'outcome-unknown' }],
    ['silence', unknown, first, { retry: 'unknown', reason: 'time-out', afterMs: 300 }],
    ['silence, too late', unknown, late, { end: 'failed', reason: 'outcome-unknown' }],
    ['another call under way', refused(41096), first, { retry: 'pending', reason: 'word', afterMs: 300 }],
    ['later', refused(-1, 'later', 700), first, { retry: 'pending', reason: 'word', afterMs: 700 }],
    [
      'later, after silence',
      refused(-1, 'later', 700),
      repeat,
      { retry: 'unknown', reason: 'word', afterMs: 700 },
    ],
    ['later, too late', refused(-1, 'later'), late, { end: 'expired', reason: 'too-late' }],
  ])('%s', (_, outcome, before, expected) => {
    expect(welcomeVerdict(outcome, before)).toEqual(expected);
  });
});

describe('callVerdict', () => {
  it.each([
    ['done', done, 1, { end: 'sent', reason: null }],
    ['not a friend', refused(84061), 1, { end: 'dropped', reason: 'not-a-friend' }],
    ['never', refused(40003), 1, { end: 'failed', reason: 'platform-40003: word' }],
    ['later', refused(45009, 'later', 90_000), 1, { retry: 'deferred', reason: 'word', afterMs: 90_000 }],
    ['later once too often', refused(45009, 'later'), 5, { end: 'failed', reason: 'platform-45009: word' }],
    ['silence', unknown, 2, { retry: 'unknown', reason: 'time-out', afterMs: 2000 }],
    ['silence once too often', unknown, 5, { end: 'failed', reason: 'outcome-unknown' }],
  ])('%s', (_, outcome, attempts, expected) => {
    expect(callVerdict(outcome, attempts, 5)).toEqual(expected);
  });
});

describe('createVerdict and findVerdict', () => {
  it('never create again what may exist', () => {
    expect(createVerdict(unknown as CallOutcome<never>, 1)).toEqual({ kind: 'find', error: 'time-out' });
    expect(createVerdict(refused(45009, 'later', 5000), 1)).toMatchObject({ kind: 'again', afterMs: 5000 });
    expect(createVerdict(refused(41048), 1)).toMatchObject({ kind: 'failed', reason: 'nobody-to-send' });
    const found: CallOutcome<{ platformId: string }> = { kind: 'done', value: { platformId: 'msg1' } };
    expect(findVerdict(found, true)).toEqual({ kind: 'found', platformId: 'msg1' });
    expect(findVerdict(found, false).kind).toBe('look-again');
    expect(findVerdict({ kind: 'done', value: null }, true)).toEqual({ kind: 'absent' });
    expect(findVerdict(refused(48002), true).kind).toBe('look-again');
    expect(findVerdict(unknown as CallOutcome<never>, true).kind).toBe('look-again');
  });
});

it('backs off from a second to ten minutes', () => {
  expect([1, 2, 3, 11, 1000].map(backoffMs)).toEqual([1000, 2000, 4000, 600_000, 600_000]);
});
