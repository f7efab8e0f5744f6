import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../../../test/harness/database.ts';
import {
  makeOutboxWorld,
  NOON,
  type OutboxWorld,
  outboxPlan,
} from '../../../../../test/harness/outbox-world.ts';
import { sql } from '../../../kernel/database/sql.ts';
import { buildHttp, type HttpApp } from '../../../kernel/http/app.ts';
import { makeLogger } from '../../../kernel/telemetry/logger.ts';
import { dispatchOnce } from '../../../outbox/dispatcher.ts';
import { createTasks, type NewTask } from '../api.ts';
import { taskEndpoints } from './endpoints.ts';

const HOUR = 3_600_000;

let db: TestDatabase;
let world: OutboxWorld;
let app: HttpApp;
beforeAll(async () => {
  db = await createTestDatabase();
  const plan = outboxPlan();
  plan.fields = {
    business: { name: '公司业务', type: 'text' },
    size: { name: '规模', type: 'choice', values: ['小', '大'] },
    staffs: { name: '人数', type: 'number' },
    since: { name: '成立', type: 'date' },
  };
  plan.tags.intent = { name: '意向', choose: 'one', wecom: true, values: { A: '高', B: '低' } };
  await db.run(sql`insert into plan (key, name, version, running) values ('test', '测试', 1, true)`);
  await db.run(sql`
    insert into plan_version (version, plan, spec, applied_at, applied_by, changes)
    values (1, 'test', ${JSON.stringify(plan)}::json, ${NOON}, 'test', 1)`);
});
afterAll(() => db.drop());

const task = (id: number, more: Partial<NewTask> = {}): NewTask => ({
  id,
  do: 'ask-needs',
  title: `了解需求 ${id}`,
  staff: 'ops-01',
  contactId: 1,
  fills: ['tag-group/need'],
  dueAt: new Date(NOON.getTime() + id * HOUR),
  source: { journey: 'new-friend', enrolment: 1 },
  ...more,
});

beforeEach(async () => {
  world = await makeOutboxWorld(db);
  app = await buildHttp({
    logger: makeLogger('silent'),
    guard: async () => ({ kind: 'user', id: 7, name: 'test' }),
    endpoints: taskEndpoints({ db, clock: world.clock }),
    version: 'test',
  });
  await world.befriend(1, ['ops-01']);
  await db.transaction((tx) =>
    createTasks(tx, [task(101), task(103), task(102, { staff: 'ops-02' }), task(104, { staff: null })], NOON),
  );
  return () => app.close();
});

const get = async (url: string) => (await app.inject({ url })).json();
const post = async (url: string, payload?: object) => {
  const answer = await app.inject({ method: 'POST', url, ...(payload ? { payload } : {}) });
  return { status: answer.statusCode, body: answer.json() };
};
const idsOf = async (url: string) => (await get(url)).items.map((item: { id: number }) => item.id);

/** A mass send to contact 1 that waits for confirmation; answers its task. */
async function massTask(): Promise<number> {
  await world.intend([{ dedupe: 'm', kind: 'message', contactId: 1, message: 'pack' }]);
  world.clock.advance(300_000);
  await dispatchOnce(world.deps());
  const [id] = await idsOf('/v1/tasks?kind=confirm-send&state=open');
  return id;
}

describe('the list of tasks', () => {
  it('shows what is open first, by due time, with names', async () => {
    await post('/v1/tasks/101/done', {});
    const all = await get('/v1/tasks');
    expect(all.total).toBe(4);
    expect(all.items.map((item: { id: number }) => item.id)).toEqual([102, 103, 104, 101]);
    expect(all.items[0]).toEqual({
      id: 102,
      kind: 'follow-up',
      do: 'ask-needs',
      title: '了解需求 102',
      staff: { key: 'ops-02', name: '阿塘' },
      contact: { id: 1, name: '客户1' },
      targets: null,
      moment: null,
      text: null,
      fills: ['tag-group/need'],
      state: 'open',
      dueAt: new Date(NOON.getTime() + 102 * HOUR).toISOString(),
      createdAt: NOON.toISOString(),
      closedAt: null,
      outcome: null,
      stuckAt: null,
    });
  });

  it('filters, sorts and pages', async () => {
    expect(await idsOf('/v1/tasks?staff=ops-02')).toEqual([102]);
    expect(await idsOf('/v1/tasks?sort=-dueAt&size=2&page=2')).toEqual([102, 101]);
    expect(await idsOf(`/v1/tasks?search=${encodeURIComponent('需求 103')}`)).toEqual([103]);
    expect(await idsOf(`/v1/tasks?search=${encodeURIComponent('客户1')}&sort=dueAt`)).toEqual([
      101, 102, 103, 104,
    ]);
    expect(await idsOf(`/v1/tasks?search=${encodeURIComponent('%')}`)).toEqual([]);
    world.clock.advance(102.5 * HOUR);
    expect(await idsOf('/v1/tasks?overdue=yes')).toEqual([101, 102]);
    expect(await idsOf('/v1/tasks?overdue=no')).toEqual([103, 104]);
    expect((await app.inject({ url: '/v1/tasks?sort=secret' })).statusCode).toBe(400);
  });

  it('is exported without formulas', async () => {
    await post('/v1/tasks/103/done', { note: '=1+1' });
    const answer = await app.inject({ url: '/v1/tasks/export.csv?state=done' });
    const lines = answer.payload.trimEnd().split('\r\n');
    expect(lines[0]).toMatch(/^\uFEFF任务编号,/);
    expect(lines[1]).toBe(
      "103,跟进,ask-needs,了解需求 103,小荷,1,客户1,,已完成,2026-03-14 19:00:00,2026-03-10 12:00:00,2026-03-10 12:00:00,'=1+1,",
    );
  });
});

describe('a follow-up', () => {
  it('is done once, and the log hears what came of it', async () => {
    const outcome = {
      note: '要课程',
      tags: ['need/course', 'intent/A'],
      fields: { business: '电商', staffs: 3 },
    };
    const answers = await Promise.all([
      post('/v1/tasks/101/done', outcome),
      post('/v1/tasks/101/done', outcome),
    ]);
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, 409]);
    expect(answers.find((answer) => answer.status === 409)?.body.code).toBe('task/closed');
    expect(await db.rows(sql`select name, contact_id, source, props from event`)).toEqual([
      {
        name: 'task.done',
        contact_id: 1,
        source: 'user:7',
        props: { task: 101, do: 'ask-needs', ...outcome },
      },
    ]);
    expect(await get('/v1/tasks?state=done')).toMatchObject({ items: [{ id: 101, outcome: '要课程' }] });
  });

  it.each([
    [{ tags: ['need/none'] }, 'tags[0]'],
    [{ tags: ['constructor/name'] }, 'tags[0]'],
    [{ tags: ['need/course/x'] }, 'tags[0]'],
    [{ tags: ['intent/A', 'intent/B'] }, 'tags'],
    [{ fields: { unknown: 'x' } }, 'fields.unknown'],
    [{ fields: { size: '中' } }, 'fields.size'],
    [{ fields: { staffs: '3' } }, 'fields.staffs'],
    [{ fields: { business: 3 } }, 'fields.business'],
    [{ fields: { since: '2026-02-30' } }, 'fields.since'],
  ])('refuses %j and stays open', async (outcome, field) => {
    const { status, body } = await post('/v1/tasks/101/done', outcome);
    expect([status, body.code]).toEqual([400, 'request/invalid']);
    expect(body.message).toContain(field);
    expect(await get('/v1/tasks?state=done')).toEqual({ items: [], total: 0 });
    expect(await db.rows(sql`select from event`)).toEqual([]);
  });

  it('is cancelled', async () => {
    expect((await post('/v1/tasks/101/cancel')).status).toBe(200);
    expect((await post('/v1/tasks/101/cancel')).body).toMatchObject({ code: 'task/closed' });
    expect((await post('/v1/tasks/999/cancel')).status).toBe(404);
    expect((await post('/v1/tasks/abc/cancel')).status).toBe(400);
  });

  it('is reminded of three times in 24 hours', async () => {
    for (let i = 0; i < 3; i++) {
      expect((await post('/v1/tasks/101/remind')).status).toBe(200);
      world.clock.advance(HOUR);
    }
    expect((await post('/v1/tasks/101/remind')).body.code).toBe('task/remind-limit');
    await dispatchOnce(world.deps());
    expect(world.platform.notices).toEqual([
      {
        userids: ['xiaohe'],
        title: '任务提醒',
        text: Array.from({ length: 3 }, () => '了解需求 101(客户:客户1)').join('\n'),
      },
    ]);
    world.clock.advance(22 * HOUR);
    expect((await post('/v1/tasks/101/remind')).status).toBe(200);
    expect((await post('/v1/tasks/104/remind')).body.code).toBe('task/nobody');
  });
});

describe('a mass send to confirm', () => {
  it('shows text and people, and cannot be finished here', async () => {
    const id = await massTask();
    expect((await get('/v1/tasks?kind=confirm-send')).items[0]).toMatchObject({
      id,
      do: 'confirm-send',
      targets: 1,
      text: '这是资料包',
      contact: { id: 1, name: '客户1' },
    });
    expect((await post(`/v1/tasks/${id}/done`, {})).body.code).toBe('task/confirm-in-client');
  });

  it('is reminded of by the platform, three times in 24 hours', async () => {
    const id = await massTask();
    for (let i = 0; i < 3; i++) {
      expect((await post(`/v1/tasks/${id}/remind`)).status).toBe(200);
      await dispatchOnce(world.deps());
      world.clock.advance(60_000);
    }
    expect(world.platform.masses[0]?.reminders).toHaveLength(3);
    expect((await post(`/v1/tasks/${id}/remind`)).body.code).toBe('task/remind-limit');
  });

  it('is called off at the platform when it is cancelled', async () => {
    const id = await massTask();
    expect((await post(`/v1/tasks/${id}/cancel`)).status).toBe(200);
    await dispatchOnce(world.deps());
    expect(world.platform.masses[0]?.cancelled).toBe(true);
    expect(await idsOf('/v1/tasks?state=cancelled')).toEqual([id]);
    expect(await world.states()).toEqual({ m: 'cancelled cancelled-by-operator' });
  });

  it('that was confirmed meanwhile counts as sent although it is cancelled', async () => {
    const id = await massTask();
    world.platform.confirmAll('xiaohe');
    await post(`/v1/tasks/${id}/cancel`);
    await dispatchOnce(world.deps());
    expect(await world.states()).toEqual({ m: 'sent' });
    expect(await idsOf('/v1/tasks?state=done')).toEqual([id]);
  });
});
