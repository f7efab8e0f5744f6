import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type Membership, tellMembership } from './tell-membership.ts';

const at = (second: number): Date => new Date(1_772_000_000_000 + second * 1000);
const START: Membership = {
  chatId: 'wr1',
  memberId: 'wm1',
  unionid: null,
  joinedAt: at(0),
  scene: 'qr',
  inviter: null,
  state: null,
  code: null,
  leftAt: null,
  leave: null,
  toldCommunity: null,
  toldJoinedAt: null,
  toldLeftAt: null,
  toldAt: null,
  community: 'a',
  returns: false,
};

type Act =
  | { kind: 'leave' | 'join' | 'wrongly-gone' | 'found' | 'tell' }
  | { kind: 'put'; to: 'a' | 'b' | null };

/** What the log says in the end, by the latest in and out of each community. */
function inside(events: readonly { name: string; at: Date; props: Record<string, unknown> }[]): string[] {
  const times = (community: string, joined: boolean) =>
    Math.max(
      -Infinity,
      ...events
        .filter((one) => one.props.community === community && (one.name === 'community.joined') === joined)
        .map((one) => one.at.getTime()),
    );
  return ['a', 'b'].filter((community) => times(community, true) > times(community, false));
}

it('brings the log to what is, whatever happens between two tellings, and tells nothing twice', () => {
  const act: fc.Arbitrary<Act> = fc.oneof(
    fc.constantFrom<Act>(
      { kind: 'leave' },
      { kind: 'join' },
      { kind: 'wrongly-gone' },
      { kind: 'found' },
      { kind: 'tell' },
    ),
    fc.record({ kind: fc.constant('put' as const), to: fc.constantFrom('a' as const, 'b' as const, null) }),
  );
  fc.assert(
    fc.property(fc.array(act, { maxLength: 12 }), fc.constantFrom(10, 0.3), (acts, step) => {
      let row = START;
      const former = new Set<string>();
      const log: ReturnType<typeof tellMembership>['events'] = [];
      const tell = (now: Date): void => {
        const known = new Set(log.map((one) => one.dedupe));
        const { events, toldAt } = tellMembership({ ...row, returns: former.has(row.community ?? '') }, now);
        // The log takes an event of the same name once.
        log.push(...events.filter((one) => !known.has(one.dedupe)));
        const { community } = row;
        row = {
          ...row,
          toldCommunity: community,
          toldJoinedAt: community === null ? null : row.joinedAt,
          toldLeftAt: community === null ? null : row.leftAt,
          toldAt,
        };
      };
      acts.forEach((one, nr) => {
        const now = at(step * (nr + 1));
        // The platform counts whole seconds.
        const second = at(Math.floor(step * (nr + 1)));
        if (one.kind === 'put') {
          if (row.community !== null && row.community !== one.to) former.add(row.community);
          row = { ...row, community: one.to };
          // Putting a group elsewhere tells at once.
          tell(now);
        } else if (one.kind === 'tell') tell(now);
        else if (row.leftAt === null && (one.kind === 'leave' || one.kind === 'wrongly-gone'))
          row = { ...row, leftAt: second, leave: 'left' };
        else if (row.leftAt !== null && one.kind === 'join')
          row = { ...row, leftAt: null, leave: null, joinedAt: second };
        else if (row.leftAt !== null && one.kind === 'found') row = { ...row, leftAt: null, leave: null };
      });
      tell(at(1_000));
      const there = row.leftAt === null && row.community !== null ? [row.community] : [];
      expect(inside(log)).toEqual(there);
      const before = log.length;
      tell(at(2_000));
      expect(log).toHaveLength(before);
    }),
    { numRuns: 2_000 },
  );
});
