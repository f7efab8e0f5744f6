import type { JourneyDetail } from '@hetang/contract/http/work';
import type { Journey } from '@hetang/contract/plan/kinds/journeys';
import type { Plan } from '@hetang/contract/plan/registry';
import { pino } from 'pino';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../../../test/harness/database.ts';
import { putPlan } from '../../../../../test/harness/put-plan.ts';
import { manualClock } from '../../../kernel/clock.ts';
import { sql } from '../../../kernel/database/sql.ts';
import { buildHttp, type HttpApp } from '../../../kernel/http/app.ts';
import { exportJourneys } from './export-journeys.ts';
import { getJourney } from './get-journey.ts';
import { listJourneys } from './list-journeys.ts';

const NOW = new Date('2026-03-10T04:00:00Z');
const hello: Journey = {
  name: '首次交流',
  description: '问清需求',
  start: { event: 'contact.added' },
  again: 'never',
  goal: { when: { event: 'account.registered' }, within: '14d' },
  steps: [
    { wait: '10m' },
    { branch: [{ if: { tag: 'need/course' }, do: [{ wait: '1d' }] }, { else: [{ wait: '2d' }] }] },
  ],
};
const other: Journey = {
  name: '唤醒',
  start: { event: 'app.opened' },
  again: 'never',
  steps: [{ wait: '1d' }],
};
const tags: Plan['tags'] = {
  need: { name: '需求标签', choose: 'many', wecom: true, values: { course: '课程学习' } },
};

let db: TestDatabase;
let app: HttpApp;

beforeAll(async () => {
  db = await createTestDatabase();
});
afterAll(() => db.drop());

/** A server without an earlier answer to reuse. */
beforeEach(async () => {
  await db.run(
    sql`truncate enrolment, journey_step, plan, plan_version, definition, definition_current cascade`,
  );
  app = await buildHttp({
    logger: pino({ level: 'silent' }),
    guard: async () => null,
    endpoints: [listJourneys({ db }), exportJourneys({ db, clock: manualClock(NOW) }), getJourney({ db })],
    version: 'test',
  });
});

async function enrol(rows: { id: number; journey: string; version: number; node: number; end?: string }[]) {
  await db.run(sql`
    insert into enrolment (id, contact_id, journey, version, entry, status, node, seq, started_at, end_reason, trigger)
    select id, id, journey, version, 1, case when "end" is null then 'active' else 'ended' end, node, 1, ${NOW}, "end", '{}'
    from json_to_recordset(${JSON.stringify(rows)}::json)
      as r (id bigint, journey text, version int, node int, "end" text)`);
}

async function pass(rows: { id: number; version: number; node: number; outcome?: string }[]) {
  await db.run(sql`
    insert into journey_step (enrolment_id, seq, journey, version, node, at, outcome)
    select id, row_number() over (partition by id order by node), 'hello', version, node, ${NOW}, outcome
    from json_to_recordset(${JSON.stringify(rows)}::json) as r (id bigint, version int, node int, outcome text)`);
}

async function detail(lang = 'zh'): Promise<JourneyDetail> {
  const answer = await app.inject({ url: '/v1/journeys/hello', headers: { 'accept-language': lang } });
  expect([answer.statusCode, answer.statusCode === 200 ? '' : answer.body]).toEqual([200, '']);
  return answer.json();
}

const steps = (journey: JourneyDetail) =>
  journey.steps.map((step) => `${step.node} ${step.kind} ${step.waiting}/${step.passed} ${step.label}`);

test('no plan, no journeys', async () => {
  expect((await app.inject('/v1/journeys')).json()).toEqual({ items: [], total: 0 });
  const none = await app.inject('/v1/journeys/hello');
  expect([none.statusCode, none.json().code]).toEqual([404, 'request/not-found']);
  expect((await app.inject('/v1/journeys/%20')).statusCode).toBe(400);
});

test('lists in the order of the plan, then earlier journeys that people are still on', async () => {
  await putPlan(db, { journeys: { zz: other, hello } }, NOW);
  await putPlan(db, { journeys: { zz: { ...other, name: '唤醒二' }, hello } }, NOW);
  await enrol([
    { id: 1, journey: 'hello', version: 1, node: 0 },
    { id: 2, journey: 'hello', version: 1, node: 4, end: 'goal' },
    { id: 3, journey: 'hello', version: 2, node: 4, end: 'left' },
    { id: 4, journey: 'hello', version: 2, node: 4, end: 'completed' },
    { id: 5, journey: 'gone', version: 1, node: 0 },
    { id: 6, journey: 'over', version: 1, node: 0, end: 'completed' },
  ]);
  const none = { active: 0, started: 0, ended: 0, goalReached: 0, left: 0, control: null };
  expect((await app.inject('/v1/journeys')).json().items).toEqual([
    { key: 'zz', name: '唤醒二', version: 2, ...none },
    {
      ...none,
      key: 'hello',
      name: '首次交流',
      version: 1,
      active: 1,
      started: 4,
      ended: 3,
      goalReached: 1,
      left: 1,
    },
    { ...none, key: 'gone', name: 'gone', version: 1, active: 1, started: 1 },
  ]);
});

test('finds, sorts and exports journeys', async () => {
  await putPlan(db, { journeys: { zz: other, hello } }, NOW);
  await enrol([{ id: 1, journey: 'hello', version: 1, node: 0 }]);
  const keys = async (query: string) => {
    const { items, total } = (await app.inject(`/v1/journeys?${query}`)).json();
    return [...items.map(({ key }: { key: string }) => key), total];
  };
  expect(await keys('sort=-started')).toEqual(['hello', 'zz', 2]);
  expect(await keys('search=首次')).toEqual(['hello', 1]);
  expect(await keys('state=running&size=1&page=2')).toEqual(['hello', 2]);
  expect(await keys('state=paused')).toEqual([0]);
  expect((await app.inject('/v1/journeys?sort=colour')).statusCode).toBe(400);
  const csv = (await app.inject('/v1/journeys/export.csv?search=hello')).body;
  expect(csv.trim().split(/\r?\n/).at(-1)).toBe('hello,首次交流,运行中,1,1,1,0,0,0');
});

test('steps with the people at them and past them', async () => {
  await putPlan(db, { journeys: { hello }, tags }, NOW);
  await enrol([
    { id: 1, journey: 'hello', version: 1, node: 0 },
    { id: 2, journey: 'hello', version: 1, node: 0 },
    { id: 3, journey: 'hello', version: 1, node: 2 },
    { id: 4, journey: 'hello', version: 1, node: 4, end: 'completed' },
    { id: 5, journey: 'hello', version: 1, node: 3, end: 'goal' },
  ]);
  await pass([
    { id: 3, version: 1, node: 0, outcome: 'due' },
    { id: 3, version: 1, node: 1, outcome: 'if 1' },
    { id: 4, version: 1, node: 0, outcome: 'due' },
    { id: 4, version: 1, node: 1, outcome: 'else' },
    { id: 4, version: 1, node: 3, outcome: 'due' },
    { id: 5, version: 1, node: 0 },
    { id: 5, version: 1, node: 1, outcome: 'else' },
  ]);
  const journey = await detail();
  expect(steps(journey)).toEqual([
    '0 wait 2/3 等待 10 分钟',
    '1 branch 0/3 按条件分支，走第一个成立的',
    '-1 arm 0/1 若 带标签 需求标签/课程学习',
    '2 wait 1/0 等待 1 天',
    '-2 arm 0/2 否则',
    '3 wait 0/1 等待 2 天',
    '4 end 0/0 走完全部步骤',
  ]);
  expect(journey).toMatchObject({
    key: 'hello',
    description: '问清需求',
    start: '「添加员工」',
    again: '每人只进入一次',
    goal: '有过「注册账号」（14 天内）',
    leave: null,
    active: 3,
    started: 5,
    ended: 2,
    goalReached: 1,
    endings: [
      { reason: 'completed', count: 1 },
      { reason: 'goal', count: 1 },
    ],
  });
  expect((await detail('en')).steps[0]?.label).toBe('Wait 10 minutes');
});

test('where ways ended, and what the plan says of each step', async () => {
  await putPlan(db, { journeys: { hello }, tags }, NOW);
  await enrol([
    { id: 1, journey: 'hello', version: 1, node: 2, end: 'goal' },
    { id: 2, journey: 'hello', version: 1, node: 2, end: 'left' },
    { id: 3, journey: 'hello', version: 1, node: 2, end: 'left' },
    { id: 4, journey: 'hello', version: 1, node: 4, end: 'completed' },
  ]);
  const journey = await detail();
  const at = (node: number) => journey.steps.find((step) => step.node === node);
  expect(at(2)).toMatchObject({
    ended: [
      { reason: 'left', count: 2 },
      { reason: 'goal', count: 1 },
    ],
    definition: '- wait: 1d\n',
  });
  expect([at(4)?.ended, at(4)?.definition]).toEqual([[{ reason: 'completed', count: 1 }], null]);
  expect([at(-1)?.ended, at(-1)?.definition]).toEqual([[], null]);
  expect([at(-1)?.outcome, at(-2)?.outcome, at(1)?.outcome]).toEqual(['if 1', 'else', null]);
  expect(at(1)?.definition).toContain('- wait: 2d');
  expect(at(3)?.definition).toBe('- wait: 2d\n');
});

test('an earlier version is shown with its own steps and people', async () => {
  await putPlan(db, { journeys: { hello: { ...hello, steps: [{ wait: '5m' }] } } }, NOW);
  await putPlan(db, { journeys: { hello }, tags }, NOW);
  await enrol([
    { id: 1, journey: 'hello', version: 1, node: 0 },
    { id: 2, journey: 'hello', version: 2, node: 0 },
  ]);
  const earlier = (await app.inject('/v1/journeys/hello?version=1')).json() as JourneyDetail;
  expect([earlier.version, steps(earlier)]).toEqual([
    1,
    ['0 wait 1/0 等待 5 分钟', '1 end 0/0 走完全部步骤'],
  ]);
  const none = await app.inject('/v1/journeys/hello?version=9');
  expect([none.statusCode, none.json().message]).toEqual([404, expect.stringContaining('version 9')]);
});

test('versions with the same steps count together; others are told apart', async () => {
  await putPlan(db, { journeys: { hello: { ...hello, steps: [{ wait: '5m' }] } } }, NOW);
  await putPlan(db, { journeys: { hello } }, NOW);
  await putPlan(db, { journeys: { hello: { ...hello, name: '新名字' } }, tags }, NOW);
  await enrol([
    { id: 1, journey: 'hello', version: 1, node: 0 },
    { id: 2, journey: 'hello', version: 2, node: 0 },
    { id: 3, journey: 'hello', version: 3, node: 0 },
  ]);
  await pass([
    { id: 11, version: 1, node: 0 },
    { id: 12, version: 2, node: 0 },
    { id: 13, version: 3, node: 0 },
  ]);
  const journey = await detail();
  expect([journey.name, journey.version, journey.active]).toEqual(['新名字', 3, 3]);
  expect(steps(journey)[0]).toBe('0 wait 2/2 等待 10 分钟');
  expect(steps(journey).at(-1)).toBe('-3 older 1/0 还在较早版本的步骤上');
});

test('a journey that was taken out is shown as it last was', async () => {
  await putPlan(db, { journeys: { hello } }, NOW);
  await putPlan(db, { journeys: { other } }, NOW);
  await enrol([{ id: 1, journey: 'hello', version: 1, node: 0 }]);
  const journey = await detail();
  expect([journey.name, journey.version, journey.steps[0]?.waiting]).toEqual(['首次交流', 1, 1]);
});
