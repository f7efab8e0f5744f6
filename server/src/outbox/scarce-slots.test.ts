import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../test/harness/database.ts';
import { makeOutboxWorld } from '../../../test/harness/outbox-world.ts';
import { sql } from '../kernel/database/sql.ts';
import { dispatchOnce } from './dispatcher.ts';

let db: TestDatabase;
beforeAll(async () => {
  db = await createTestDatabase();
});
afterAll(() => db.drop());

const CONTENTS = ['a', 'b', 'c', 'd'];
const wish = fc.record({
  who: fc.integer({ min: 1, max: 3 }),
  message: fc.constantFrom(...CONTENTS),
  worth: fc.integer({ min: 0, max: 100 }),
});
type Wish = { who: number; message: string; worth: number };

/** Whom a slot goes to among wishes of one person or group, by hand: worth first, then age; equal contents once. */
function winners(wishes: readonly (Wish & { id: string })[], slots: number): string[] {
  const taken = new Set<string>();
  const won: string[] = [];
  for (const one of wishes.toSorted((a, b) => b.worth - a.worth)) {
    if (taken.has(one.message)) continue;
    taken.add(one.message);
    if (won.length < slots) won.push(one.id);
  }
  return won;
}

// Several dispatchers at once, and rounds that take only some of what waits.
const RACERS = 4;

it.each([
  ['message', 'one-per-day', 1],
  ['message', 'seven-per-week', 3],
  ['group-message', 'seven-per-week', 1],
] as const)(
  'slots for a %s under %s go to what is worth most, whoever races',
  async (kind, quota, slots) => {
    await fc.assert(
      fc.asyncProperty(fc.array(wish, { minLength: 1, maxLength: 14 }), async (wishes) => {
        const world = await makeOutboxWorld(db, { quota, gatherMs: 0, gatherLimit: 3 });
        for (const key of CONTENTS) world.plan.messages[key] = { name: key, text: `内容 ${key}` };
        for (const id of [1, 2, 3]) {
          await world.befriend(id, ['ops-01']);
          await world.ownGroup(`wr${id}`, 'ops-01');
          // What is left of the week of a customer.
          await db.run(sql`
          insert into reach_quota (contact_id, month, allowed, spent)
          values (${id}, '2026-03-09', 7, ${7 - slots})`);
        }
        const named = wishes.map((one, i) => ({ ...one, id: `i${i}` }));
        // Many senders at once; who is first among equals is told by the numbers that they got.
        await Promise.all(
          named.map(({ id, who, message, worth }) =>
            world.intend([
              {
                dedupe: id,
                kind,
                message,
                worth,
                ...(kind === 'message' ? { contactId: who } : { staff: null, chatId: `wr${who}` }),
              },
            ]),
          ),
        );
        const order = Object.keys(await world.states());
        named.sort((a, b) => order.indexOf(a.id) - order.indexOf(b.id));
        await Promise.all(Array.from({ length: RACERS }, () => dispatchOnce(world.deps())));
        const states = await world.states();
        const went = named.filter(({ id }) => states[id] === 'awaiting-staff').map(({ id }) => id);
        const expected = [1, 2, 3].flatMap((who) =>
          winners(
            named.filter((one) => one.who === who),
            slots,
          ),
        );
        expect(went.sort()).toEqual(expected.sort());
        // However they raced, nobody was given more than there is.
        const over = await db.rows(sql`
          select 1 from reach_quota where reserved + spent > allowed
          union all select 1 from group_reach_quota where reserved + spent > allowed`);
        expect(over).toEqual([]);
      }),
      { numRuns: 4 },
    );
  },
  60_000,
);
