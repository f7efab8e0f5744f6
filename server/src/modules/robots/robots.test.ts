import type { Home } from '@hetang/contract/http/home';
import { pino } from 'pino';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createEmulator, type Emulator } from '../../../../emulator/src/emulator.ts';
import { createTestDatabase, type TestDatabase } from '../../../../test/harness/database.ts';
import { seal, unseal } from '../../channels/wecom/client/seal.ts';
import { robotsOf } from '../../channels/wecom/robot-port.ts';
import { manualClock } from '../../kernel/clock.ts';
import { sql } from '../../kernel/database/sql.ts';
import { buildHttp, type HttpApp } from '../../kernel/http/app.ts';
import { robotEndpoints } from './http/endpoints.ts';
import { fitBytes } from './rules/words.ts';
import { tellGroups } from './tell-groups.ts';

const SECRET = 'the key of the installation';
const clock = manualClock('2026-03-02T00:00:00Z');
let db: TestDatabase;
let emulator: Emulator;
let app: HttpApp;
let base = '';

const home: Home = {
  plan: { key: 'p', name: '春季', version: 1, appliedAt: '2026-03-01T00:00:00.000Z' },
  asOf: '2026-03-02T00:00:00.000Z',
  goals: [
    {
      key: 'g',
      name: '新增好友',
      metric: 'x',
      target: 200,
      by: '2026-03-31',
      actual: 50,
      reached: 0.25,
      elapsed: 0.5,
      due: 0.5,
    },
  ],
  stages: [],
  today: { added: 0, lost: 0, sent: 0, tasksOpen: 3, tasksOverdue: 1, awaitingConfirmation: 0 },
  attention: [{ code: 'tasks-overdue', count: 1, link: '/tasks' }],
};
const deps = () => ({
  db,
  clock,
  machine: clock,
  port: robotsOf(base),
  seal: (text: string) => seal(SECRET, text),
  unseal: (sealed: Buffer) => unseal(SECRET, sealed),
  readHome: async () => home,
});

beforeAll(async () => {
  db = await createTestDatabase();
  emulator = createEmulator();
  base = await emulator.listen();
});
afterAll(async () => {
  await emulator.close();
  await db.drop();
});
beforeEach(async () => {
  await db.run(sql`truncate robot, robot_pace, robot_message, alert, alert_read restart identity`);
  app = await buildHttp({
    logger: pino({ level: 'silent' }),
    guard: async () => ({ kind: 'user', id: 1, name: '林' }),
    endpoints: robotEndpoints(deps()),
    version: 'test',
  });
});

const control = async (method: string, path: string, body?: unknown) => {
  const headers = { 'content-type': 'application/json' };
  const answer = await fetch(`${base}/control/robots${path}`, {
    method,
    ...(body ? { body: JSON.stringify(body), headers } : {}),
  });
  return answer.json();
};
const add = async (more: object = {}) => {
  const { key, path } = await control('POST', '', { name: '运营群' });
  const payload = {
    name: '运营群',
    address: `${base}${path}`,
    alerts: 'bad',
    summaryMinute: null,
    active: true,
    ...more,
  };
  const answer = await app.inject({ method: 'POST', url: '/v1/wecom/robots', payload });
  return { key, payload, id: answer.json().id as number, status: answer.statusCode };
};
const arrived = async (key: string): Promise<string[]> => {
  const { robots } = await control('GET', '');
  const robot = robots.find((one: { key: string }) => one.key === key);
  return robot.messages.map((one: { content: { content: string } }) => one.content.content);
};
const alert = (code: string, level: string) => sql`
  insert into alert (code, level, count, link, opened_at) values (${code}, ${level}, 2, '/', ${clock.now()})`;
const listed = async () => (await app.inject('/v1/wecom/robots')).json().items[0];

test('a group is told of an alert once, from its severity on, also by two processes at a time', async () => {
  const bad = await add();
  const both = await add({ alerts: 'warning' });
  await db.run(alert('codes-failed', 'bad'));
  await db.run(alert('tasks-overdue', 'warning'));
  await Promise.all([tellGroups(deps()), tellGroups(deps())]);
  await tellGroups(deps());
  expect(await arrived(bad.key)).toEqual(['<font color="warning">【故障】</font>渠道活码创建失败：2']);
  expect(await arrived(both.key)).toHaveLength(2);
});

test('more than twenty a minute wait for the next minute', async () => {
  const { key } = await add();
  for (let i = 0; i < 23; i++) await db.run(alert(`check/${i}`, 'bad'));
  await tellGroups(deps());
  expect(await arrived(key)).toHaveLength(20);
  expect((await listed()).waiting).toBe(3);
});

test('the day is told once, from its minute on and not hours later', async () => {
  // 08:00 in Shanghai
  const due = await add({ summaryMinute: 7 * 60 + 30 });
  const later = await add({ summaryMinute: 8 * 60 + 1 });
  const missed = await add({ summaryMinute: 5 * 60 });
  await tellGroups(deps());
  await tellGroups(deps());
  expect(await arrived(due.key)).toEqual([
    '**荷塘 · 2026-03-02 · 春季**\n新增好友：50 / 200（25%，此时应达 50%）\n任务：待办 3，逾期 1，待确认群发 0\n需要处理：\n> 任务已经逾期：1',
  ]);
  expect(await arrived(later.key)).toEqual([]);
  expect(await arrived(missed.key)).toEqual([]);
});

test('only addresses of the platform, each once; the key lies sealed', async () => {
  const { key, payload, status } = await add();
  expect(status).toBe(201);
  const post = (address: string) =>
    app.inject({ method: 'POST', url: '/v1/wecom/robots', payload: { ...payload, address } });
  expect((await post(payload.address)).statusCode).toBe(409);
  for (const address of [
    'http://169.254.169.254/cgi-bin/webhook/send?key=aaaaaaaaaa',
    `${base}/other?key=${key}`,
  ])
    expect((await post(address)).json()).toMatchObject({ code: 'robot/address' });
  const row = await db.one<{ sealed: Buffer }>(sql`select sealed from robot`);
  expect(row?.sealed.includes(key)).toBe(false);
});

test('a robot that is gone says what to do; one that is off says nothing', async () => {
  const { id, key, payload } = await add();
  const trial = async () =>
    (await app.inject({ method: 'POST', url: `/v1/wecom/robots/${id}/test` })).json().problem;
  expect(await trial()).toBeNull();
  expect(await arrived(key)).toHaveLength(1);
  const { address: _, ...put } = { ...payload, active: false };
  const change = await app.inject({ method: 'PUT', url: `/v1/wecom/robots/${id}`, payload: put });
  expect(change.statusCode).toBe(204);
  await db.run(alert('codes-failed', 'bad'));
  await tellGroups(deps());
  expect(await arrived(key)).toHaveLength(1);
  await app.inject({ method: 'PUT', url: `/v1/wecom/robots/${id}`, payload: { ...put, active: true } });
  await control('DELETE', `/${key}`);
  await tellGroups(deps());
  expect(await trial()).toContain('重新复制机器人的 Webhook 地址');
  expect((await listed()).problem).toContain('群机器人地址无效');
  expect((await app.inject({ method: 'DELETE', url: `/v1/wecom/robots/${id}` })).statusCode).toBe(204);
  expect(await listed()).toBeUndefined();
});

test('what a process took and never settled may have arrived and is not said again', async () => {
  const { id, key } = await add();
  await db.run(sql`
    insert into robot_message (robot, cause, words, state, attempts, next_at, claimed_at, created_at)
    values (${id}, 'alert/9', '一', 'sending', 1, ${clock.now()}, ${new Date('2026-03-01')}, ${clock.now()})`);
  await tellGroups(deps());
  expect(await arrived(key)).toEqual([]);
});

test('a text is cut between characters', () => {
  expect(fitBytes('荷塘', 6)).toBe('荷塘');
  expect(fitBytes('荷塘月色', 8)).toBe('荷…');
});
