import { describe, expect, it } from 'vitest';
import type { MassSendReading } from '../../channels/port.ts';
import { endsOf, mustCancel, type OpenSend, stateAfter } from './read-result.ts';

const NOW = 1_000_000;
const GRACE = 1000;
const open: OpenSend = { audience: 'contacts', notAfter: NOW + 1, confirmedAt: null, cancelWanted: false };
const reading = (more: Partial<MassSendReading> = {}): MassSendReading => ({
  confirmed: false,
  cancelled: false,
  targets: [{ target: 'wm1', status: 'waiting', at: null }],
  ...more,
});

describe('mustCancel', () => {
  it.each([
    ['there is time', open, reading(), false],
    ['it is too late', { ...open, notAfter: NOW }, reading(), true],
    ['an operator wants it', { ...open, cancelWanted: true }, reading(), true],
    ['it was confirmed', { ...open, notAfter: NOW }, reading({ confirmed: true }), false],
    ['it is cancelled', { ...open, cancelWanted: true }, reading({ cancelled: true }), false],
  ])('when %s', (_, send, read, expected) => {
    expect(mustCancel(send, read, NOW)).toBe(expected);
  });
});

describe('endsOf', () => {
  it("says of a group that it is not the sender's, where a person would be no friend", () => {
    const targets = [{ target: 'wr1', status: 'not-friend' as const, at: null }];
    expect(endsOf({ ...open, audience: 'groups' }, reading({ targets }), NOW, GRACE)).toMatchObject([
      { target: 'wr1', state: 'failed', reason: 'not-the-owner' },
    ]);
  });

  const rest = (send: OpenSend, read: MassSendReading) =>
    endsOf(send, read, NOW, GRACE)
      .filter((end) => end.target === null)
      .map((end) => `${end.state} ${end.reason}`);

  it('takes what the platform says of each person', () => {
    const at = new Date(NOW);
    const targets = (['sent', 'not-friend', 'capped', 'waiting'] as const).map((status, i) => ({
      target: `wm${i}`,
      status,
      at,
    }));
    expect(endsOf(open, reading({ confirmed: true, targets }), NOW, GRACE)).toEqual([
      { target: 'wm0', state: 'sent', reason: null, at },
      { target: 'wm1', state: 'failed', reason: 'not-a-friend', at },
      { target: 'wm2', state: 'failed', reason: 'platform-cap', at },
    ]);
  });

  it('leaves the others waiting until there is a reason to end', () => {
    expect(rest(open, reading())).toEqual([]);
    expect(rest({ ...open, notAfter: NOW }, reading())).toEqual([]);
    expect(rest({ ...open, notAfter: NOW }, reading({ cancelled: true }))).toEqual(['expired not-confirmed']);
    expect(rest(open, reading({ cancelled: true }))).toEqual(['cancelled cancelled-on-platform']);
    expect(rest({ ...open, cancelWanted: true, notAfter: NOW }, reading({ cancelled: true }))).toEqual([
      'cancelled cancelled-by-operator',
    ]);
    expect(rest({ ...open, confirmedAt: NOW - GRACE + 1 }, reading({ confirmed: true }))).toEqual([]);
    expect(rest({ ...open, confirmedAt: NOW - GRACE }, reading({ confirmed: true }))).toEqual([
      'failed no-result',
    ]);
  });

  it('names the state afterwards', () => {
    const after = (over: boolean, confirmed: boolean, cancelled: boolean) =>
      stateAfter({ over, confirmed, cancelled });
    expect(after(false, false, false)).toBe('awaiting-staff');
    expect(after(false, true, false)).toBe('confirmed');
    expect(after(true, true, false)).toBe('settled');
    expect(after(true, false, true)).toBe('cancelled');
  });
});
