import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createFollows } from './follows.ts';
import type { Follow } from './state.ts';

const STAFF = ['lin', 'zhou'];

const followOf = (userid: string, person: number, seq: number): Follow => ({
  seq,
  userid,
  externalUserid: `wm${person}`,
  personId: `p${person}`,
  createdAt: seq,
  remark: '',
  description: '',
  remarkCorp: '',
  remarkMobiles: [],
  tags: [],
  state: '',
  addWay: 1,
  lastChatAt: seq,
});

const change = fc.record({
  userid: fc.constantFrom(...STAFF),
  person: fc.integer({ min: 1, max: 12 }),
  gone: fc.boolean(),
});

it('pages of any size hold every relation that is there, once, in the order in which they were made', () => {
  fc.assert(
    fc.property(fc.array(change, { maxLength: 80 }), fc.integer({ min: 1, max: 5 }), (changes, most) => {
      const follows = createFollows([]);
      for (const [seq, { userid, person, gone }] of changes.entries())
        if (gone) follows.remove(userid, `wm${person}`);
        else follows.add(followOf(userid, person, seq + 1));
      const paged: Follow[] = [];
      for (;;) {
        const page = follows.after(STAFF, paged.at(-1)?.seq ?? 0, most);
        expect(page.length).toBeLessThanOrEqual(most);
        if (page.length === 0) break;
        paged.push(...page);
      }
      expect(paged).toEqual([...follows.all()].sort((a, b) => a.seq - b.seq));
    }),
  );
});
