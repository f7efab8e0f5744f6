import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../test/harness/database.ts';
import { makeOutboxWorld, type OutboxWorld } from '../../../test/harness/outbox-world.ts';
import { sql } from '../kernel/database/sql.ts';
import { dispatchOnce } from './dispatcher.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

let db: TestDatabase;
let world: OutboxWorld;
beforeAll(async () => {
  db = await createTestDatabase();
});
afterAll(() => db.drop());
beforeEach(async () => {
  world = await makeOutboxWorld(db, { massGroups: 2 });
  for (const chat of ['wr1', 'wr2', 'wr3']) await world.ownGroup(chat, 'ops-01');
  await world.ownGroup('wr4', 'ops-02');
});

const post = (dedupe: string, chatId: string, more = {}) => ({
  dedupe,
  kind: 'group-message' as const,
  staff: null,
  message: 'pack',
  chatId,
  ...more,
});
const pass = async (ms: number) => {
  world.clock.advance(ms);
  await dispatchOnce(world.deps());
};
const ledger = () =>
  db.rows(sql`select chat_id, month::text, reserved, spent from group_reach_quota order by chat_id, month`);

describe('messages to customer groups', () => {
  it('become mass tasks of the owners, at most so many groups in one, and are read back group by group', async () => {
    await world.intend([post('a', 'wr1'), post('b', 'wr2'), post('c', 'wr3'), post('d', 'wr4')]);
    await pass(5 * MINUTE);
    expect(
      world.platform.masses.map(({ sender, audience, targets }) => [sender, audience, targets.size]),
    ).toEqual(
      expect.arrayContaining([
        ['xiaohe', 'groups', 2],
        ['xiaohe', 'groups', 1],
        ['atang', 'groups', 1],
      ]),
    );
    expect(world.platform.notices.map(({ text }) => text).join('\n')).toContain(
      '「资料包」发到 2 个客户群,请在企业微信「群发助手」中确认',
    );
    world.platform.confirmAll('xiaohe');
    await pass(5 * MINUTE);
    expect(await world.states()).toEqual({ a: 'sent', b: 'sent', c: 'sent', d: 'awaiting-staff' });
    expect(world.platform.deliveries.map(({ to }) => to).sort()).toEqual(['wr1', 'wr2', 'wr3']);
    const today = { month: '2026-03-10', reserved: 0, spent: 1 };
    expect(await ledger()).toEqual([
      { chat_id: 'wr1', ...today },
      { chat_id: 'wr2', ...today },
      { chat_id: 'wr3', ...today },
      { chat_id: 'wr4', month: '2026-03-10', reserved: 1, spent: 0 },
    ]);
  });

  it('come to a group once a day, what is worth more first, the other the next day', async () => {
    await world.intend([
      post('low', 'wr1', { worth: 10 }),
      post('high', 'wr1', { message: 'live', worth: 90 }),
    ]);
    await pass(5 * MINUTE);
    expect(await world.states()).toEqual({ low: 'deferred quota', high: 'awaiting-staff' });
    world.platform.confirmAll('xiaohe');
    await pass(DAY);
    await pass(5 * MINUTE);
    expect(await world.states()).toEqual({ low: 'awaiting-staff', high: 'sent' });
  });

  it('give their day back when nobody confirms', async () => {
    const notAfter = new Date(world.clock.now().getTime() + 2 * HOUR);
    await world.intend([post('a', 'wr1', { notAfter })]);
    await pass(5 * MINUTE);
    await pass(3 * HOUR);
    expect(await world.states()).toEqual({ a: 'expired not-confirmed' });
    expect(await ledger()).toEqual([{ chat_id: 'wr1', month: '2026-03-10', reserved: 0, spent: 0 }]);
  });

  it('end with a reason where the group is gone, its owner unknown, or another by the time of sending', async () => {
    await db.run(sql`update community_chat set status = 'dismissed' where chat_id = 'wr1'`);
    await db.run(sql`update community_chat set owner_userid = 'stranger' where chat_id = 'wr2'`);
    world.platform.faults = (name) => (name === 'createMassSend' ? 'later' : undefined);
    await world.intend([post('a', 'wr1'), post('b', 'wr2'), post('c', 'wr3'), post('d', 'wr99')]);
    await pass(5 * MINUTE);
    expect(await world.states()).toMatchObject({
      a: 'dropped no-such-group',
      b: 'dropped unknown-staff',
      d: 'dropped no-such-group',
    });
    world.platform.faults = () => undefined;
    await db.run(sql`update community_chat set owner_userid = 'atang' where chat_id = 'wr3'`);
    await pass(5 * MINUTE);
    expect(await world.states()).toMatchObject({ c: 'dropped not-the-owner' });
    expect(world.platform.masses).toEqual([]);
    expect(await ledger()).toEqual([{ chat_id: 'wr3', month: '2026-03-10', reserved: 0, spent: 0 }]);
  });

  it('that got no clear answer are looked for among tasks to groups, and not made twice', async () => {
    const queue = ['lost-after' as const];
    world.platform.faults = (name) => (name === 'createMassSend' ? queue.shift() : undefined);
    await world.intend([post('a', 'wr1')]);
    await pass(5 * MINUTE);
    expect((await world.states()).a).toMatch(/^unknown/);
    await pass(5 * MINUTE);
    expect(await world.states()).toEqual({ a: 'awaiting-staff' });
    expect(world.platform.masses).toHaveLength(1);
  });
});

describe('the sender of a message that names nobody', () => {
  const sendersOf = async () =>
    (
      await db.rows<{ staff: string; targets: number }>(
        sql`select staff, targets from mass_send order by staff`,
      )
    ).map(({ staff, targets }) => `${staff} ${targets}`);
  const message = (dedupe: string, contactId: number) => ({
    dedupe,
    kind: 'message' as const,
    contactId,
    staff: null,
    message: 'pack',
  });

  it('is who was added last, when the plan says so', async () => {
    world.plan.meta.reach = { caps: [], consent: 'assumed', sender: 'last-added' };
    await world.befriend(1, ['ops-01', 'ops-02']);
    await db.run(sql`update relation set added_at = added_at + interval '1 h' where staff = 'ops-02'`);
    await world.intend([message('a', 1)]);
    await pass(5 * MINUTE);
    expect(await sendersOf()).toEqual(['ops-02 1']);
  });

  it('is who had the last word that we know of: a message sent, or a task closed', async () => {
    world.plan.meta.reach = { caps: [], consent: 'assumed', sender: 'last-spoke' };
    for (const id of [1, 2]) await world.befriend(id, ['ops-01', 'ops-02']);
    await db.run(sql`
      insert into task (kind, do_key, title, staff, contact_id, due_at, created_at, closed_at, state)
      values ('follow-up', 'x', 'x', 'ops-02', 1, now(), now(), ${world.clock.now()}, 'done')`);
    await world.intend([{ ...message('first', 2), staff: 'ops-01', message: 'live' }]);
    await pass(5 * MINUTE);
    world.platform.confirmAll('xiaohe');
    await pass(5 * MINUTE);
    await db.run(sql`update relation set added_at = added_at + interval '1 h' where staff = 'ops-02'`);
    await world.intend([message('a', 1), message('b', 2)]);
    await pass(5 * MINUTE);
    expect(await sendersOf()).toEqual(['ops-01 1', 'ops-01 1', 'ops-02 1']);
  });

  it('is the same for as many as can be, when tasks shall be few', async () => {
    world.plan.meta.reach = { caps: [], consent: 'assumed', sender: 'fewest-tasks' };
    await world.befriend(1, ['ops-01', 'ops-02']);
    await world.befriend(2, ['ops-02']);
    await world.befriend(3, ['ops-02', 'ops-01']);
    await world.intend([message('a', 1), message('b', 2), message('c', 3)]);
    await pass(5 * MINUTE);
    expect(await sendersOf()).toEqual(['ops-02 3']);
  });
});

describe('reminders at the times of the plan', () => {
  it('come then and at no other time', async () => {
    world.plan.meta.reach = { caps: [], consent: 'assumed', reminders: ['2h'], 'quiet-hours': 'none' };
    await world.intend([post('a', 'wr1')]);
    await pass(5 * MINUTE);
    for (let hours = 0; hours < 12; hours++) await pass(HOUR);
    expect(world.platform.masses[0]?.reminders).toHaveLength(1);
  });
});
