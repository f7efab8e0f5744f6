import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../test/harness/database.ts';
import type { Fault } from '../../../test/harness/fake-platform.ts';
import { makeOutboxWorld, NOON, type OutboxWorld } from '../../../test/harness/outbox-world.ts';
import { sql } from '../kernel/database/sql.ts';
import { dispatchOnce, startDispatcher } from './dispatcher.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

let db: TestDatabase;
let world: OutboxWorld;
beforeAll(async () => {
  db = await createTestDatabase();
});
afterAll(() => db.drop());
beforeEach(async () => {
  world = await makeOutboxWorld(db);
});

const dispatch = () => dispatchOnce(world.deps());
const faultOnce = (call: string, fault: Fault) => {
  let left = 1;
  world.platform.faults = (name) => (name === call && left-- > 0 ? fault : undefined);
};
const passMinutes = async (minutes: number) => {
  world.clock.advance(minutes * MINUTE);
  await dispatch();
};
const say = (contact: number, state: string) =>
  db.run(sql`
    insert into consent (contact_id, scope, state, at, source) values (${contact}, 'message', ${state}, ${NOON}, 'test')`);
const at = (hours: number) => new Date(NOON.getTime() + hours * HOUR);

describe('welcomes', () => {
  const welcome = (id: number, code: string, notAfter = new Date(NOON.getTime() + 20_000)) => ({
    dedupe: `w${id}`,
    kind: 'welcome' as const,
    contactId: id,
    message: 'welcome',
    params: { welcome_code: code },
    notAfter,
  });

  beforeEach(async () => {
    await world.befriend(1, ['ops-01']);
    world.platform.welcomeCodes.set('code-1', 'wm1');
  });

  it('go out at once, with both names, and are told to the log', async () => {
    await world.intend([welcome(1, 'code-1')]);
    await dispatch();
    expect(world.platform.deliveries).toEqual([{ to: 'wm1', text: '你好 客户1,我是小荷', via: 'welcome' }]);
    expect(await world.states()).toEqual({ w1: 'sent' });
    const events = await db.rows(sql`select name, contact_id, props from event`);
    expect(events).toEqual([
      {
        name: 'message.sent',
        contact_id: 1,
        props: { message: 'welcome', intention: 1, staff: 'ops-01' },
      },
    ]);
  });

  it('answer what a person has just done: also of those who are otherwise left alone', async () => {
    await db.run(
      sql`insert into suppression (contact_id, reason, set_by, at) values (1, 'complained', 'lin', ${NOON})`,
    );
    await world.intend([welcome(1, 'code-1')]);
    await dispatch();
    expect(await world.states()).toEqual({ w1: 'sent' });
  });

  it.each([
    ['lost-after', 'sent seen-on-repeat'],
    ['lost-before', 'sent'],
    ['later', 'sent'],
    ['never', 'failed platform-40058: errcode 40058'],
  ] as const)('after %s: %s, delivered at most once', async (fault, end) => {
    faultOnce('sendWelcome', fault);
    await world.intend([welcome(1, 'code-1')]);
    await dispatch();
    world.clock.advance(1000);
    await dispatch();
    expect(await world.states()).toEqual({ w1: end });
    expect(world.platform.deliveries).toHaveLength(end.startsWith('sent') ? 1 : 0);
  });

  it.each(['die-before', 'die-after'] as const)('survive a process that dies: %s', async (fault) => {
    faultOnce('sendWelcome', fault);
    await world.intend([welcome(1, 'code-1')]);
    await expect(dispatch()).rejects.toThrow('dead');
    expect(await world.states()).toEqual({ w1: 'calling' });
    world.clock.advance(9000);
    await dispatch();
    expect((await world.states()).w1).toMatch(/^sent/);
    expect(world.platform.deliveries).toHaveLength(1);
  });

  it('say why they were not sent', async () => {
    await world.befriend(2, ['ops-01']);
    await world.befriend(3, ['ops-01']);
    await world.befriend(4, ['ops-01']);
    world.platform.welcomeCodes.set('code-4', 'wm4');
    world.platform.deliveries.push({ to: 'wm4', text: 'native', via: 'welcome' });
    await world.intend([
      welcome(1, 'code-1', new Date(NOON.getTime() - 1)),
      welcome(2, 'no such code'),
      welcome(3, ''),
      welcome(4, 'code-4'),
    ]);
    await dispatch();
    expect(await world.states()).toEqual({
      w1: 'expired too-late',
      w2: 'expired welcome-code-expired',
      w3: 'dropped no-welcome-code',
      w4: 'failed already-welcomed-or-chatting',
    });
    const reasons = await db.rows(
      sql`select name, props ->> 'reason' as reason from event order by contact_id`,
    );
    expect(reasons.map((row) => (row as { name: string }).name)).toEqual(
      Array.from({ length: 4 }, () => 'message.failed'),
    );
  });

  it('end as unknown when no answer comes while there is time', async () => {
    world.platform.faults = () => 'lost-before';
    await world.intend([welcome(1, 'code-1')]);
    await dispatch();
    world.clock.advance(30_000);
    await dispatch();
    expect(await world.states()).toEqual({ w1: 'failed outcome-unknown' });
  });

  it('are heard of at once, and a slow one does not hold up the next', async () => {
    for (let id = 2; id <= 30; id++) {
      await world.befriend(id, ['ops-01']);
      world.platform.welcomeCodes.set(`code-${id}`, `wm${id}`);
    }
    const deps = world.deps();
    const send = deps.port.sendWelcome;
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    deps.port.sendWelcome = async (input) => {
      if (input.welcomeCode === 'code-1') await held;
      return send(input);
    };
    deps.settings = { ...deps.settings, idleMs: 60_000 };
    const worker = await startDispatcher(deps);
    await world.intend([welcome(1, 'code-1')]);
    for (let id = 2; id <= 30; id++) await world.intend([welcome(id, `code-${id}`)]);
    await expect.poll(() => world.platform.deliveries.length).toBe(29);
    release();
    await expect.poll(() => world.platform.deliveries.length).toBe(30);
    await worker.stop();
    expect(new Set(Object.values(await world.states()))).toEqual(new Set(['sent']));
  });
});

describe('tags', () => {
  const tag = (dedupe: string, add: string[], remove: string[] = [], contactId = 1) => ({
    dedupe,
    kind: 'tag' as const,
    contactId,
    params: { add, remove },
  });

  it('go as one call for each contact, in order', async () => {
    await world.befriend(1, ['ops-02', 'ops-01']);
    await world.intend([tag('a', ['need/course']), tag('b', [], ['need/course']), tag('c', ['need/course'])]);
    await dispatch();
    expect(world.platform.tagCalls).toEqual([{ externalUserid: 'wm1', add: ['et-need/course'], remove: [] }]);
    expect(await world.states()).toEqual({ a: 'sent', b: 'sent', c: 'sent' });
  });

  it('are set by one friend and removed by all', async () => {
    await world.befriend(1, ['ops-02', 'ops-01']);
    await world.intend([tag('a', ['need/course'])]);
    await dispatch();
    await world.intend([tag('b', [], ['need/course'])]);
    world.platform.friends.delete('atang wm1');
    await dispatch();
    expect(world.platform.tagCalls).toEqual([
      { externalUserid: 'wm1', add: ['et-need/course'], remove: [] },
      { externalUserid: 'wm1', add: [], remove: ['et-need/course'] },
    ]);
    world.platform.friends.add('atang wm1');
    await world.intend([tag('c', [], ['need/course'])]);
    await dispatch();
    expect(world.platform.tagCalls).toHaveLength(4);
    expect(await world.states()).toEqual({ a: 'sent', b: 'sent', c: 'sent' });
  });

  it('wait for an earlier change of the same contact that must be tried again', async () => {
    await world.befriend(1, ['ops-01']);
    faultOnce('markTags', 'lost-before');
    await world.intend([tag('a', ['need/course'])]);
    await dispatch();
    await world.intend([tag('b', [], ['need/course'])]);
    await dispatch();
    expect(await world.states()).toMatchObject({ b: 'pending' });
    await passMinutes(1);
    expect(await world.states()).toEqual({ a: 'sent', b: 'sent' });
    expect(world.platform.tags.get('wm1')).toEqual(new Set());
  });

  it('say why they did not go', async () => {
    await world.befriend(1, ['ops-01']);
    await world.befriend(2, []);
    await world.befriend(3, ['ops-01']);
    await world.befriend(4, ['ops-01']);
    world.platform.friends.delete('xiaohe wm3');
    await world.intend([
      tag('internal', ['own/vip']),
      tag('nobody', ['need/course'], [], 2),
      tag('lost', ['need/course'], [], 3),
      tag('unknown', ['need/gift'], [], 4),
    ]);
    await dispatch();
    expect(await world.states()).toEqual({
      internal: 'dropped tag-not-in-wecom',
      nobody: 'dropped not-a-friend',
      lost: 'dropped not-a-friend',
      unknown: 'deferred tag-not-synced: need/gift',
    });
  });
});

describe('messages', () => {
  const message = (id: number, key = 'pack', notAfter: Date | null = null) => ({
    dedupe: `m${id}-${key}`,
    kind: 'message' as const,
    contactId: id,
    message: key,
    notAfter,
  });

  beforeEach(async () => {
    for (const id of [1, 2, 3]) await world.befriend(id, ['ops-01']);
  });

  it('are gathered into one task, given to staff, confirmed and read back', async () => {
    await world.intend([message(1), message(2)]);
    await dispatch();
    expect(world.platform.masses).toHaveLength(0);
    await world.intend([message(3)]);
    await passMinutes(5);
    expect(world.platform.masses).toHaveLength(1);
    expect(await world.states()).toEqual({
      'm1-pack': 'awaiting-staff',
      'm2-pack': 'awaiting-staff',
      'm3-pack': 'awaiting-staff',
    });
    const task = await db.one(
      sql`select kind, title, staff, state, contact_id, due_at, mass_send_id from task`,
    );
    expect(task).toEqual({
      kind: 'confirm-send',
      title: '群发待确认:资料包',
      staff: 'ops-01',
      state: 'open',
      contact_id: null,
      due_at: new Date(NOON.getTime() + 5 * MINUTE + 24 * HOUR),
      mass_send_id: 1,
    });
    expect(world.platform.notices).toEqual([
      {
        userids: ['xiaohe'],
        title: '有群发任务待确认',
        text: '「资料包」发给 3 位客户,请在企业微信「群发助手」中确认',
      },
    ]);
    world.platform.friends.delete('xiaohe wm2');
    world.platform.confirmAll('xiaohe');
    await passMinutes(1);
    expect(await world.states()).toEqual({
      'm1-pack': 'sent',
      'm2-pack': 'failed not-a-friend',
      'm3-pack': 'sent',
    });
    expect(
      await db.rows(sql`select contact_id, month, allowed, reserved, spent from reach_quota order by 1`),
    ).toEqual([
      { contact_id: 1, month: '2026-03-01', allowed: 31, reserved: 0, spent: 1 },
      { contact_id: 2, month: '2026-03-01', allowed: 31, reserved: 0, spent: 0 },
      { contact_id: 3, month: '2026-03-01', allowed: 31, reserved: 0, spent: 1 },
    ]);
    expect(await db.rows(sql`select state, outcome from task`)).toEqual([
      { state: 'done', outcome: 'confirmed' },
    ]);
    expect(await db.rows(sql`select contact_id, name, props from event order by contact_id`)).toEqual([
      { contact_id: 1, name: 'message.sent', props: { message: 'pack', intention: 1, staff: 'ops-01' } },
      {
        contact_id: 2,
        name: 'message.failed',
        props: {
          message: 'pack',
          intention: 2,
          staff: 'ops-01',
          reason: 'not-a-friend',
          state: 'failed',
        },
      },
      { contact_id: 3, name: 'message.sent', props: { message: 'pack', intention: 3, staff: 'ops-01' } },
    ]);
  });

  it('with personal words cost a task each; other words, other senders and other expiries do not mix', async () => {
    await world.befriend(4, ['ops-02']);
    await world.intend([
      message(1, 'personal'),
      message(2, 'personal'),
      message(1),
      message(2, 'live'),
      { ...message(4), staff: 'ops-02' },
      message(3, 'pack', at(1)),
    ]);
    await passMinutes(5);
    const seen = world.platform.masses.map(
      (mass) => `${mass.sender} ${[...mass.targets.keys()].join(',')} ${mass.content.text}`,
    );
    expect(seen.sort()).toEqual([
      'atang wm4 这是资料包',
      'xiaohe wm1 客户1,最近好吗',
      'xiaohe wm1 这是资料包',
      'xiaohe wm2 今晚八点直播',
      'xiaohe wm2 客户2,最近好吗',
      'xiaohe wm3 这是资料包',
    ]);
  });

  it('are stopped at the gate with a reason', async () => {
    await world.befriend(5, ['ops-02']);
    await world.intend([
      message(5),
      { ...message(6), contactId: 66 },
      message(1, 'no-such'),
      { ...message(2), staff: 'nobody' },
      message(3, 'pack', at(-1)),
      message(1),
      { ...message(1), dedupe: 'again' },
      { ...message(3, 'live'), staff: null },
    ]);
    await passMinutes(5);
    expect(await world.states()).toEqual({
      'm5-pack': 'dropped not-a-friend',
      'm6-pack': 'dropped no-platform-id',
      'm1-no-such': 'dropped unknown-message',
      'm2-pack': 'dropped unknown-staff',
      'm3-pack': 'expired too-late',
      'm1-pack': 'awaiting-staff',
      again: 'dropped duplicate',
      'm3-live': 'awaiting-staff',
    });
    await world.intend([{ ...message(1), dedupe: 'while open' }]);
    await passMinutes(5);
    expect((await world.states())['while open']).toBe('dropped duplicate');
  });

  it('respect those who do not want to be written to', async () => {
    await say(2, 'withdrawn');
    await db.run(sql`
      insert into suppression (contact_id, reason, set_by, at, until)
      values (3, 'complained', 'lin', ${NOON}, ${at(1)})`);
    world.plan.messages.order = { name: '订单', text: '订单已发货', purpose: 'service' };
    await world.intend([message(1), message(2), message(2, 'order'), message(3), message(3, 'order')]);
    await passMinutes(5);
    expect(await world.states()).toEqual({
      'm1-pack': 'awaiting-staff',
      'm2-pack': 'dropped no-consent',
      'm2-order': 'awaiting-staff',
      'm3-pack': 'dropped suppressed',
      'm3-order': 'dropped suppressed',
    });
    world.clock.set(at(2)); // the list no longer holds the third
    await world.intend([{ ...message(3), dedupe: 'later' }]);
    await passMinutes(5);
    expect((await world.states()).later).toBe('awaiting-staff');
  });

  it('go only to those who agreed, where the plan requires it', async () => {
    world.plan.meta.reach = { caps: [], consent: 'required' };
    await say(2, 'given');
    await world.intend([message(1), message(2)]);
    await passMinutes(5);
    expect(await world.states()).toEqual({ 'm1-pack': 'dropped no-consent', 'm2-pack': 'awaiting-staff' });
  });

  it('wait while somebody has had enough, then go, worth more first', async () => {
    world.plan.meta.reach = {
      caps: [{ 'at-most': 1, per: '1d' }],
      consent: 'assumed',
      'quiet-hours': 'none',
    };
    world.plan.messages.pack = { name: '资料包', text: '这是资料包', value: 10 };
    world.plan.messages.live = { name: '直播提醒', text: '今晚八点直播', value: 90 };
    world.plan.messages.order = { name: '订单', text: '订单已发货', purpose: 'service' };
    await world.intend([message(1), message(1, 'live'), message(1, 'order'), message(2, 'pack', at(20))]);
    await passMinutes(5);
    expect(await world.states()).toEqual({
      'm1-pack': 'deferred frequency-cap',
      'm1-live': 'awaiting-staff',
      'm1-order': 'awaiting-staff',
      'm2-pack': 'awaiting-staff',
    });
    await world.intend([{ ...message(2, 'live', at(20)), dedupe: 'too long a wait' }]);
    await passMinutes(5);
    expect((await world.states())['too long a wait']).toBe('dropped frequency-cap');
    await db.run(sql`update intention set state = 'sent', settled_at = ${at(1)} where dedupe = 'm1-live'`);
    world.clock.set(at(24.9));
    await dispatch();
    expect((await world.states())['m1-pack']).toBe('deferred frequency-cap');
    world.clock.set(at(25.2));
    await dispatch();
    expect((await world.states())['m1-pack']).toBe('awaiting-staff');
  });

  it('keep the quiet hours of the person, through the change of clocks', async () => {
    world.plan.meta.reach = { caps: [], consent: 'assumed', timezone: 'zone' };
    await db.run(sql`update contact set fields = '{"zone":"America/New_York"}' where id = 1`);
    await db.run(sql`update contact set fields = '{"zone":"Nowhere/Else"}' where id = 2`);
    // 10:30 in Shanghai, 21:30 in New York, where the clocks go on by an hour in the night.
    world.clock.set(new Date('2026-03-08T02:30:00Z'));
    await world.intend([message(1), message(2)]);
    await passMinutes(5);
    expect(await world.states()).toEqual({
      'm1-pack': 'deferred quiet-hours',
      'm2-pack': 'awaiting-staff',
    });
    const row = await db.one(sql`select retry_at from intention where dedupe = 'm1-pack'`);
    expect(row).toEqual({ retry_at: new Date('2026-03-08T12:30:00Z') }); // 8:30 by the new clock
    // Awake in New York, asleep in Shanghai: the sender is left alone.
    world.clock.set(new Date('2026-03-08T14:00:00Z'));
    await dispatch();
    expect((await world.states())['m1-pack']).toBe('deferred quiet-hours');
  });

  it('are looked at once more at the moment of sending', async () => {
    await world.befriend(4, ['ops-01']);
    await world.intend([message(1), message(2), message(3), message(4, 'live')]);
    world.clock.set(new Date('2026-03-10T13:26:00Z')); // 21:26 in Shanghai
    world.platform.faults = (name) => (name === 'createMassSend' ? 'later' : undefined);
    await dispatch();
    world.platform.faults = () => undefined;
    world.clock.set(new Date('2026-03-10T22:00:00Z'));
    await dispatch();
    await say(1, 'withdrawn');
    await db.run(sql`update relation set lost_at = ${NOON} where contact_id = 2`);
    await db.run(
      sql`insert into suppression (contact_id, reason, set_by, at) values (4, 'x', 'lin', ${NOON})`,
    );
    world.clock.set(new Date('2026-03-11T01:00:00Z'));
    await dispatch();
    expect(await world.states()).toEqual({
      'm1-pack': 'dropped no-consent',
      'm2-pack': 'dropped not-a-friend',
      'm3-pack': 'awaiting-staff',
      'm4-live': 'dropped suppressed',
    });
    expect(await db.rows(sql`select state from mass_send order by id`)).toEqual([
      { state: 'awaiting-staff' },
      { state: 'cancelled' },
    ]);
    expect(await db.rows(sql`select contact_id, reserved from reach_quota order by 1`)).toEqual([
      { contact_id: 1, reserved: 0 },
      { contact_id: 2, reserved: 0 },
      { contact_id: 3, reserved: 1 },
      { contact_id: 4, reserved: 0 },
    ]);
  });

  it('wait through quiet hours and keep their place, or run out', async () => {
    world.clock.set(new Date('2026-03-10T14:00:00Z')); // 22:00 in Shanghai
    await world.intend([message(1), message(2, 'pack', new Date('2026-03-10T20:00:00Z'))]);
    await passMinutes(10);
    expect(await world.states()).toEqual({
      'm1-pack': 'deferred quiet-hours',
      'm2-pack': 'deferred quiet-hours',
    });
    world.clock.set(new Date('2026-03-11T00:29:00Z'));
    await dispatch();
    expect(await world.states()).toEqual({
      'm1-pack': 'deferred quiet-hours',
      'm2-pack': 'expired too-late',
    });
    world.clock.set(new Date('2026-03-11T00:36:00Z'));
    await dispatch();
    expect((await world.states())['m1-pack']).toBe('awaiting-staff');
  });

  it('that were ready before the quiet hours are not created in them', async () => {
    world.clock.set(new Date('2026-03-10T13:24:30Z')); // 21:24:30 in Shanghai
    faultOnce('createMassSend', 'later');
    await world.intend([message(1)]);
    await passMinutes(5);
    await passMinutes(5);
    expect(world.platform.masses).toHaveLength(0);
    world.clock.set(new Date('2026-03-11T00:31:00Z'));
    await dispatch();
    expect(world.platform.masses).toHaveLength(1);
  });

  it('wait for the next window when the quota is used up, or are dropped', async () => {
    world = await makeOutboxWorld(db, { quota: 'one-per-day' });
    await world.befriend(1, ['ops-01']);
    await world.intend([message(1), message(1, 'live'), message(1, 'personal', at(3))]);
    await passMinutes(5);
    expect(await world.states()).toEqual({
      'm1-pack': 'awaiting-staff',
      'm1-live': 'deferred quota',
      'm1-personal': 'dropped quota',
    });
    world.clock.set(new Date('2026-03-11T01:00:00Z'));
    await dispatch();
    expect((await world.states())['m1-live']).toBe('awaiting-staff');
    expect(await db.rows(sql`select month, allowed, reserved from reach_quota order by 1`)).toEqual([
      { month: '2026-03-10', allowed: 1, reserved: 1 },
      { month: '2026-03-11', allowed: 1, reserved: 1 },
    ]);
  });

  it.each([
    ['lost-after', 1],
    ['lost-before', 1],
    ['die-after', 1],
    ['die-before', 1],
    ['later', 1],
    ['never', 0],
  ] as const)('are never created twice: %s', async (fault, tasks) => {
    faultOnce('createMassSend', fault);
    await world.intend([message(1), message(2)]);
    world.clock.advance(5 * MINUTE);
    await dispatch().catch((error: Error) => expect(error.message).toContain('dead'));
    await passMinutes(3);
    await passMinutes(3);
    expect(world.platform.masses).toHaveLength(tasks);
    world.platform.confirmAll('xiaohe');
    await passMinutes(1);
    const end = tasks === 1 ? 'sent' : 'failed platform-40058: errcode 40058';
    expect(await world.states()).toEqual({ 'm1-pack': end, 'm2-pack': end });
    const quota = await db.rows(sql`select distinct reserved, spent from reach_quota`);
    expect(quota).toEqual([{ reserved: 0, spent: tasks }]);
  });

  it('fail together when nobody can be reached, and one by one when the platform refuses some', async () => {
    world.platform.friends.delete('xiaohe wm1');
    await world.intend([message(1), message(2), message(1, 'live')]);
    await passMinutes(5);
    expect(await world.states()).toEqual({
      'm1-pack': 'failed not-a-friend',
      'm2-pack': 'awaiting-staff',
      'm1-live': 'failed nobody-to-send',
    });
    expect(await db.one(sql`select reserved, spent from reach_quota where contact_id = 1`)).toEqual({
      reserved: 0,
      spent: 0,
    });
  });

  it('are called off when nobody confirms in time, after at most three reminders in 24 hours', async () => {
    await world.intend([message(1, 'pack', at(40))]);
    for (let hour = 0; hour < 44; hour++) await passMinutes(60);
    const [mass] = world.platform.masses;
    expect(mass?.cancelled).toBe(true);
    const times = mass?.reminders.map((time) => (time.getTime() - NOON.getTime()) / HOUR) ?? [];
    expect(times.length).toBeGreaterThanOrEqual(4);
    for (const start of times)
      expect(times.filter((time) => time >= start && time < start + 24).length).toBeLessThanOrEqual(3);
    expect(await world.states()).toEqual({ 'm1-pack': 'expired not-confirmed' });
    expect(await db.rows(sql`select state, outcome from task`)).toEqual([
      { state: 'expired', outcome: 'not-confirmed' },
    ]);
    expect(await db.rows(sql`select reserved, spent from reach_quota`)).toEqual([{ reserved: 0, spent: 0 }]);
  });

  it('show as unknown while it is not sure whether the platform has them', async () => {
    faultOnce('createMassSend', 'lost-after');
    await world.intend([message(1)]);
    await passMinutes(5);
    expect(await world.states()).toEqual({ 'm1-pack': 'unknown connection reset' });
    await passMinutes(30);
    expect(world.platform.masses).toHaveLength(1);
    expect(await world.states()).toEqual({ 'm1-pack': 'awaiting-staff' });
  });

  it('confirmed late count as sent', async () => {
    await world.intend([message(1, 'pack', at(10))]);
    await passMinutes(30);
    world.clock.advance(9 * HOUR);
    world.platform.confirmAll('xiaohe');
    world.clock.advance(2 * HOUR);
    await dispatch();
    expect(await world.states()).toEqual({ 'm1-pack': 'sent' });
    expect(await db.rows(sql`select state from task`)).toEqual([{ state: 'done' }]);
  });

  it('confirmed at the very moment they are called off count as sent', async () => {
    await world.intend([message(1, 'pack', at(10))]);
    await passMinutes(30);
    world.platform.faults = (name) => (name === 'cancelMassSend' ? 'confirm-first' : undefined);
    world.clock.advance(10 * HOUR);
    await dispatch();
    expect(world.platform.deliveries).toHaveLength(1);
    expect(await world.states()).toEqual({ 'm1-pack': 'sent' });
    expect(await db.rows(sql`select state from task`)).toEqual([{ state: 'done' }]);
  });

  it('are called off when an operator asks for it', async () => {
    await world.intend([message(1)]);
    await passMinutes(5);
    await db.run(sql`update mass_send set cancel_wanted = true, next_check_at = ${world.clock.now()}`);
    await dispatch();
    expect(world.platform.masses[0]?.cancelled).toBe(true);
    expect(await world.states()).toEqual({ 'm1-pack': 'cancelled cancelled-by-operator' });
    expect(await db.rows(sql`select state, outcome from task`)).toEqual([
      { state: 'cancelled', outcome: 'cancelled-by-operator' },
    ]);
  });

  it('the platform will not deliver are given up after the grace', async () => {
    world.platform.cap = 0;
    await world.intend([message(1)]);
    await passMinutes(5);
    world.platform.confirmAll('xiaohe');
    await passMinutes(1);
    expect(await world.states()).toEqual({ 'm1-pack': 'failed platform-cap' });
  });

  it('for many people are cut at the size the platform takes', async () => {
    world = await makeOutboxWorld(db, { massTargets: 10 });
    const many = Array.from({ length: 25 }, (_, i) => i + 1);
    for (const id of many) await world.befriend(id, ['ops-01']);
    await world.intend(many.map((id) => message(id)));
    await passMinutes(5);
    expect(world.platform.masses.map((mass) => mass.targets.size)).toEqual([10, 10, 5]);
    expect(world.platform.notices).toHaveLength(1);
  });
});

describe('follow-up tasks', () => {
  it("expire when they are due and say so; those that a journey waits for are the journey's", async () => {
    await db.run(sql`
      insert into task (id, kind, do_key, title, contact_id, due_at, created_at, source)
      select id, 'follow-up', 'call', '回访', id, ${at(1)}, ${NOON}, source::jsonb
      from (values (1, '{}'), (2, '{"journey": "x", "enrolment": 2}'), (3, '{"journey": "x", "enrolment": 3}'))
        as t (id, source)`);
    await db.run(sql`
      insert into enrolment (id, contact_id, journey, version, entry, status, node, seq, waiting, task_id, started_at,
        trigger)
      values (2, 2, 'x', 1, 1, 'active', 0, 0, 'task', 2, ${NOON}, '{}'),
             (3, 3, 'x', 1, 1, 'active', 1, 1, 'time', 3, ${NOON}, '{}')`);
    await dispatch();
    await passMinutes(61);
    expect(await db.rows(sql`select contact_id, state from task order by contact_id`)).toEqual([
      { contact_id: 1, state: 'expired' },
      { contact_id: 2, state: 'open' },
      { contact_id: 3, state: 'expired' },
    ]);
    const told = await db.rows(
      sql`select name, contact_id, props ->> 'do' as do from event order by contact_id`,
    );
    expect(told).toEqual([
      { name: 'task.expired', contact_id: 1, do: 'call' },
      { name: 'task.expired', contact_id: 3, do: 'call' },
    ]);
  });
});
