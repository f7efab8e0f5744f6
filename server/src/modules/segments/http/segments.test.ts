import type { SegmentExplanation, SegmentList, SegmentMembers } from '@hetang/contract/http/segments';
import type { Plan } from '@hetang/contract/plan/registry';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../../../test/harness/database.ts';
import { putPlan } from '../../../../../test/harness/put-plan.ts';
import { manualClock } from '../../../kernel/clock.ts';
import { sql } from '../../../kernel/database/sql.ts';
import { buildHttp, type HttpApp } from '../../../kernel/http/app.ts';
import { makeLogger } from '../../../kernel/telemetry/logger.ts';
import { segmentEndpoints } from './endpoints.ts';

const NOW = new Date('2026-03-10T04:00:00Z');
const definitions: Partial<Plan> = {
  stages: { traffic: { name: '流量用户' }, registered: { name: '注册用户' } },
  tags: { need: { name: '需求', choose: 'many', wecom: true, values: { course: '课程' } } },
  staff: { lin: { name: '林', wecom: 'Lin' } },
  segments: {
    sleeping: {
      name: '沉睡注册用户',
      when: { all: [{ stage: 'registered' }, { not: { event: 'app.opened', within: '30d' } }] },
    },
    wake: {
      name: '值得唤醒',
      description: '沉睡但有明确需求',
      when: { all: [{ segment: 'sleeping' }, { any: [{ tag: 'need/course' }, { friend: 'lin' }] }] },
    },
  },
};

let db: TestDatabase;
let app: HttpApp;
beforeAll(async () => {
  db = await createTestDatabase();
  app = await buildHttp({
    logger: makeLogger('silent'),
    guard: async () => ({ kind: 'key', id: 1, name: 'ci' }),
    endpoints: segmentEndpoints({ db, clock: manualClock(NOW) }),
    version: '0.0.0',
  });
});
afterAll(async () => {
  await app.close();
  await db.drop();
});

/** 1 sleeps and has the need, 2 sleeps only, 3 opened the app last week, 4 is not registered. */
async function seed() {
  await db.run(sql`insert into contact (id, name, stage, owner, created_at, added_at) values
    (1, '甲', 'registered', 'lin', ${NOW}, ${NOW}), (2, '乙', 'registered', null, ${NOW}, null),
    (3, '丙', 'registered', null, ${NOW}, null), (4, '丁', 'traffic', null, ${NOW}, null)`);
  await db.run(sql`insert into contact_tag values (1, 'need', 'course', ${NOW}, 'x')`);
  await db.run(sql`insert into counter (event, filter) values ('app.opened', '{}')`);
  await db.run(sql`insert into contact_counter (contact_id, counter, count, first_at, last_at)
    select i, k.id, 1, d, d from counter k,
      (values (2, timestamptz '2026-01-10'), (3, timestamptz '2026-03-03')) as v (i, d)`);
}

test('before the first apply there is none; a strange key is not found', async () => {
  expect((await app.inject('/v1/segments')).json()).toEqual({ items: [], at: NOW.toISOString() });
  const strange = await app.inject('/v1/segments/nobody/members');
  expect(strange.statusCode).toBe(404);
  expect(strange.json()).toMatchObject({ code: 'request/not-found' });
});

test('segments with their words and counts, members by page', async () => {
  await putPlan(db, definitions, NOW);
  await seed();
  const list: SegmentList = (await app.inject('/v1/segments')).json();
  expect(list.items).toEqual([
    {
      key: 'sleeping',
      name: '沉睡注册用户',
      description: null,
      when: '处于阶段 注册用户 且 最近 30 天没有过「打开应用」',
      members: 2,
    },
    {
      key: 'wake',
      name: '值得唤醒',
      description: '沉睡但有明确需求',
      when: '属于分群 沉睡注册用户 且 （带标签 需求/课程 或 是员工 林 的好友）',
      members: 1,
    },
  ]);
  const page: SegmentMembers = (await app.inject('/v1/segments/sleeping/members?size=1&page=2')).json();
  expect(page).toEqual({
    total: 2,
    items: [
      {
        id: 1,
        name: '甲',
        avatar: null,
        stage: { key: 'registered', name: '注册用户' },
        owner: { key: 'lin', name: '林' },
        addedAt: NOW.toISOString(),
      },
    ],
  });
});

test('why somebody belongs or does not, in the language asked for', async () => {
  const zh: SegmentExplanation = (await app.inject('/v1/segments/wake/contacts/2')).json();
  expect(zh).toMatchObject({ member: false, contact: 2, segment: { key: 'wake', name: '值得唤醒' } });
  expect(zh.why.text).toBe('全部满足：2 条中的 1 条已满足');
  expect(zh.why.parts.map(({ text, holds }) => [text, holds])).toEqual([
    ['属于分群 沉睡注册用户', true],
    ['满足其一：2 条中的 0 条已满足', false],
  ]);
  expect(zh.why.parts[0]?.parts[0]?.parts.map(({ holds }) => holds)).toEqual([true, true]);
  const en = await app.inject({ url: '/v1/segments/wake/contacts/1', headers: { 'accept-language': 'en' } });
  expect(en.json()).toMatchObject({ member: true, why: { text: 'all of these: 2 of 2 hold' } });
  expect((await app.inject('/v1/segments/wake/contacts/99')).statusCode).toBe(404);
});
