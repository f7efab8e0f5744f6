import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../../test/harness/database.ts';
import { startWecomRig, type WecomRig } from '../../../../test/harness/wecom-rig.ts';
import { manualClock } from '../../kernel/clock.ts';
import { sql } from '../../kernel/database/sql.ts';
import { buildHttp, type HttpApp } from '../../kernel/http/app.ts';
import { makeLogger } from '../../kernel/telemetry/logger.ts';
import { refreshCorpTags, syncCorpTags } from '../../modules/tags/api.ts';
import { currentPlan } from '../current.ts';
import { planEndpoints } from '../http/endpoints.ts';
import { readDrift } from './read-drift.ts';

const NOW = new Date('2026-03-02T02:00:00Z');
const text = (name = '需求') => `plan: demo
name: 演示
stages: { new: { name: 新客 } }
tags: { need: { name: ${name}, values: { course: 课程, tool: 工具 } } }
staff: { lin: { name: 林, wecom: Lin } }
codes: { site: { name: 官网, staff: [lin], tags: [need/course, need/tool] } }
`;
const files = (name?: string) => [{ path: 'plan.yaml', text: text(name) }];

let db: TestDatabase;
let rig: WecomRig;
let app: HttpApp;
beforeAll(async () => {
  db = await createTestDatabase();
  rig = await startWecomRig(db);
  app = await buildHttp({
    logger: makeLogger('silent'),
    guard: async () => ({ kind: 'key', id: 1, name: 'ci' }),
    endpoints: planEndpoints({ db, clock: manualClock(NOW), onApplied: [] }),
    version: '0.0.0',
  });
});
afterAll(async () => {
  await app.close();
  await rig.close();
  await db.drop();
});

const post = async (url: string, payload: object) =>
  (await app.inject({ method: 'POST', url, payload })).json();

test('a folder is what runs, what ran before, or something of its own', async () => {
  expect(await post('/v1/plan/drift', { files: files() })).toMatchObject({
    current: 0,
    same: null,
    items: [],
  });
  await post('/v1/plan/apply', { files: files() });
  expect(await post('/v1/plan/drift', { files: files() })).toEqual({
    current: 1,
    same: 1,
    since: [],
    changes: [],
    items: [],
  });
  await post('/v1/plan/apply', { files: files('诉求'), message: '换个说法' });
  expect(await post('/v1/plan/drift', { files: files() })).toMatchObject({
    current: 2,
    same: 1,
    since: [{ version: 2, message: '换个说法' }],
    changes: [{ kind: 'tags', lines: [{ label: '名称', before: '诉求', after: '需求' }] }],
  });
  expect(await post('/v1/plan/drift', { files: files('别的') })).toMatchObject({ same: null, since: [] });
  expect(await post('/v1/plan/drift', { files: [{ path: 'plan.yaml', text: 'stages: 1' }] })).toMatchObject({
    code: 'plan/has-errors',
  });
});

test('a tag that was deleted in the console of WeCom is seen, and not once it is made again', async () => {
  const plan = (await currentPlan(db))?.plan;
  if (!plan) throw new Error('no plan');
  const deps = { db, clock: rig.clock, port: rig.wecom.port };
  await syncCorpTags(deps, plan);
  expect(await readDrift(db, plan, 'zh')).toEqual([]);
  const row = await db.one<{ id: string }>(sql`select platform_id as id from corp_tag where tag = 'course'`);
  await rig.control('DELETE', 'tags', { tag_id: [row?.id] });
  await refreshCorpTags(deps);
  expect((await app.inject('/v1/plan/drift')).json().items).toEqual([
    {
      what: 'tag',
      key: 'need/course',
      title: '标签「诉求/课程」',
      problem: expect.stringContaining('已在企业微信后台删除'),
      hint: expect.stringContaining('重建'),
    },
  ]);
  await syncCorpTags(deps, plan);
  expect(await readDrift(db, plan, 'zh')).toEqual([]);
});

test('codes that failed or that the plan has dropped, and members whom the plan does not know', async () => {
  const error = JSON.stringify({ zh: '成员不存在', en: 'no such member' });
  await db.run(sql`insert into channel_code (key, platform_state, state, error, changed_at) values
    ('site', 'ht-site', 'failed', ${error}::jsonb, ${NOW}), ('old', 'ht-old', 'live', null, ${NOW}),
    ('never', 'ht-never', 'creating', null, ${NOW})`);
  await db.run(sql`insert into relation (contact_id, staff, code, added_at, lost_at) values
    (1, 'lin', 'old', ${NOW}, null), (2, 'lin', 'old', ${NOW}, null), (3, 'lin', 'old', ${NOW}, ${NOW})`);
  await db.run(sql`insert into wecom_follow (external_userid, userid, added_at, lost_at) values
    ('a', 'Lin', ${NOW}, null), ('a', 'Gone', ${NOW}, null), ('b', 'Gone', ${NOW}, null), ('c', 'Gone', ${NOW}, ${NOW})`);
  const plan = (await currentPlan(db))?.plan;
  if (!plan) throw new Error('no plan');
  const items = await readDrift(db, plan, 'zh');
  expect(items.map(({ what, key, problem }) => [what, key, problem])).toEqual([
    ['code', 'old', '方案里已经没有这个码，二维码还有效，2 位好友从它来'],
    ['code', 'site', '成员不存在'],
    ['staff', 'Gone', '有 2 位客户是他的好友，方案里却没有这位员工'],
  ]);
  const english = await readDrift(db, plan, 'en');
  expect(english.map((item) => item.problem + item.hint).join('')).not.toMatch(/\p{Script=Han}/u);
});

test('tags that were renamed or made in the console of WeCom: what would take them over, and the way back', async () => {
  const plan = (await currentPlan(db))?.plan;
  if (!plan) throw new Error('no plan');
  const deps = { db, clock: rig.clock, port: rig.wecom.port };
  const [group] = rig.emulator.world.state.tagGroups;
  const course = group?.tags.find((tag) => tag.name === '课程');
  if (!group || !course) throw new Error('no tags');
  course.name = '直播课';
  group.name = '客户需求';
  await rig.control('POST', 'tags', { group: '客户需求', tags: ['资料包'] });
  await rig.control('POST', 'tags', { group: '别的组', tags: ['不相干'] });
  await refreshCorpTags(deps);
  const tags = async () => (await readDrift(db, plan, 'zh')).filter(({ what }) => what === 'tag');
  expect(await tags()).toMatchObject([
    {
      key: 'need',
      title: '标签「诉求/资料包」',
      adopt: expect.stringMatching(/^tags:\n {2}need:\n {4}values:\n {6}tag-\w+: 资料包$/),
    },
    {
      key: 'need',
      problem: '在企业微信后台改名为「客户需求」',
      adopt: 'tags:\n  need:\n    name: 客户需求',
      canPutBack: true,
    },
    {
      key: 'need/course',
      problem: '在企业微信后台改名为「直播课」',
      adopt: 'tags:\n  need:\n    values:\n      course: 直播课',
    },
  ]);
  // Put back: as an apply would.
  await syncCorpTags(deps, plan);
  expect([group.name, course.name]).toEqual(['诉求', '课程']);
  expect((await tags()).map(({ title }) => title)).toEqual(['标签「诉求/资料包」']);
  await rig.control('DELETE', 'tags', { tag_id: [group.tags.find((tag) => tag.name === '资料包')?.id] });
  await refreshCorpTags(deps);
  expect(await tags()).toEqual([]);
  const english = await readDrift(db, plan, 'en');
  expect(english.map((item) => item.problem + item.hint).join('')).not.toMatch(/\p{Script=Han}/u);
});
