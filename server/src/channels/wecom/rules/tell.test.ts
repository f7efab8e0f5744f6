import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ChannelDirectory, ChannelEvent } from '../../port.ts';
import { isFriend, type KnownContact, stranger } from './known.ts';
import type { Seen } from './seen.ts';
import { type Fact, tell } from './tell.ts';

const directory: ChannelDirectory = {
  staffKey: (userid) => (userid === 'other' ? null : `staff-${userid}`),
  codeKey: (state) => (state === 'ht-poster' ? 'poster' : null),
  tagRef: (id) => (id.startsWith('et') ? `group/${id}` : null),
};
const at = (second: number): Date => new Date(Date.UTC(2026, 2, 2) + second * 1000);
const telling = { directory, now: at(100_000), graceMs: 600_000 };

const added = (second: number, more: Partial<Extract<Fact, { kind: 'added' }>> = {}): Fact => ({
  kind: 'added',
  userid: 'a',
  externalUserid: 'wm1',
  at: at(second),
  state: 'ht-poster',
  welcomeCode: 'CODE',
  half: false,
  seen: null,
  ...more,
});
const gone = (second: number, loss: 'lost' | 'removed' = 'lost'): Fact => ({
  kind: 'gone',
  userid: 'a',
  externalUserid: 'wm1',
  at: at(second),
  loss,
});
const shown = (more: Partial<Seen['follows'][number]> = {}) => ({
  userid: 'a',
  createdAt: at(1),
  state: 'ht-poster',
  addWay: 1,
  remark: '小王',
  tags: [],
  ...more,
});
const seen = (follows = [shown()], more: Partial<Seen> = {}): Fact => ({
  kind: 'seen',
  externalUserid: 'wm1',
  seen: { profile: { name: '王小明', avatar: null, unionid: 'u1' }, follows, touch: 0, ...more },
});

function run(facts: Fact[], from: KnownContact = stranger('wm1'), with_ = telling) {
  let known = from;
  const events: ChannelEvent[] = [];
  for (const fact of facts) {
    const told = tell(fact, known, with_);
    known = told.known;
    events.push(...told.events);
  }
  return { known, events, names: events.map((event) => event.name) };
}

describe('adds and losses', () => {
  it('tells an add with everything that is known', () => {
    const fact = added(1, {
      seen: { profile: { name: '王', avatar: null, unionid: 'u1' }, follows: [shown()], touch: 0 },
    });
    expect(run([fact]).events).toEqual([
      {
        name: 'contact.added',
        at: at(1),
        identities: [
          { kind: 'external_userid', value: 'wm1' },
          { kind: 'unionid', value: 'u1' },
        ],
        props: {
          staff: 'staff-a',
          state: 'ht-poster',
          code: 'poster',
          welcome_code: 'CODE',
          platform_id: 'wm1',
          add_way: 1,
          name: '王',
        },
        dedupe: 'wecom:added:a:wm1:1772409601',
      },
    ]);
  });

  it('tells a loss that came first right after its add, without a welcome', () => {
    const { events, names } = run([gone(5), added(1)]);
    expect(names).toEqual(['contact.added', 'contact.lost']);
    expect(events[0]?.props.welcome_code).toBeUndefined();
    expect(events[1]?.at).toEqual(at(5));
  });

  it('tells a return', () => {
    expect(run([added(1), gone(5), added(9)]).names).toEqual([
      'contact.added',
      'contact.lost',
      'contact.added',
    ]);
  });

  it('tells when the member deletes somebody who had left before', () => {
    expect(run([added(1), gone(5), gone(9, 'removed')]).names).toEqual([
      'contact.added',
      'contact.lost',
      'contact.removed',
    ]);
  });

  it('does not welcome twice when a half add is completed', () => {
    expect(run([added(1, { half: true }), added(5_000)]).names).toEqual(['contact.added']);
  });

  it('ends as the platform is, in whatever order and however often the callbacks come', () => {
    const step = fc.record({
      gap: fc.integer({ min: 1, max: 20 }),
      loss: fc.constantFrom<'lost' | 'removed'>('lost', 'removed'),
    });
    const history = fc.array(step, { minLength: 1, maxLength: 6 }).map((steps) => {
      let second = 0;
      return steps.map(({ gap, loss }, i) => {
        second += gap;
        return i % 2 === 0 ? added(second) : gone(second, loss);
      });
    });
    const delivery = history.chain((facts) =>
      fc
        .shuffledSubarray([...facts, ...facts], { minLength: facts.length, maxLength: facts.length * 2 })
        // Every callback arrives at least once.
        .map((order) => ({ facts, order: [...order, ...facts.filter((fact) => !order.includes(fact))] })),
    );
    fc.assert(
      fc.property(delivery, ({ facts, order }) => {
        const { known, events } = run(order);
        const last = facts.at(-1)?.kind === 'added';
        expect(known.follows.map(isFriend)).toEqual([last]);
        const told = run(order, known);
        expect(told.events).toEqual([]);
        expect(new Set(events.map((event) => event.dedupe)).size).toBe(events.length);
        const last_ = events.filter((event) => event.name !== 'contact.updated').at(-1)?.name;
        expect(last_ === 'contact.added').toBe(last);
      }),
      { numRuns: 3_000 },
    );
  });
});

describe('what the platform shows', () => {
  it('makes up for an add whose callback was lost, and leaves fresh ones to their callback', () => {
    const { events } = run([seen()]);
    expect(events).toMatchObject([
      { name: 'contact.added', at: at(1), props: { code: 'poster', recovered: true, name: '王小明' } },
    ]);
    expect(run([seen([shown({ createdAt: at(99_900) })])]).events).toEqual([]);
  });

  it('does not take a one-sided friend for a friend, and tells a return', () => {
    const { known } = run([added(1), gone(50)]);
    expect(run([seen([shown({ createdAt: at(1) })])], known).names).not.toContain('contact.added');
    expect(run([seen([shown({ createdAt: at(80) })])], known).names).toContain('contact.added');
  });

  it('tells an add that no callback told although its loss was told', () => {
    const { events, known } = run([gone(50), seen([shown({ createdAt: at(1) })])]);
    expect(events.map((event) => [event.name, event.at])).toEqual([
      ['contact.added', at(1)],
      ['contact.lost', at(50)],
    ]);
    expect(run([seen([shown({ createdAt: at(1) })])], known).events).toEqual([]);
  });

  it('tells what staff tagged, once, and only tags of the plan', () => {
    const { known } = run([added(1), seen([shown()])]);
    const tagged = run([seen([shown({ tags: ['et1', 'et2', 'xx'] })])], known);
    expect(tagged.events).toMatchObject([
      { name: 'contact.tags-set', props: { add: ['group/et1', 'group/et2'], remove: [], source: 'wecom' } },
    ]);
    expect(run([seen([shown({ tags: ['et1', 'et2', 'xx'] })])], tagged.known).events).toEqual([]);
    const fewer = run([seen([shown({ tags: ['et2'] })])], tagged.known);
    expect(fewer.events).toMatchObject([{ props: { add: [], remove: ['group/et1'] } }]);
  });

  it('keeps a tag while another friend has it on the person', () => {
    const two = [shown({ tags: ['et1'] }), shown({ userid: 'b', tags: ['et1'] })];
    const { known } = run([added(1), added(2, { userid: 'b' }), seen(two)]);
    const one = run([seen([shown({ tags: [] })])], known);
    expect(one.names).toEqual([]);
    expect(run([seen([shown({ userid: 'b', tags: [] })])], one.known).names).toEqual(['contact.tags-set']);
  });

  it('tells a tag that a further friend sets too: that of the first may be about to go', () => {
    const { known } = run([added(1), seen([shown({ tags: ['et1'] })]), added(2, { userid: 'b' })]);
    const both = [shown({ tags: ['et1'] }), shown({ userid: 'b', tags: ['et1'] })];
    const told = run([seen(both)], known);
    expect(told.events).toMatchObject([{ props: { add: ['group/et1'], remove: [] } }]);
    expect(run([seen(both)], told.known).events).toEqual([]);
  });

  it('asks again instead of believing an answer older than our own change of tags', () => {
    const { known } = run([added(1), seen([shown({ tags: ['et1'] })])]);
    const touched = { ...known, follows: known.follows.map((follow) => ({ ...follow, touch: 7 })) };
    const stale = tell(seen([shown()], { touch: 6 }), touched, telling);
    expect(stale).toMatchObject({ again: true, events: [], known: touched });
    expect(tell(seen([shown()], { touch: 7 }), touched, telling).events).toHaveLength(1);
  });

  it('tells a new name or remark, not the first look at them', () => {
    const { known, names } = run([added(1), seen()]);
    expect(names).toEqual(['contact.added', 'contact.updated']);
    const renamed = run(
      [seen([shown({ remark: '大客户' })], { profile: { name: '王大明', avatar: null, unionid: null } })],
      known,
    );
    expect(renamed.events).toMatchObject([
      { name: 'contact.updated', props: { name: '王大明', remark: '大客户', staff: 'staff-a' } },
    ]);
    expect(renamed.known.unionid).toBe('u1');
  });

  it('says nothing of members outside the plan', () => {
    const { events, known } = run([
      added(1, { userid: 'other' }),
      seen([shown({ userid: 'other', tags: ['et1'] })]),
    ]);
    expect(events).toEqual([]);
    expect(known).toEqual(stranger('wm1'));
  });
});

describe('customers who are handed over', () => {
  const other = stranger('wm1');
  const friends = run([added(1)], other).known;
  const taken = (more: Partial<Extract<Fact, { kind: 'added' }>> = {}): Fact =>
    added(1000, {
      userid: 'b',
      welcomeCode: null,
      seen: {
        profile: { name: null, avatar: null, unionid: null },
        touch: 0,
        follows: [shown({ userid: 'b', createdAt: at(1000), addWay: 202 })],
      },
      ...more,
    });
  const given: Fact = { kind: 'gone', userid: 'a', externalUserid: 'wm1', at: at(1000), loss: 'handed-over' };
  const read: Fact = { kind: 'transferred', externalUserid: 'wm1', from: 'a', to: 'b', at: at(1001) };

  it('are nobody lost and nobody added, in whatever order and from wherever it is told', () => {
    fc.assert(
      fc.property(
        fc.shuffledSubarray([given, taken(), read, given, taken(), read], { minLength: 1 }),
        (facts) => {
          const { names, known } = run(facts, friends);
          expect(names.filter((name) => !name.startsWith('relation.'))).toEqual([]);
          for (const name of ['relation.handed-over', 'relation.transferred'])
            expect(names.filter((one) => one === name).length).toBeLessThanOrEqual(1);
          if (facts.includes(read) || facts.some((one) => one.kind === 'added')) {
            expect(names).toContain('relation.transferred');
            expect(names).toContain('relation.handed-over');
            expect(known.follows.filter(isFriend).map((one) => one.userid)).toEqual(['b']);
          }
        },
      ),
    );
  });

  it('are an add like any other for a stranger, or with a welcome code', () => {
    expect(run([taken()]).names).toEqual(['contact.added']);
    expect(run([taken({ welcomeCode: 'CODE' })], friends).names).toContain('contact.added');
  });

  it('say who gave them, and why it failed', () => {
    expect(run([given, taken()], friends).events.at(-1)?.props).toMatchObject({
      staff: 'staff-b',
      from: 'staff-a',
    });
    const failed: Fact = {
      kind: 'transfer-failed',
      userid: 'b',
      externalUserid: 'wm1',
      at: at(5),
      reason: 'refused',
    };
    expect(run([failed], friends).events).toMatchObject([
      { name: 'relation.transfer-failed', props: { staff: 'staff-b', reason: 'refused' } },
    ]);
  });
});
