import { expect, test } from 'vitest';
import { cameToNothing, retryOf } from './retry-fit.ts';

test('messages and tags that surely came to nothing are meant again', () => {
  expect(retryOf({ kind: 'message', state: 'failed', reason: 'platform-cap' })).toEqual({
    kind: 'message',
    state: 'failed',
  });
  expect(retryOf({ kind: 'tag', state: 'dropped', reason: null })).toEqual({ kind: 'tag', state: 'dropped' });
});

test('not what may have arrived, what is past its moment, or what is still under way', () => {
  expect(retryOf({ kind: 'message', state: 'failed', reason: 'outcome-unknown' })).toBeUndefined();
  expect(retryOf({ kind: 'message', state: 'failed', reason: 'no-result' })).toBeUndefined();
  expect(retryOf({ kind: 'welcome', state: 'expired', reason: 'welcome-code-expired' })).toBeUndefined();
  expect(retryOf({ kind: 'message', state: 'deferred', reason: 'quota' })).toBeUndefined();
  expect(cameToNothing({ state: 'expired' })).toBe(true);
  expect(cameToNothing({ state: 'cancelled' })).toBe(false);
});
