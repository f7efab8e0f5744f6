import type {
  ControlResult,
  EnrolmentDetail,
  EnrolmentRow,
  EnrolResult,
  MoveResult,
} from '@hetang/contract/http/journeys';
import { pino } from 'pino';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openStage, type Stage } from '../../../../../test/harness/engine-stage.ts';
import { sql } from '../../../kernel/database/sql.ts';
import { buildHttp, type HttpApp } from '../../../kernel/http/app.ts';
import { sweepStranded } from '../sweep.ts';
import { journeyEndpoints } from './endpoints.ts';

const REST = `
stages: { new: { name: 新客 } }
tags: { need: { name: 需求, choose: many, values: { course: 课程, gift: 礼包 } } }
staff: { lin: { name: Lin, wecom: lin } }
messages: { hello: { name: 问候, text: Hi }, bye: { name: 再见, text: Bye } }
`;
const plan = (steps: string): string => `${REST}
journeys:
  hello:
    name: 问候旅程
    start: { event: app.opened }
    again: after-end
    leave: { event: contact.lost }
    steps: ${steps}
  asked: { name: 按需, start: on-request, key: order, steps: [{ wait: 1d }] }
`;
const FIRST = plan(`[{ message: hello }, { wait: 1d }, { message: bye, id: bye },
      { task: { do: call, by: lin, due: 2d } }, { wait: { for: { event: order.paid }, at-most: 5d }, id: paying }]`);
const SECOND = plan(`[{ message: hello }, { tag: need/gift }, { wait: 1d }, { wait: 2h },
      { wait: { for: { event: order.paid }, at-most: 9d }, id: paying }, { message: bye }]`);

let stage: Stage;
let app: HttpApp;
let who = '';
let nr = 0;

beforeAll(async () => {
  stage = await openStage('2026-03-02T00:00:00Z', FIRST);
});
afterAll(() => stage.close());

beforeEach(async () => {
  nr += 1;
  who = `p${nr}`;
  await stage.db.run(sql`delete from journey_control`);
  await stage.db.run(sql`update enrolment set status = 'ended' where status = 'active'`);
  await stage.db.run(sql`delete from timer`);
  app = await buildHttp({
    logger: pino({ level: 'silent' }),
    guard: async () => ({ kind: 'user', id: 1, name: '陈' }),
    endpoints: journeyEndpoints(stage),
    version: 'test',
  });
});

async function post<T>(url: string, body: object, status = 200): Promise<T> {
  const answer = await app.inject({ method: 'POST', url, payload: body });
  expect([answer.statusCode, answer.statusCode === status ? '' : answer.body]).toEqual([status, '']);
  return answer.json() as T;
}
async function get<T>(url: string): Promise<T> {
  const answer = await app.inject({ url, headers: { 'accept-language': 'zh' } });
  expect([answer.statusCode, answer.statusCode === 200 ? '' : answer.body]).toEqual([200, '']);
  return answer.json() as T;
}
const control = (action: string, more = {}, status = 200) =>
  post<ControlResult>('/v1/journeys/hello/control', { action, reason: '试一下', ...more }, status);
const move = (body: object, status = 200) => post<MoveResult>('/v1/journeys/hello/move', body, status);
const messages = (id: number) =>
  stage.db.rows<{ message: string; state: string; reason: string | null }>(sql`
    select message, state, reason from intention where contact_id = ${id} and kind = 'message' order by id`);
const entry = (id: number) =>
  stage.db.one<{ id: number; status: string; node: number; version: number; end_reason: string | null }>(
    sql`select id, status, node, version, end_reason from enrolment where contact_id = ${id} order by id desc limit 1`,
  );
const DAY = 24 * 60;

describe('control', () => {
  it('pauses: nobody enters or moves, messages are held; resuming lets go what came due', async () => {
    const id = await stage.send(who, 'app.opened');
    expect(await control('pause', { dryRun: true })).toMatchObject({
      from: 'running',
      state: 'paused',
      done: false,
      consequences: { active: 1, messages: 1, tasks: 0, due: 0, dueInADay: 1 },
    });
    await control('pause');
    expect(await messages(id)).toEqual([{ message: 'hello', state: 'deferred', reason: 'journey-paused' }]);
    const other = await stage.send(`${who}x`, 'app.opened');
    await stage.pass(2 * DAY);
    expect(await entry(other)).toBeUndefined();
    expect(await entry(id)).toMatchObject({ node: 1, status: 'active' });
    expect(await sweepStranded({ ...stage, log: pino({ level: 'silent' }) })).toMatchObject({ found: 0 });
    await control('resume');
    await stage.settle();
    expect(await entry(id)).toMatchObject({ node: 3, status: 'active' });
    expect(await messages(id)).toEqual([
      { message: 'hello', state: 'pending', reason: null },
      { message: 'bye', state: 'pending', reason: null },
    ]);
  });

  it('keeps what happens in a pause: a task that is done, a goal that is left', async () => {
    const id = await stage.send(who, 'app.opened');
    await stage.pass(DAY);
    await control('pause');
    const task = await stage.db.one<{ id: number }>(
      sql`select id from task where contact_id = ${id} order by id desc limit 1`,
    );
    await stage.send(who, 'task.done', { task: task?.id });
    expect(await entry(id)).toMatchObject({ node: 4, status: 'active' });
    await stage.send(who, 'order.paid');
    expect(await entry(id)).toMatchObject({ node: 4, status: 'active' });
    await control('resume');
    await stage.settle();
    const trace = await get<EnrolmentDetail>(`/v1/enrolments/${(await entry(id))?.id}`);
    expect(trace.waiting).toBe('event');
    await control('pause');
    await stage.send(who, 'contact.lost');
    expect(await entry(id)).toMatchObject({ status: 'ended', end_reason: 'left' });
  });

  it('drains: those inside finish, nobody enters', async () => {
    const id = await stage.send(who, 'app.opened');
    await control('drain');
    const other = await stage.send(`${who}x`, 'app.opened');
    expect(await entry(other)).toBeUndefined();
    await stage.pass(DAY);
    await stage.pass(2 * DAY);
    await stage.pass(5 * DAY);
    expect(await entry(id)).toMatchObject({ status: 'ended', end_reason: 'completed' });
  });

  it('stops: all are out, tasks and messages are taken back, and it may run again', async () => {
    const id = await stage.send(who, 'app.opened');
    const other = await stage.send(`${who}x`, 'app.opened');
    await stage.pass(DAY);
    await control('stop');
    await control('resume', {}, 409);
    await stage.settle();
    expect([await entry(id), await entry(other)]).toMatchObject([
      { status: 'ended', end_reason: 'stopped' },
      { status: 'ended', end_reason: 'stopped' },
    ]);
    expect((await messages(id)).map((row) => row.state)).toEqual(['cancelled', 'cancelled']);
    expect(await stage.db.rows(sql`select state from task where contact_id = ${id}`)).toEqual([
      { state: 'cancelled' },
    ]);
    expect(await stage.db.rows(sql`select 1 from timer`)).toEqual([]);
    await control('resume');
    expect(await entry(await stage.send(who, 'app.opened'))).toMatchObject({ status: 'active' });
    const { items } = await get<{ items: { state: string; by: string; reason: string }[] }>(
      '/v1/journeys/hello/controls',
    );
    expect(items.map((row) => [row.state, row.by, row.reason])).toEqual([
      ['running', '陈', '试一下'],
      ['stopped', '陈', '试一下'],
    ]);
    const list = await get<{ items: { key: string; control: { state: string } | null }[] }>('/v1/journeys');
    expect(list.items.map((row) => [row.key, row.control?.state])).toEqual([
      ['hello', 'running'],
      ['asked', undefined],
    ]);
  });

  it('refuses what makes no sense', async () => {
    await control('resume', {}, 409);
    await post('/v1/journeys/none/control', { action: 'pause', reason: 'x' }, 404);
    await post('/v1/journeys/hello/control', { action: 'pause', reason: ' ' }, 400);
  });
});

describe('asking for people to enter', () => {
  const enrol = (body: object, status = 200) =>
    post<EnrolResult>('/v1/journeys/asked/enrolments', body, status);

  it('answers for each, once for an id, and the engine lets them in', async () => {
    const id = await stage.send(who, 'page.seen');
    const body = {
      id: 'r1',
      key: 'A',
      contacts: [{ unionid: who }, { contact_id: id }, { unionid: 'nobody' }],
    };
    expect((await enrol(body)).results).toEqual([
      { status: 'accepted', contactId: id },
      { status: 'duplicate', contactId: id },
      { status: 'unknown' },
    ]);
    expect((await enrol(body)).results[0]?.status).toBe('duplicate');
    await stage.settle();
    expect((await enrol({ ...body, id: 'r2' })).results[0]?.status).toBe('under-way');
    expect((await enrol({ key: 'B', contacts: [{ unionid: who }] })).results[0]?.status).toBe('accepted');
    await stage.settle();
    const list = await get<{ items: EnrolmentRow[]; total: number }>(
      `/v1/enrolments?contact=${id}&journey=asked&sort=id`,
    );
    expect(list.items.map((row) => [row.key, row.status, row.step])).toEqual([
      ['A', 'active', '等待 1 天'],
      ['B', 'active', '等待 1 天'],
    ]);
    const { version = 0 } = list.items[0] ?? {};
    const totalOf = async (query: string) =>
      (await get<{ total: number }>(`/v1/enrolments?contact=${id}&journey=asked&${query}`)).total;
    expect([
      await totalOf(`stepsOf=${version}`),
      await totalOf(`stepsOf=${version}&version=${version}`),
      await totalOf(`stepsOf=${version}&version=${version + 1}`),
      await totalOf(`stepsOf=${version + 1}`),
    ]).toEqual([2, 2, 0, 0]);
    expect((await app.inject(`/v1/enrolments?stepsOf=${version}`)).statusCode).toBe(400);
    const trace = await get<EnrolmentDetail>(`/v1/enrolments/${list.items[0]?.id}`);
    expect(trace.trigger).toMatchObject({ event: 'journey.called', by: 'staff:陈' });
    await stage.pass(DAY);
    expect((await enrol({ key: 'B', contacts: [{ unionid: who }] })).results[0]?.status).toBe(
      'entered-before',
    );
  });

  it('refuses a journey that is halted or not in the plan', async () => {
    await post('/v1/journeys/none/enrolments', { contacts: [{ unionid: who }] }, 409);
    await post('/v1/journeys/asked/control', { action: 'drain', reason: 'x' });
    await enrol({ contacts: [{ unionid: who }] }, 409);
    await enrol({ contacts: [] }, 400);
  });
});

it('a way with every decision in words', async () => {
  const id = await stage.send(who, 'app.opened');
  await stage.pass(DAY);
  const trace = await get<EnrolmentDetail>(`/v1/enrolments/${(await entry(id))?.id}`);
  expect(trace).toMatchObject({
    journey: { key: 'hello', name: '问候旅程' },
    step: '任务「call」：Lin在 2 天内完成',
    waiting: 'task',
    trigger: { event: 'app.opened', words: '「打开应用」', by: null },
    tasks: [{ title: 'call', state: 'open' }],
  });
  expect(trace.steps.map((step) => [step.node, step.step, step.outcome])).toEqual([
    [0, '发送消息「问候」', null],
    [1, '等待 1 天', 'due'],
    [2, '发送消息「再见」', null],
  ]);
  expect(trace.messages.map((row) => row.message?.name)).toEqual(['问候', '再见']);
  expect((await app.inject('/v1/enrolments/999999')).statusCode).toBe(404);
  expect((await app.inject('/v1/enrolments?sort=x')).statusCode).toBe(400);
});

describe('moving people to the newest version', () => {
  it('shows what would happen, then moves everybody or nobody', async () => {
    const waits = await stage.send(`${who}a`, 'app.opened');
    await stage.pass(DAY);
    const asks = waits;
    const fresh = await stage.send(`${who}b`, 'app.opened');
    const pays = await stage.send(`${who}c`, 'app.opened');
    await stage.db.run(sql`update enrolment set node = 4, waiting = 'event' where contact_id = ${pays}`);
    const from = (await entry(waits))?.version ?? 0;
    await move({ from: [from] }, 409);
    await stage.apply(SECOND);
    const { items } = await get<{ items: { version: number; people: number; sameSteps: boolean }[] }>(
      '/v1/journeys/hello/versions',
    );
    expect(items).toMatchObject([{ version: from, people: 3, sameSteps: false }]);
    const shown = await move({ from: [from] });
    expect(shown).toMatchObject({ done: false, moved: 2, stayed: 1, exited: 0, to: from + 1 });
    expect(shown.steps.map(({ node, to, by, how, people }) => [node, to, by, how, people])).toEqual([
      [1, 2, 'content', 'keep', 1],
      [3, null, 'none', 'stay', 1],
      [4, 4, 'id', 'keep', 1],
    ]);
    expect((await entry(fresh))?.version).toBe(from);
    const done = await move({ from: [from], map: { 3: 5 }, dryRun: false });
    expect(done).toMatchObject({ done: true, moved: 3, stayed: 0 });
    await stage.settle();
    expect(await entry(fresh)).toMatchObject({ version: from + 1, node: 2, status: 'active' });
    expect(await entry(pays)).toMatchObject({ version: from + 1, node: 4, status: 'active' });
    // Woken at the last message, whose task nobody waits for any more.
    expect(await entry(asks)).toMatchObject({ version: from + 1, status: 'ended', end_reason: 'completed' });
    expect(await stage.db.rows(sql`select state, outcome from task where contact_id = ${asks}`)).toEqual([
      { state: 'cancelled', outcome: 'journey moved' },
    ]);
    const trace = await get<EnrolmentDetail>(`/v1/enrolments/${(await entry(fresh))?.id}`);
    expect(trace.steps.at(-1)).toMatchObject({
      outcome: 'moved',
      version: from,
      node: 1,
      detail: { toVersion: from + 1, to: 2, by: '陈' },
    });
    await stage.pass(DAY);
    expect(await entry(fresh)).toMatchObject({ node: 3, status: 'active' });
    await stage.apply(FIRST);
  });

  it('lets people leave, and refuses steps and versions that there are not', async () => {
    const id = await stage.send(who, 'app.opened');
    const from = (await entry(id))?.version ?? 0;
    await stage.apply(SECOND);
    await move({ from: [from], map: { 99: 1 } }, 422);
    await move({ from: [from], map: { 1: 99 } }, 422);
    await move({ from: [12345] }, 404);
    await move({ from: [from, 2] }, 422);
    expect(await move({ from: [from], map: { 1: 'exit' }, dryRun: false })).toMatchObject({ exited: 1 });
    await stage.settle();
    expect(await entry(id)).toMatchObject({ status: 'ended', end_reason: 'moved-out' });
    await stage.apply(FIRST);
  });
});

it('somebody whose version is not known any more leaves', async () => {
  const id = await stage.send(who, 'app.opened');
  await stage.db.run(sql`update enrolment set version = 9999 where contact_id = ${id}`);
  await stage.send(who, 'order.paid');
  await stage.pass(DAY);
  expect(await entry(id)).toMatchObject({ status: 'ended', end_reason: 'gone' });
  const trace = await get<EnrolmentDetail>(`/v1/enrolments/${(await entry(id))?.id}`);
  expect(trace).toMatchObject({ step: null, endReason: 'gone' });
});

it('the sweeper finds who was stranded by hand, and sets them going', async () => {
  const timeless = await stage.send(`${who}a`, 'app.opened');
  const aimless = await stage.send(`${who}b`, 'app.opened');
  const fine = await stage.send(`${who}c`, 'app.opened');
  await stage.db.run(sql`delete from timer where contact_id in (${timeless}, ${aimless})`);
  await stage.db.run(
    sql`update enrolment set waiting = null, due_at = null where contact_id = ${aimless} and status = 'active'`,
  );
  const log = pino({ level: 'silent' });
  const found = await sweepStranded({ ...stage, log });
  expect(found).toMatchObject({ found: 2, repaired: 2 });
  expect(new Set(found.enrolments)).toEqual(
    new Set([(await entry(timeless))?.id, (await entry(aimless))?.id]),
  );
  expect(await sweepStranded({ ...stage, log })).toMatchObject({ found: 0 });
  await stage.pass(DAY);
  for (const id of [timeless, fine]) expect(await entry(id)).toMatchObject({ node: 3, status: 'active' });
});
