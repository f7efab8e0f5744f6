import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { groupMessages, type Passed } from './group.ts';

const NOW = 1_000_000;

describe('groupMessages', () => {
  it('puts everybody in exactly one group of equal sender and content that runs out together', () => {
    const passed = fc
      .array(
        fc.record({
          sender: fc.constantFrom('a', 'b'),
          contentHash: fc.constantFrom('x', 'y'),
          broadcastRun: fc.constantFrom(null, 1),
          notAfter: fc.integer({ min: NOW + 1, max: NOW + 10_000 }),
        }),
        { maxLength: 60 },
      )
      .map((rows) => rows.map((row, i): Passed => ({ ...row, id: i, target: `wm${i}` })));
    fc.assert(
      fc.property(passed, fc.integer({ min: 1, max: 7 }), (rows, size) => {
        const groups = groupMessages(rows, NOW, size);
        const members = groups.flatMap((group) => group.members);
        expect(members.map((one) => one.id).sort((a, b) => a - b)).toEqual(rows.map((one) => one.id));
        for (const group of groups) {
          expect(group.members.length).toBeLessThanOrEqual(size);
          const ends = group.members.map((one) => one.notAfter);
          expect(group.notAfter).toBe(Math.min(...ends));
          expect(Math.max(...ends) - NOW).toBeLessThanOrEqual((group.notAfter - NOW) * 1.1 + 1e-6);
          for (const one of group.members) {
            expect([one.sender, one.contentHash, one.broadcastRun]).toEqual([
              group.sender,
              group.contentHash,
              group.broadcastRun,
            ]);
          }
        }
      }),
    );
  });

  it('makes no more groups than it must', () => {
    const row = (id: number, notAfter: number): Passed => ({
      id,
      sender: 'a',
      contentHash: 'x',
      broadcastRun: null,
      target: `wm${id}`,
      notAfter,
    });
    const near = [row(1, NOW + 1000), row(2, NOW + 1100), row(3, NOW + 1050)];
    expect(groupMessages(near, NOW, 10)).toHaveLength(1);
    expect(
      groupMessages([...near, row(4, NOW + 1101)], NOW, 10).map((group) => group.members.length),
    ).toEqual([3, 1]);
  });
});
