import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../../test/harness/database.ts';
import { sql } from '../../kernel/database/sql.ts';
import { ingestEvents } from './ingest-events.ts';
import { resolveIdentities } from './resolve-identities.ts';

const now = new Date('2026-01-01T00:00:00Z');
let db: TestDatabase;
beforeAll(async () => {
  db = await createTestDatabase();
});
afterAll(() => db.drop());

const unionid = (value: string) => ({ kind: 'unionid', value });
/** Only who is meant: nobody here was merged. */
const contactsOf = async (...given: Parameters<typeof resolveIdentities>) =>
  (await resolveIdentities(...given)).map((person) => person?.contactId ?? null);
const phone = (value: string) => ({ kind: 'phone', value });

describe('identities', () => {
  it('makes one contact of people who share an identity, and attaches what is new', async () => {
    const first = await db.transaction((tx) =>
      contactsOf(tx, [[unionid('a')], [unionid('a'), phone('1')], [phone('1')], [unionid('b')]], now),
    );
    expect(new Set(first.slice(0, 3)).size).toBe(1);
    expect(first[3]).not.toBe(first[0]);
    const again = await db.transaction((tx) => contactsOf(tx, [[phone('1'), phone('2')], [phone('2')]], now));
    expect(again).toEqual([first[0], first[0]]);
  });

  it('names nobody for a contact number that does not exist', async () => {
    const answer = await db.transaction((tx) =>
      contactsOf(tx, [[{ kind: 'contact_id', value: '999999' }]], now),
    );
    expect(answer).toEqual([null]);
  });

  it('notes a conflict and leaves identities with their owners', async () => {
    const [x, y] = await db.transaction((tx) => contactsOf(tx, [[unionid('x')], [phone('y')]], now));
    const [who] = await db.transaction((tx) => contactsOf(tx, [[unionid('x'), phone('y')]], now));
    expect(who).toBe(x);
    const conflicts = await db.rows(
      sql`select contact_id, other_id from identity_conflict where value = 'y'`,
    );
    expect(conflicts).toEqual([{ contact_id: y, other_id: x }]);
  });

  it('creates each person once under races', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.array(fc.array(fc.integer({ min: 0, max: 8 }), { minLength: 1, maxLength: 2 }), {
            maxLength: 10,
          }),
          { minLength: 2, maxLength: 5 },
        ),
        async (batches) => {
          await db.run(sql`truncate identity, contact, identity_conflict`);
          await Promise.all(
            batches.map((lists) =>
              db.transaction((tx) =>
                contactsOf(
                  tx,
                  lists.map((list) => list.map((v) => unionid(`r${v}`))),
                  now,
                ),
              ),
            ),
          );
          const orphans = await db.rows(sql`
            select i.value from identity i left join contact c on c.id = i.contact_id where c.id is null`);
          expect(orphans).toEqual([]);
          const used = new Set(batches.flat(2));
          const known = await db.one<{ n: number }>(sql`select count(*) as n from identity`);
          expect(known?.n).toBe(used.size);
        },
      ),
      { numRuns: 30 },
    );
  });

  it('takes a repeated event once', async () => {
    const event = { name: 'app.opened', at: now, identities: [unionid('rep')], props: {}, dedupe: 'e1' };
    const send = () => db.transaction((tx) => ingestEvents(tx, [event, event], { source: 'test', now }));
    const first = await send();
    expect(first.map((result) => result.status)).toEqual(['accepted', 'duplicate']);
    expect((await send()).map((result) => result.status)).toEqual(['duplicate', 'duplicate']);
  });
});
