import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../../test/harness/database.ts';
import {
  makeOutboxWorld,
  NOON,
  type OutboxWorld,
  outboxPlan,
} from '../../../../test/harness/outbox-world.ts';
import { startWecomRig, type WecomRig } from '../../../../test/harness/wecom-rig.ts';
import type { CardPress } from '../../channels/staff-cards.ts';
import { sql } from '../../kernel/database/sql.ts';
import { makeLogger } from '../../kernel/telemetry/logger.ts';
import type { DispatcherDeps } from '../../outbox/deps.ts';
import { dispatchOnce } from '../../outbox/dispatcher.ts';
import { defaultDispatchSettings } from '../../outbox/settings.ts';
import { closeTasks, createTasks } from './api.ts';
import { pressCard } from './press-card.ts';
import { remindTask } from './remind-task.ts';
import { answerOf, cardKey, taskOfCard } from './rules/card.ts';

const HOUR = 3_600_000;
let db: TestDatabase;
let world: OutboxWorld;
beforeAll(async () => {
  db = await createTestDatabase();
  await db.run(sql`insert into plan (key, name, version, running) values ('test', '测试', 1, true)`);
  const plan = outboxPlan();
  plan.staff['ops-01'] = { name: '小荷', wecom: 'ops-01' };
  await db.run(sql`
    insert into plan_version (version, plan, spec, applied_at, applied_by, changes)
    values (1, 'test', ${JSON.stringify(plan)}::json, ${NOON}, 'test', 1)`);
});
afterAll(() => db.drop());
beforeEach(async () => {
  await db.run(sql`truncate task_card`);
  world = await makeOutboxWorld(db);
  Object.assign(world.plan.staff, { 'ops-01': { name: '小荷', wecom: 'ops-01' } });
  await world.befriend(1, ['ops-01']);
  const base = { do: 'call', title: '回访', staff: 'ops-01', contactId: 1, source: {} };
  const dueAt = new Date(NOON.getTime() + 24 * HOUR);
  await db.transaction((tx) =>
    createTasks(
      tx,
      [
        { ...base, id: 101, fills: [], dueAt },
        { ...base, id: 102, fills: ['tag-group/need'], dueAt },
      ],
      NOON,
    ),
  );
});

const remind = (id: number) => db.transaction((tx) => remindTask(tx, id, world.clock.now()));
const press = (more: Partial<CardPress> = {}) =>
  db.transaction((tx) =>
    pressCard(
      tx,
      {
        key: world.platform.cards[0]?.key ?? '',
        button: 'done',
        userid: 'ops-01',
        code: 'code-new',
        ...more,
      },
      world.clock.now(),
    ),
  );
const taskOf = (id: number) =>
  db.one<{ state: string; outcome: string | null; stuck: boolean }>(
    sql`select state, outcome, stuck_at is not null as stuck from task where id = ${id}`,
  );
const cardRow = () =>
  db.one<{ shown: string | null; code: string }>(sql`select shown, code from task_card order by key limit 1`);
const closed = () => world.platform.cards.map((card) => card.closed);

describe('a card of a task', () => {
  it('is sent for one task alone; several tasks make a plain notice', async () => {
    await remind(101);
    await remind(102);
    await dispatchOnce(world.deps());
    expect(world.platform.notices).toHaveLength(1);
    expect(world.platform.cards).toEqual([]);
    world.clock.advance(HOUR);
    await remind(101);
    await dispatchOnce({ ...world.deps(), settings: { ...world.settings, tasksUrl: 'http://h/tasks' } });
    expect(world.platform.cards.map(({ buttons }) => buttons.map(({ key }) => key))).toEqual([
      ['done', 'later', 'stuck'],
    ]);
    world.clock.advance(HOUR);
    await remind(102);
    await dispatchOnce({ ...world.deps(), settings: { ...world.settings, tasksUrl: 'http://h/tasks' } });
    expect(world.platform.cards[1]?.buttons[0]).toEqual({
      key: 'fill',
      text: '去填写',
      url: 'http://h/tasks',
    });
  });

  it('does the task once, whoever repeats the press', async () => {
    await remind(101);
    await dispatchOnce(world.deps());
    expect(await press()).toBe('done');
    expect(await press()).toBe('the task is done');
    expect(await taskOf(101)).toMatchObject({ state: 'done', outcome: '在企业微信卡片上点了「做完了」' });
    const events = await db.rows(sql`select name, source from event where name = 'task.done'`);
    expect(events).toEqual([{ name: 'task.done', source: 'staff:ops-01' }]);
  });

  it('says what became of the task on every card of it, however it ended', async () => {
    await remind(101);
    await dispatchOnce(world.deps());
    world.clock.advance(HOUR);
    await remind(101);
    await dispatchOnce(world.deps());
    expect(world.platform.cards).toHaveLength(2);
    expect(closed()).toEqual([null, null]);
    await db.transaction((tx) => closeTasks(tx, [{ id: 101, state: 'cancelled', outcome: null }], NOON));
    await dispatchOnce(world.deps());
    expect(closed()).toEqual(['已取消', '已取消']);
    for (const card of world.platform.cards) card.closed = null;
    await dispatchOnce(world.deps());
    expect(closed()).toEqual([null, null]); // the code is spent: nothing is asked a second time
  });

  it('comes again an hour after 稍后, unless the task has ended by then', async () => {
    await remind(101);
    await dispatchOnce(world.deps());
    const [first] = world.platform.cards;
    expect(await press({ button: 'later', code: `code-${first?.key}` })).toBe('later');
    expect(await press({ button: 'stuck', code: `code-${first?.key}` })).toBe('answered before');
    await dispatchOnce(world.deps());
    expect(closed()).toEqual(['1 小时后再提醒']);
    expect(await taskOf(101)).toMatchObject({ state: 'open', stuck: false });
    world.clock.advance(HOUR);
    await dispatchOnce(world.deps());
    expect(world.platform.cards).toHaveLength(2);
    expect(await press({ button: 'later', key: world.platform.cards[1]?.key ?? '' })).toBe('later');
    await db.transaction((tx) => closeTasks(tx, [{ id: 101, state: 'done', outcome: null }], NOON));
    world.clock.advance(HOUR);
    await dispatchOnce(world.deps());
    expect(world.platform.cards).toHaveLength(2);
    expect(Object.values(await world.states())).toContain('dropped task-closed');
  });

  it('marks a task that cannot be opened until somebody reminds', async () => {
    await remind(101);
    await dispatchOnce(world.deps());
    await press({ button: 'stuck' });
    expect(await taskOf(101)).toMatchObject({ state: 'open', stuck: true });
    await remind(101);
    expect(await taskOf(101)).toMatchObject({ stuck: false });
  });

  it('is not answered by others, by strange keys, nor for tasks that are not there', async () => {
    await remind(101);
    await dispatchOnce(world.deps());
    expect(await press({ userid: 'atang' })).toBe('the task is of somebody else');
    expect(await press({ userid: 'nobody' })).toBe('the task is of somebody else');
    expect(await press({ button: 'delete' })).toBe('not a card of a task');
    expect(await press({ key: 'order-7' })).toBe('not a card of a task');
    expect(await press({ key: cardKey(999, 1) })).toBe('the task is gone');
    expect(await taskOf(101)).toMatchObject({ state: 'open' });
    expect((await cardRow())?.code).toBe(`code-${world.platform.cards[0]?.key}`);
  });

  it('is changed by the code of a late press, when its own has ended', async () => {
    await remind(101);
    await dispatchOnce(world.deps());
    await db.transaction((tx) => closeTasks(tx, [{ id: 101, state: 'done', outcome: null }], NOON));
    world.clock.advance(73 * HOUR);
    await dispatchOnce(world.deps());
    expect(closed()).toEqual([null]);
    const [card] = world.platform.cards;
    expect(await press({ code: `code-${card?.key}` })).toBe('the task is done');
    await dispatchOnce(world.deps());
    expect(closed()).toEqual(['已完成']);
  });

  it('is tried again when the platform does not answer, and given up in the end', async () => {
    await remind(101);
    await dispatchOnce(world.deps());
    await db.transaction((tx) => closeTasks(tx, [{ id: 101, state: 'done', outcome: null }], NOON));
    let tries = 0;
    world.platform.faults = (call) => (call === 'closeCard' && ++tries < 3 ? 'later' : undefined);
    for (let i = 0; i < 4; i++) {
      await dispatchOnce(world.deps());
      world.clock.advance(HOUR / 2);
    }
    expect(tries).toBe(3);
    expect(closed()).toEqual(['已完成']);
    await remind(102);
    await dispatchOnce(world.deps());
    await db.transaction((tx) => closeTasks(tx, [{ id: 102, state: 'done', outcome: null }], NOON));
    world.platform.faults = (call) => (call === 'closeCard' ? 'never' : undefined);
    await dispatchOnce(world.deps());
    expect(await db.rows(sql`select shown from task_card where task_id = 102`)).toEqual([{ shown: '' }]);
  });
});

it('a key names its task, and nothing else does', () => {
  fc.assert(
    fc.property(fc.nat(), fc.nat(), (task, notice) => taskOfCard(cardKey(task, notice)) === task),
    { numRuns: 50 },
  );
  for (const key of ['', 'ht-task-', 'ht-task-1', 'ht-task-1-2-3', 'ht-task--1-2', ' ht-task-1-2'])
    expect(taskOfCard(key), key).toBeNull();
  expect(answerOf('toString')).toBeNull();
});

describe('over the real protocol', () => {
  let rig: WecomRig;
  let deps: DispatcherDeps;
  const presses: CardPress[] = [];
  interface Inbox {
    messages: { msgid: string; msgtype: string; content: Record<string, unknown> }[];
  }
  const inbox = async () => (await rig.control<Inbox>('GET', 'staff/ops-01/messages')).messages;
  beforeEach(async () => {
    await db.run(sql`truncate wecom_token, inbox`);
    rig = await startWecomRig(db);
    rig.card.pressed = (one) => {
      presses.push(one);
      return db.transaction((tx) => pressCard(tx, one, rig.clock.now()));
    };
    deps = {
      ...world.deps(),
      clock: rig.clock,
      port: rig.wecom.port,
      log: makeLogger('silent'),
      settings: { ...defaultDispatchSettings, tasksUrl: 'http://127.0.0.1:7800/tasks' },
    };
  });
  afterEach(() => rig.close());
  const remindNow = async () => {
    await db.transaction((tx) => remindTask(tx, 101, rig.clock.now()));
    await dispatchOnce(deps);
  };

  it('a member gets buttons, presses one, the task is done and the card says so', async () => {
    await remindNow();
    const [card] = await inbox();
    expect(card).toMatchObject({ msgtype: 'template_card', content: { card_type: 'button_interaction' } });
    await rig.worker();
    await rig.control('POST', `staff/ops-01/messages/${card?.msgid}/click`, { key: 'done' });
    await rig.settled();
    expect(presses.at(-1)).toMatchObject({ button: 'done', userid: 'ops-01' });
    expect(await taskOf(101)).toMatchObject({ state: 'done' });
    await dispatchOnce(deps);
    expect((await inbox())[0]?.content).toMatchObject({ replaced: '已完成' });
    await dispatchOnce(deps);
    expect(await cardRow()).toMatchObject({ shown: '已完成' });
  });

  it('an app that cannot send buttons sends a plain card', async () => {
    await rig.control('PUT', 'faults', { failNext: [{ path: 'message/send', errcode: 40058, times: 1 }] });
    await remindNow();
    expect((await inbox()).map(({ msgtype }) => msgtype)).toEqual(['textcard']);
    expect(await cardRow()).toBeUndefined();
  });
});
