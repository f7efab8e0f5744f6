import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { sql } from '../../../server/src/kernel/database/sql.ts';
import { createTestDatabase, type TestDatabase } from '../../harness/database.ts';
import { acknowledge, type Ledger, makeLedger, type SentBatch } from '../ledger.ts';
import { contactRules } from './contact-rules.ts';
import { type Fixture, makeFixture, NOW } from './fixture.ts';
import { journeyRules, openTaskRule, taskRules, timerRule } from './journey-rules.ts';
import { checkLedger } from './ledger-check.ts';
import { logRules } from './log-rules.ts';
import { outboxRules } from './outbox-rules.ts';
import { checkRules } from './rule.ts';
import { checkStages } from './stages.ts';
import { standingRules } from './standing-rules.ts';

const RULES = [
  ...logRules,
  ...contactRules,
  ...journeyRules,
  timerRule(NOW),
  openTaskRule(NOW),
  ...taskRules,
  ...outboxRules,
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

const put: Fixture['put'] = (name, props) => fixture.put(name, props);
const enrol: Fixture['enrol'] = (...entry) => fixture.enrol(...entry);

const segment = () =>
  db.run(sql`
    insert into segment (id, key, basis, version, state, declared_at) overriding system value
    values (1, 'paid', '', 1, 'ready', ${NOW})`);

const SPOILED: [string, string, () => Promise<unknown>][] = [
  ['a lost event', 'gap', () => db.run(sql`delete from event where seq = 2`)],
  ['a cursor that stays behind', 'reached the head', () => db.run(sql`update log_cursor set position = 0`)],
  [
    'a callback that failed',
    'callback that was acknowledged',
    () =>
      db.run(sql`
        insert into inbox (channel, dedupe, body, received_at, next_at, state)
        values ('wecom', 'x', '{}', ${NOW}, ${NOW}, 'failed')`),
  ],
  [
    'a counter that counted twice',
    'a counter equals',
    async () => {
      await db.run(
        sql`insert into counter (id, event, filter) overriding system value values (1, 'app.opened', '{}')`,
      );
      await db.run(sql`insert into contact_counter values (16, 1, 3, ${NOW}, ${NOW})`);
    },
  ],
  ['a stage told twice', 'stage.entered', () => put('stage.entered', { stage: 'new' })],
  ['a stage without history', 'history of stages', () => db.run(sql`delete from stage_change`)],
  [
    'two values of an exclusive group',
    'exclusive',
    () =>
      db.run(
        sql`insert into contact_tag select 16, 'heat', unnest(array['A', 'B']), ${NOW}::timestamptz, 'x'`,
      ),
  ],
  ['a tag that is not here', 'leave over', () => put('tag.added', { tag: 'need/gift' })],
  [
    'a member whom no order brought',
    'whom the log and the tags say',
    async () => {
      await segment();
      await db.run(sql`insert into segment_member values (16, 1, ${NOW})`);
    },
  ],
  [
    'an entry told twice',
    'by turns',
    async () => {
      for (let i = 0; i < 2; i++) await put('segment.entered', { segment: 'quiet' });
    },
  ],
  ['an entry of nobody', 'not left belongs', () => put('segment.entered', { segment: 'quiet' })],
  [
    'a size that is off',
    'size of a segment',
    async () => {
      await segment();
      await db.run(sql`insert into segment_size values (1, 0, 2)`);
    },
  ],
  ['somebody on no tier', 'the one that fits', () => db.run(sql`update contact set last_event_at = ${NOW}`)],
  [
    'a tier told without a change',
    'tier.entered',
    () => put('tier.entered', { ladder: 'worth', tier: 'payer' }),
  ],
  ['somebody stranded', 'stranded', () => enrol(1, 'active', 'time', NOW)],
  ['a journey that did not start', 'exactly once', () => put('order.paid', {})],
  [
    'an end that was not told',
    'journey.started and journey.ended',
    async () => {
      await enrol(1, 'ended');
      await put('journey.started', { journey: 'j1' });
    },
  ],
  [
    'a timer of nobody, long overdue',
    'overdue',
    () => db.run(sql`insert into timer values (0, 'x', 1, 16, ${new Date(NOW.getTime() - 3_600_000)})`),
  ],
  [
    'a task called expired though it is done',
    'what became of it',
    async () => {
      await db.run(sql`
        insert into task (id, kind, do_key, title, contact_id, state, due_at, created_at)
        values (5, 'follow-up', 'ask', 'ask', 16, 'done', ${NOW}, ${NOW})`);
      for (const name of ['task.created', 'task.done', 'task.expired']) await put(name, { task: 5 });
    },
  ],
  [
    'a task that nobody looks after',
    'has time left',
    () =>
      db.run(sql`
        insert into task (id, kind, do_key, title, contact_id, due_at, created_at)
        values (6, 'follow-up', 'ask', 'ask', 16, ${new Date(NOW.getTime() - 3_600_000)}, ${NOW})`),
  ],
  [
    'a message that is neither sent nor not',
    'every intention',
    () =>
      db.run(sql`
        insert into intention (dedupe, kind, contact_id, plan_version, not_before, state, created_at)
        values ('x', 'message', 16, 1, ${NOW}, 'unknown', ${NOW})`),
  ],
  [
    'quota that stays reserved',
    'reach quota',
    () => db.run(sql`insert into reach_quota values (16, '2026-03-01', 31, 1, 0)`),
  ],
];

it('has nothing to say when everything is in order', async () => {
  expect(await checkRules(db, RULES)).toEqual([]);
  expect(await checkStages(db)).toEqual([]);
});

it.each(SPOILED)('sees %s', async (_, word, spoil) => {
  await spoil();
  const complaints = await checkRules(db, RULES);
  expect(complaints.some((text) => text.includes(word))).toBe(true);
});

it('sees a stage that does not follow from the log', async () => {
  await put('course.joined', {});
  expect(await checkStages(db)).toHaveLength(1);
});

const event = (id: string) => ({ id, name: 'app.opened', contact: { customer_id: 'c' }, props: {} });

function ledgerOf(ids: string[], contactId = 16): { ledger: Ledger; batch: SentBatch } {
  const ledger = makeLedger();
  const batch: SentBatch = { events: ids.map(event), tries: 1, state: 'open', contactIds: [] };
  ledger.batches.push(batch);
  acknowledge(
    ledger,
    batch,
    ids.map(() => ({ status: 'accepted' as const, contactId })),
  );
  return { ledger, batch };
}

it('believes a ledger that the log agrees with', async () => {
  expect(await checkLedger(db, ledgerOf(['client-1', 'client-2']).ledger)).toEqual([]);
});

it('sees an acknowledged event that is lost or elsewhere, a torn batch, disorder and strangers', async () => {
  const said = async (ledger: Ledger) => (await checkLedger(db, ledger)).join(' | ');
  expect(await said(ledgerOf(['client-1', 'client-2', 'client-3']).ledger)).toContain('acknowledged event');
  expect(await said(ledgerOf(['client-1', 'client-2'], 17).ledger)).toContain('contact that was named');
  expect(await said(ledgerOf(['client-2', 'client-1']).ledger)).toContain('in its order');
  expect(await said(ledgerOf(['client-1']).ledger)).toContain('it sent 1');
  const { ledger, batch } = ledgerOf(['client-2', 'client-9']);
  batch.state = 'given-up';
  expect(await said(ledger)).toContain('as a whole');
});

it('sees answers that no server may give', () => {
  const { ledger, batch } = ledgerOf(['client-1']);
  acknowledge(ledger, batch, [{ status: 'accepted', contactId: 16 }]);
  expect(ledger.wrong).toHaveLength(1);
  const fresh: SentBatch = { events: [event('n')], tries: 1, state: 'open', contactIds: [] };
  acknowledge(ledger, fresh, [{ status: 'duplicate', contactId: 16 }]);
  expect(ledger.wrong).toHaveLength(2);
});
