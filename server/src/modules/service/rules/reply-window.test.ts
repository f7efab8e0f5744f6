import fc from 'fast-check';
import { expect, it } from 'vitest';
import { MOST_ANSWERS, replyWindow, WINDOW_MS } from './reply-window.ts';

const NOON = Date.UTC(2026, 2, 2, 4);

/** What the platform keeps of one conversation, said another way: a purse that every word of the customer fills. */
class Purse {
  private coins = 0;
  private wroteAt = Number.NEGATIVE_INFINITY;
  write(at: number): void {
    this.coins = 5;
    this.wroteAt = at;
  }
  spend(at: number): boolean {
    if (at - this.wroteAt > 48 * 3_600_000 || this.coins === 0) return false;
    this.coins--;
    return true;
  }
}

it('allows exactly what the platform allows, whatever happens in which order', () => {
  const act = fc.record({ what: fc.constantFrom('write', 'send'), after: fc.nat(30 * 3_600_000) });
  fc.assert(
    fc.property(fc.array(act, { maxLength: 60 }), (acts) => {
      const purse = new Purse();
      let [now, wroteAt, sent] = [NOON, null as Date | null, 0];
      for (const { what, after } of acts) {
        now += after;
        if (what === 'write') {
          purse.write(now);
          [wroteAt, sent] = [new Date(now), 0];
          continue;
        }
        const { closed, left } = replyWindow({ state: 'new', wroteAt, sent }, new Date(now));
        expect(closed === null).toBe(purse.spend(now));
        expect(left > 0).toBe(closed === null);
        if (closed === null) sent++;
      }
    }),
    { numRuns: 100 },
  );
});

it('says why nothing may be sent', () => {
  const wroteAt = new Date(NOON);
  const why = (facts: object, now = NOON) =>
    replyWindow({ state: 'new', wroteAt, sent: 0, ...facts }, new Date(now)).closed;
  expect(why({ wroteAt: null })).toBe('never-wrote');
  expect(why({}, NOON + WINDOW_MS)).toBeNull();
  expect(why({}, NOON + WINDOW_MS + 1)).toBe('over');
  expect(why({ sent: MOST_ANSWERS })).toBe('spent');
  expect(why({ state: 'bot' })).toBeNull();
  expect(why({ state: 'queue' })).toBe('member');
  expect(why({ state: 'member' })).toBe('member');
  expect(why({ state: 'ended' })).toBe('ended');
});
