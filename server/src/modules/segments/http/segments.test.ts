import type {
  ContactSegments,
  SegmentCountResult,
  SegmentDetail,
  SegmentExplanation,
  SegmentList,
  SegmentMembers,
  SegmentOverlap,
  SnapshotPage,
} from '@hetang/contract/http/segments';
import type { Plan } from '@hetang/contract/plan/registry';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../../../test/harness/database.ts';
import { drain, happen, putInForce, quietEngine } from '../../../../../test/harness/standing-world.ts';
import type { Engine } from '../../../engine/engine.ts';
import { manualClock } from '../../../kernel/clock.ts';
import { sql } from '../../../kernel/database/sql.ts';
import { buildHttp, type HttpApp } from '../../../kernel/http/app.ts';
import { makeLogger } from '../../../kernel/telemetry/logger.ts';
import { exportContacts } from '../../contacts/http/export-contacts.ts';
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

const DAY = 86_400_000;
const clock = manualClock(NOW);
let db: TestDatabase;
let app: HttpApp;
let engine: Engine;
beforeAll(async () => {
  db = await createTestDatabase();
  engine = await quietEngine(db, clock);
  app = await buildHttp({
    logger: makeLogger('silent'),
    guard: async () => ({ kind: 'key', id: 1, name: 'ci' }),
    endpoints: [...segmentEndpoints({ db, clock }), exportContacts({ db, clock })],
    version: '0.0.0',
  });
});
afterAll(async () => {
  await app.close();
  await db.drop();
});

/** 1 sleeps and has the need, 2 sleeps only, 3 opened the app last week, 4 is not registered. */
async function seed() {
  await db.run(sql`insert into contact (id, name, stage, owner, created_at, added_at, last_event_at) values
    (1, '甲', 'registered', 'lin', ${NOW}, ${NOW}, ${NOW}), (2, '乙', 'registered', null, ${NOW}, null, ${NOW}),
    (3, '丙', 'registered', null, ${NOW}, null, ${NOW}), (4, '丁', 'traffic', null, ${NOW}, null, ${NOW})`);
  await db.run(sql`insert into identity (kind, value, contact_id, at)
    select 'unionid', 'u' || id, id, ${NOW} from contact`);
  await db.run(sql`insert into contact_tag values (1, 'need', 'course', ${NOW}, 'x')`);
  await db.run(sql`insert into counter (event, filter) values ('app.opened', '{}')`);
  await db.run(sql`insert into contact_counter (contact_id, counter, count, first_at, last_at)
    select i, k.id, 1, d, d from counter k,
      (values (2, timestamptz '2026-01-10'), (3, timestamptz '2026-03-03')) as v (i, d)`);
}

const get = async <T>(url: string): Promise<T> => (await app.inject(url)).json();

test('before the first apply there is none; a strange key is not found', async () => {
  expect((await app.inject('/v1/segments')).json()).toEqual({
    items: [],
    total: 0,
    visited: null,
    at: NOW.toISOString(),
  });
  const strange = await app.inject('/v1/segments/nobody/members');
  expect(strange.statusCode).toBe(404);
  expect(strange.json()).toMatchObject({ code: 'request/not-found' });
});

test('before its members are computed a segment says so, and does not guess', async () => {
  await seed();
  await putInForce(db, definitions, NOW);
  const list = await get<SegmentList>('/v1/segments');
  expect(list.items.map(({ key, state, members }) => [key, state, members])).toEqual([
    ['sleeping', 'building', 0],
    ['wake', 'building', 0],
  ]);
  expect(list.visited).toBe(0);
  const early = await app.inject('/v1/segments/sleeping/members');
  expect(early.statusCode).toBe(409);
  expect(early.json()).toMatchObject({ code: 'segment/not-ready' });
  await drain(engine);
});

test('segments with their words and sizes, members by page, order and filter', async () => {
  const list = await get<SegmentList>('/v1/segments');
  expect(list.visited).toBe(null);
  const ready = { state: 'ready', growth7: 0, growth30: 0, since: NOW.toISOString() };
  expect(list.items).toEqual([
    {
      ...ready,
      key: 'sleeping',
      name: '沉睡注册用户',
      description: null,
      when: '处于阶段 注册用户 且 最近 30 天没有过「打开应用」',
      members: 2,
    },
    {
      ...ready,
      key: 'wake',
      name: '值得唤醒',
      description: '沉睡但有明确需求',
      when: '属于分群 沉睡注册用户 且 （带标签 需求/课程 或 是员工 林 的好友）',
      members: 1,
    },
  ]);
  const found = async (query: string) =>
    (await get<SegmentList>(`/v1/segments?${query}`)).items.map(({ key }) => key);
  expect(await found('sort=members')).toEqual(['wake', 'sleeping']);
  expect(await found('search=唤醒&state=ready')).toEqual(['wake']);
  expect(await found('state=building')).toEqual([]);
  const csv = (await app.inject('/v1/segments/export.csv?search=wake')).body;
  expect(csv).toContain('wake,值得唤醒,沉睡但有明确需求,');
  const page = await get<SegmentMembers>('/v1/segments/sleeping/members?size=1&page=2');
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
        since: NOW.toISOString(),
      },
    ],
  });
  const ids = async (query: string) =>
    (await get<SegmentMembers>(`/v1/segments/sleeping/members?${query}`)).items.map(({ id }) => id);
  expect(await ids('sort=id')).toEqual([1, 2]);
  expect(await ids('owner=lin')).toEqual([1]);
  expect(await ids(`search=${encodeURIComponent('乙')}`)).toEqual([2]);
  expect((await app.inject('/v1/segments/sleeping/members?sort=name')).statusCode).toBe(400);
  const file = await app.inject('/v1/contacts/export.csv?segment=wake');
  expect(file.body).toContain('甲');
  expect(file.body).not.toContain('乙');
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

test("entries and exits become growth, a curve, and a contact's own list", async () => {
  clock.advance(DAY);
  await happen(db, [[2, { name: 'app.opened', props: {} }]], clock.now());
  await drain(engine);
  clock.advance(DAY);
  // 3 opened it on the 3rd of March: thirty days later it sleeps, without anybody asking.
  clock.set(new Date('2026-04-03T00:00:00Z'));
  await drain(engine);
  const detail = await get<SegmentDetail>('/v1/segments/sleeping');
  expect(detail).toMatchObject({ members: 2, growth7: 1, growth30: 0 });
  expect(detail.parts).toMatchObject({ text: '全部满足', parts: [{ parts: [] }, { parts: [] }] });
  const at = (day: string) => detail.days.find((one) => one.day === day);
  expect(at('2026-03-10')).toMatchObject({ members: 2, entered: 0, departed: 0 });
  expect(at('2026-03-11')).toMatchObject({ members: 1, entered: 0, departed: 1 });
  expect(detail.days.at(-1)).toMatchObject({ members: 2, entered: 1, departed: 0 });
  expect(await get<ContactSegments>('/v1/contacts/3/segments')).toEqual({
    items: [
      {
        key: 'sleeping',
        name: '沉睡注册用户',
        when: '处于阶段 注册用户 且 最近 30 天没有过「打开应用」',
        since: '2026-04-03T00:00:00.000Z',
      },
    ],
  });
});

test('what segments share: every combination, and each two', async () => {
  const overlap = await get<SegmentOverlap>('/v1/segments/overlap?keys=sleeping,wake');
  expect(overlap).toEqual({
    segments: [
      { key: 'sleeping', name: '沉睡注册用户', members: 2 },
      { key: 'wake', name: '值得唤醒', members: 1 },
    ],
    exactly: [
      { keys: ['sleeping'], members: 1 },
      { keys: ['sleeping', 'wake'], members: 1 },
    ],
    both: [{ keys: ['sleeping', 'wake'], members: 1 }],
  });
  expect((await app.inject('/v1/segments/overlap?keys=sleeping')).statusCode).toBe(400);
  expect((await app.inject('/v1/segments/overlap?keys=sleeping,strange')).statusCode).toBe(404);
});

test('a snapshot stays while members go', async () => {
  const made = await app.inject({
    method: 'POST',
    url: '/v1/segments/sleeping/snapshots',
    payload: { name: ' 四月唤醒 ' },
  });
  expect(made.json()).toMatchObject({ name: '四月唤醒', members: 2, takenBy: 'ci' });
  await happen(db, [[1, { name: 'app.opened', props: {} }]], clock.now());
  await drain(engine);
  expect((await get<SegmentMembers>('/v1/segments/sleeping/members')).total).toBe(1);
  const kept = await get<SnapshotPage>('/v1/segments/sleeping/snapshots');
  expect(kept.items.map(({ name, members }) => [name, members])).toEqual([['四月唤醒', 2]]);
  const id = kept.items[0]?.id ?? 0;
  const file = await app.inject(`/v1/contacts/export.csv?snapshot=${id}`);
  expect(file.body).toContain('甲');
  const gone = { method: 'DELETE', url: `/v1/segment-snapshots/${id}` } as const;
  expect((await app.inject(gone)).statusCode).toBe(200);
  expect((await app.inject(gone)).statusCode).toBe(404);
});

test('a condition that is being written is counted, and says what it cannot know', async () => {
  const count = async (payload: object): Promise<SegmentCountResult> =>
    (await app.inject({ method: 'POST', url: '/v1/segments/count', payload })).json();
  const when = { all: [{ stage: 'registered' }, { not: { event: 'app.opened', within: '30d' } }] };
  expect(await count({ when })).toEqual({
    members: 1,
    low: 1,
    high: 1,
    exact: true,
    contacts: 4,
    asked: 4,
    unknown: [],
  });
  expect(await count({ when: { event: 'course.joined' }, exact: true })).toMatchObject({
    members: 0,
    unknown: ['course.joined'],
  });
  expect(await count({ when: 'all: [{ stage: registered }, { tag: need/course }]' })).toMatchObject({
    members: 1,
  });
  for (const text of ['{ tag: [', '{ who: 1 }', '[&a x, *a]', '{ not: '.repeat(900)])
    expect(await count({ when: text })).toMatchObject({ code: 'segment/condition-unreadable' });
  const wrong = await app.inject({
    method: 'POST',
    url: '/v1/segments/count',
    payload: { when: { who: 1 } },
  });
  expect(wrong.statusCode).toBe(400);
});

test('a segment that the plan drops goes quietly, with all it kept', async () => {
  await putInForce(db, { ...definitions, segments: {} }, clock.now());
  await drain(engine);
  expect((await app.inject('/v1/segments/wake')).statusCode).toBe(404);
  for (const table of ['segment', 'segment_member', 'segment_size', 'segment_day'])
    expect([table, (await db.pool.query(`select 1 from ${table}`)).rowCount]).toEqual([table, 0]);
});

test('a condition that is being written is read, put into words and linted', async () => {
  const read = async (when: unknown) =>
    (await app.inject({ method: 'POST', url: '/v1/conditions/read', payload: { when } })).json();
  const when = { all: [{ stage: 'registered' }, { not: { event: 'app.opened', within: '30d' } }] };
  expect(await read(when)).toEqual({
    when,
    yaml: 'all:\n  - stage: registered\n  - not:\n      event: app.opened\n      within: 30d\n',
    text: expect.stringContaining(' 且 最近 30 天没有过「打开应用」'),
    findings: [],
  });
  expect(await read('{ stage: registered }')).toMatchObject({ when: { stage: 'registered' } });
  for (const wrong of [{}, { tag: 1 }, '{ tag: [', '- 1'])
    expect(await read(wrong)).toMatchObject({ code: 'segment/condition-unreadable' });
});
