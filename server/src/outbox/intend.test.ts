import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../test/harness/database.ts';
import { sql } from '../kernel/database/sql.ts';
import { type NewIntention, OUTBOX_CHANNEL, writeIntentions } from './intend.ts';
import { cancelMessages } from './settle.ts';

const now = new Date('2026-03-01T02:00:00Z');
const intention = (dedupe: string): NewIntention => ({
  dedupe,
  kind: 'message',
  contactId: 7,
  staff: 'ops-01',
  message: 'hello',
  planVersion: 3,
  params: { note: `"'\\ 荷塘` },
  journey: 'new-friend',
  enrolmentId: 11,
  notBefore: now,
  notAfter: null,
});

let db: TestDatabase;
beforeAll(async () => {
  db = await createTestDatabase();
});
afterAll(() => db.drop());

describe('writeIntentions', () => {
  it('writes each key once, also within one call, and wakes the dispatcher', async () => {
    let heard = 0;
    const unlisten = await db.listen(OUTBOX_CHANNEL, () => {
      heard += 1;
    });
    expect(heard).toBe(1);
    const first = await db.transaction((tx) =>
      writeIntentions(tx, [intention('a'), intention('b'), intention('a')], now),
    );
    const again = await db.transaction((tx) => writeIntentions(tx, [intention('b'), intention('c')], now));
    expect([first, again]).toEqual([2, 1]);
    await expect.poll(() => heard).toBe(3);
    await unlisten();
    const rows = await db.rows(sql`
      select dedupe, kind, contact_id, staff, message, plan_version, params, journey, enrolment_id, not_before,
             not_after, state, created_at
      from intention order by dedupe`);
    expect(rows).toHaveLength(3);
    expect(rows[0]).toEqual({
      dedupe: 'a',
      kind: 'message',
      contact_id: 7,
      staff: 'ops-01',
      message: 'hello',
      plan_version: 3,
      params: { note: `"'\\ 荷塘` },
      journey: 'new-friend',
      enrolment_id: 11,
      not_before: now,
      not_after: null,
      state: 'pending',
      created_at: now,
    });
  });

  it('are taken back for an enrolment that has ended, as long as the channel has not got them', async () => {
    await db.transaction((tx) => writeIntentions(tx, [intention('d'), intention('e')], now));
    await db.run(sql`update intention set state = 'awaiting-staff' where dedupe = 'e'`);
    await db.run(sql`update intention set enrolment_id = 99 where dedupe not in ('d', 'e')`);
    expect(
      await db.transaction((tx) =>
        cancelMessages(
          tx,
          [11, 12].map((enrolmentId) => ({ enrolmentId, reason: 'left' })),
          now,
        ),
      ),
    ).toBe(1);
    expect(await db.one(sql`select state, reason, settled_at from intention where dedupe = 'd'`)).toEqual({
      state: 'cancelled',
      reason: 'left',
      settled_at: now,
    });
    const told = await db.rows(sql`select name, props->>'state' as state from event where source = 'outbox'`);
    expect(told).toEqual([{ name: 'message.failed', state: 'cancelled' }]);
  });

  it('does nothing for no rows', async () => {
    expect(await db.transaction((tx) => writeIntentions(tx, [], now))).toBe(0);
  });
});
