import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { sql } from '../../../server/src/kernel/database/sql.ts';
import { createTestDatabase, type TestDatabase } from '../../harness/database.ts';
import { acknowledge, makeLedger, type SentBatch } from '../ledger.ts';
import { type Fixture, makeFixture, NOW } from './fixture.ts';
import { journeyRules } from './journey-rules.ts';
import { checkLedger } from './ledger-check.ts';
import { checkClerk, mergeRules } from './merge-rules.ts';
import { checkCalls, orderRules } from './order-rules.ts';
import { reachRules } from './reach-rules.ts';
import { checkRules } from './rule.ts';
import { lapsedRules, standingRules } from './standing-rules.ts';

const LATER = new Date(NOW.getTime() + 50 * 3_600_000);
const RULES = [
  ...journeyRules,
  ...mergeRules,
  ...orderRules,
  ...reachRules,
  ...lapsedRules(LATER),
  ...standingRules,
];

let db: TestDatabase;
let fixture: Fixture;
beforeAll(async () => {
  db = await createTestDatabase();
  fixture = makeFixture(db);
});
afterAll(() => db.drop());
beforeEach(() => fixture.startOver());

/** A message that went out, made at an instant. */
async function sent(id: number, minutes: number, month = '2026-03-02'): Promise<void> {
  const at = new Date(NOW.getTime() + minutes * 60_000);
  await db.run(sql`
    insert into mass_send (id, staff, content, content_hash, targets, state, platform_id, called_at, created_at)
    overriding system value values (${id}, 'x', '{}', 'h', 1, 'settled', ${`m${id}`}, ${at}, ${at})`);
  await db.run(sql`
    insert into intention (id, dedupe, kind, contact_id, message, plan_version, not_before, state, mass_send_id,
      quota_month, created_at, settled_at)
    overriding system value
    values (${id}, ${`i${id}`}, 'message', 16, 'pack', 1, ${at}, 'sent', ${id}, ${month}, ${at}, ${at})`);
}

/** Contact 32 has become part of 16, as the product does it. */
async function merged(): Promise<void> {
  await fixture.put('contact.merging', { into: 16 }, 32);
  await db.run(sql`insert into log_redirect (contact_id, target, last_seq, holder) values (32, 16, 4, 16)`);
  await db.run(sql`
    insert into contact_merge (from_id, into_id, asked_at, asked_by, reason, identities, absorbed_at)
    values (32, 16, ${NOW}, 'x', 'x', '[]', ${NOW})`);
  await fixture.put('contact.merged', { from: 32 });
}

async function order(arm: string, key = 'o1'): Promise<void> {
  await fixture.put('order.paid', { order_id: key, amount: 5 });
  await db.run(sql`
    insert into enrolment (id, contact_id, journey, version, entry, entry_key, status, node, seq, started_at, trigger)
    select coalesce(max(id), 0) + 1, 16, 'orders', 1, 1, ${key}, 'ended', 0, 1, ${NOW}, '{}' from enrolment`);
  await db.run(sql`
    insert into journey_step (enrolment_id, seq, journey, version, node, at, outcome)
    select max(id), 1, 'orders', 1, 0, ${NOW}, ${`arm ${arm}`} from enrolment`);
}

const called = (id: number) =>
  db.run(sql`
    insert into webhook_call (dedupe, journey, enrolment_id, contact_id, url, timeout_s, body, state, next_at, created_at)
    values (${`c${id}`}, 'orders', ${id}, 16, 'x', 1, '{}', 'done', ${NOW}, ${NOW})`);

const tierMove = (from: string | null, to: string) =>
  db.run(sql`
    insert into tier_change (contact_id, ladder, at, from_tier, to_tier, direction, cause)
    values (16, 'worth', ${NOW}, ${from}, ${to}, 'up', '{}')`);

/** Contact 16 has bought something and been in the journey for life so often. */
async function bought(entries: number): Promise<void> {
  await fixture.put('order.paid', { order_id: 'o1', amount: 5 });
  await db.run(sql`
    insert into enrolment (id, contact_id, journey, version, entry, status, node, seq, started_at, trigger)
    select 100 + nr, 16, 'buyer', 1, nr, 'ended', 0, 0, ${NOW}, '{}' from generate_series(1, ${entries}::int) as n (nr)`);
}

const SPOILED: [string, string, () => Promise<unknown>][] = [
  [
    'a merge without an end',
    'is done',
    () => merged().then(() => db.run(sql`update contact_merge set absorbed_at = null`)),
  ],
  [
    'a merge in a chain',
    'into one that stands',
    () => merged().then(() => db.run(sql`insert into log_redirect values (48, 32, 0)`)),
  ],
  [
    'an event after the last',
    'last event of a merged',
    () => merged().then(() => fixture.put('app.opened', {}, 32)),
  ],
  [
    'a merge told twice',
    'last event of a merged',
    () => merged().then(() => fixture.put('contact.merged', { from: 32 })),
  ],
  [
    'a tag of nobody',
    'contact_tag: nothing hangs',
    () => db.run(sql`insert into contact_tag values (32, 'heat', 'A', ${NOW}, 'x')`),
  ],
  ['a third entry in two lives', 'in each life', () => merged().then(() => bought(3))],
  ['an order without an entry', 'each order', () => fixture.put('order.paid', { order_id: 'o1', amount: 5 })],
  [
    'somebody in two arms',
    'one arm',
    () => order('mark').then(() => order('call', 'o2').then(() => called(2))),
  ],
  ['a call that was not made', 'called once', () => order('call')],
  ['a call of the other arm', 'called once', () => order('mark').then(() => called(1))],
  [
    'a goal that nobody reached',
    'by what it asks for',
    () => order('mark').then(() => db.run(sql`update enrolment set end_reason = 'goal'`)),
  ],
  [
    'somebody under way behind the goal',
    'by what it asks for',
    async () => {
      await order('mark');
      await db.run(sql`update enrolment set status = 'active'`);
      await fixture.put('order.delivered', { order_id: 'o1' });
    },
  ],
  [
    'a notice that is not counted',
    'does not expect',
    () => db.run(sql`update event set props = '{"page": 1}' where seq = 1`),
  ],
  [
    'three messages in an hour',
    'more than 2 messages in 1',
    async () => {
      for (const nr of [1, 2, 3]) await sent(nr, nr * 19);
    },
  ],
  [
    'eight messages in a week',
    "week's quota",
    async () => {
      for (let nr = 1; nr <= 8; nr++) await sent(nr, nr * 61);
    },
  ],
  [
    'a quota by month',
    'are weeks',
    () => db.run(sql`insert into reach_quota values (16, '2026-03-01', 7, 0, 0)`),
  ],
  ['a task made at night', 'in the quiet hours', () => sent(1, 12 * 60)],
  [
    'somebody woken far away',
    'of their own zone',
    () => db.run(sql`update contact set fields = '{"zone": "America/Halifax"}'`).then(() => sent(1, 0)),
  ],
  [
    'a message to somebody left alone',
    'who is left alone',
    () => db.run(sql`insert into suppression values (16, 'x', 'x', ${NOW}, null)`).then(() => sent(1, 5)),
  ],
  [
    'an answer to somebody left alone',
    'answered by customer service',
    () =>
      db
        .run(sql`insert into suppression values (16, 'x', 'x', ${NOW}, null)`)
        .then(() => sent(1, 5))
        .then(() =>
          db.run(sql`
            update intention set kind = 'service-message', attempts = 1, mass_send_id = null, called_at = settled_at`),
        ),
  ],
  [
    'what was sent, meant again',
    'meant again once',
    () => sent(1, 0).then(() => db.run(sql`update intention set dedupe = 'retry:1'`)),
  ],
  [
    'a jump between tiers',
    'begins where the one before',
    () => tierMove(null, 'common').then(() => tierMove('payer', 'regular')),
  ],
  [
    'somebody who is not quiet though nothing happened',
    'who has not come for long',
    () => db.run(sql`update contact set last_event_at = ${NOW}`),
  ],
  [
    'a habit that is kept for nothing',
    'a habit that nothing holds',
    async () => {
      await db.run(sql`update contact set last_event_at = ${NOW}`);
      await db.run(sql`
        insert into contact_tier (contact_id, ladder, tier, since) values (16, 'habit', 'here', ${NOW})`);
    },
  ],
];

it('has nothing to say of merges, orders and messages that are in order', async () => {
  await merged();
  await bought(2);
  expect((await checkRules(db, journeyRules)).filter((text) => text.includes('in each life'))).toEqual([]);
  await order('mark');
  await order('mark', 'o2');
  await sent(1, 0);
  await sent(2, 10);
  await sent(3, 70);
  const about = [...mergeRules, ...orderRules, ...reachRules];
  expect(await checkRules(db, about)).toEqual([]);
});

it.each(SPOILED)('sees %s', async (_, word, spoil) => {
  await spoil();
  const complaints = await checkRules(db, RULES);
  expect(complaints.filter((text) => text.includes(word))).toHaveLength(1);
});

it('sees a merge or a wish to be left alone that got lost, and calls that nobody made or took', async () => {
  const clerk = { merged: [{ from: 32, into: 16 }], leftAlone: new Set([16]) };
  expect(await checkClerk(db, clerk)).toHaveLength(2);
  await merged();
  await db.run(sql`insert into suppression values (16, 'x', 'x', ${NOW}, null)`);
  expect(await checkClerk(db, clerk)).toEqual([]);
  await called(1);
  expect(await checkCalls(db, new Map([['c1', 2]]))).toEqual([]);
  expect(await checkCalls(db, new Map([['c2', 1]]))).toHaveLength(2);
});

it('takes a merged person for one, and nobody else', async () => {
  const ledger = makeLedger();
  const event = { id: 'client-1', name: 'app.opened', contact: { customer_id: 'c' }, props: {} };
  const rest = { ...event, id: 'client-2' };
  const batch: SentBatch = { events: [event, rest], tries: 1, state: 'open', contactIds: [] };
  ledger.batches.push(batch);
  const as = (contactId: number, status: 'accepted' | 'duplicate') => [
    { status, contactId: 16 },
    { status, contactId },
  ];
  acknowledge(ledger, batch, as(32, 'accepted'));
  acknowledge(ledger, batch, as(16, 'duplicate'));
  const said = async () => (await checkLedger(db, ledger)).join(' | ');
  expect(await said()).toMatch(/repeat is answered.*contact that was named/s);
  await merged();
  expect(await checkLedger(db, ledger)).toEqual([]);
});
