import type { Permissions } from '@hetang/contract/http/access';
import type { ContactDetail, ContactRow } from '@hetang/contract/http/contacts';
import type { Plan } from '@hetang/contract/plan/registry';
import { readXlsx } from 'hucre/xlsx';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../../../test/harness/database.ts';
import { putPlan } from '../../../../../test/harness/put-plan.ts';
import { manualClock } from '../../../kernel/clock.ts';
import { sql } from '../../../kernel/database/sql.ts';
import { buildHttp, type HttpApp } from '../../../kernel/http/app.ts';
import type { ContactsDeps } from './deps.ts';
import { exportContacts } from './export-contacts.ts';
import { getContact } from './get-contact.ts';
import { getContacts } from './get-contacts.ts';

const NOW = new Date('2026-03-10T04:00:00Z');
const definitions: Partial<Plan> = {
  stages: { traffic: { name: '流量用户' }, trial: { name: '体验用户' } },
  tags: {
    need: {
      name: '需求标签',
      choose: 'many',
      wecom: true,
      values: { course: '课程学习', trial: '工具体验' },
    },
  },
  staff: { 'ops-01': { name: '小荷', wecom: 'xiaohe' } },
  codes: { poster: { name: '课程海报', staff: ['ops-01'], tags: [], 'skip-verify': true } },
  fields: {
    business: { name: '公司业务', type: 'text' },
    mobile: { name: '手机', type: 'phone' },
  },
  journeys: {
    hello: {
      name: '首次交流',
      start: { event: 'contact.added' },
      again: 'never',
      steps: [{ wait: '10m' }],
    },
  },
};

let db: TestDatabase;
let app: HttpApp;
/** Of whoever asks. */
let permissions: Permissions = {};

beforeAll(async () => {
  db = await createTestDatabase();
  await putPlan(db, definitions, NOW);
  await seed();
  const deps: ContactsDeps = {
    db,
    clock: manualClock(NOW),
    quotaWindow: () => ({ start: '2026-03-01', allowed: 31 }),
    stepLabel: (journey, node, { lang }) => `${journey.name} ${node} ${lang}`,
  };
  app = await buildHttp({
    logger: pino({ level: 'silent' }),
    guard: async () => ({ kind: 'key', id: 1, name: 'ci', permissions }),
    endpoints: [getContacts(deps), exportContacts(deps), getContact(deps)],
    version: 'test',
  });
});
afterAll(async () => {
  await app.close();
  await db.drop();
});

/** Seven people: 1 with everything, 2 lost, 3 with an unknown stage and a dangerous name, 4–7 bare. */
async function seed() {
  await db.run(sql`
    insert into contact (id, name, stage, stage_at, owner, code, fields, created_at, added_at, lost_at, last_event_at) values
      (1, '王小明', 'trial', '2026-03-02T00:00Z', 'ops-01', 'poster', '{"mobile":"13812345678","business":"跨境\\n电商","old":7}',
       '2026-03-01T00:00Z', '2026-03-01T16:30Z', null, '2026-03-09T00:00Z'),
      (2, 'Amy Wang', 'traffic', '2026-03-03T00:00Z', 'ops-01', null, '{}',
       '2026-03-02T00:00Z', '2026-03-02T00:00Z', '2026-03-05T00:00Z', '2026-03-05T00:00Z'),
      (3, '=HYPERLINK("http://x")', 'gone', '2026-03-04T00:00Z', 'ops-99', 'old-code', '{"business":"-1+1"}',
       '2026-03-03T00:00Z', null, null, null),
      (4, '100%_达人', null, null, null, null, '{}', '2026-03-04T00:00Z', null, null, null),
      (5, null, null, null, null, null, '{}', '2026-03-04T00:00Z', null, null, null),
      (6, '李"引号"', null, null, null, null, '{}', '2026-03-04T00:00Z', null, null, null),
      (7, '王大明', null, null, null, null, '{}', '2026-03-04T00:00Z', null, null, null)`);
  await db.run(sql`
    insert into identity (kind, value, contact_id, at) values
      ('external_userid', 'wmAbc123', 1, ${NOW}), ('phone', '13812345678', 1, ${NOW}), ('phone', '13900000000', 2, ${NOW})`);
  await db.run(sql`
    insert into contact_tag (contact_id, tag_group, tag, at, source) values
      (1, 'need', 'course', '2026-03-02T00:00:00.123Z', 'staff'), (1, 'need', 'trial', '2026-03-03T00:00Z', 'journey:hello'),
      (2, 'need', 'course', '2026-03-02T00:00Z', 'staff'), (3, 'gone', 'x', '2026-03-02T00:00Z', 'staff')`);
  await db.run(sql`
    insert into relation (contact_id, staff, code, added_at, lost_at) values
      (1, 'ops-01', 'poster', '2026-03-01T16:30Z', null), (1, 'ops-99', null, '2026-03-02T00:00Z', '2026-03-03T00:00Z')`);
  await db.run(sql`
    insert into stage_change (contact_id, seq, at, from_stage, to_stage, skipped, cause) values
      (1, 1, '2026-03-01T00:00Z', null, 'traffic', '{}', '{"event":"contact.added","seq":1}'),
      (1, 2, '2026-03-02T00:00Z', 'traffic', 'trial', '{middle}', '{}')`);
  await db.run(sql`
    insert into enrolment (id, contact_id, journey, version, entry, status, node, seq, started_at, ended_at, end_reason, due_at, trigger) values
      (1, 1, 'hello', 1, 1, 'ended', 1, 2, '2026-03-01T00:00Z', '2026-03-01T01:00Z', 'goal', null, '{}'),
      (2, 1, 'hello', 1, 2, 'active', 0, 1, '2026-03-02T00:00Z', null, null, '2026-03-11T00:00Z', '{}'),
      (3, 1, 'gone', 7, 1, 'active', 4, 1, '2026-03-03T00:00Z', null, null, null, '{}')`);
  await db.run(
    sql`insert into reach_quota (contact_id, month, allowed, reserved, spent) values (1, '2026-03-01', 31, 1, 4)`,
  );
}

async function list(query = ''): Promise<{ ids: number[]; total: number; items: ContactRow[] }> {
  const answer = await app.inject(`/v1/contacts${query}`);
  expect([query, answer.statusCode, answer.statusCode === 200 ? '' : answer.body]).toEqual([query, 200, '']);
  const { items, total } = answer.json<{ items: ContactRow[]; total: number }>();
  return { ids: items.map((item) => item.id), total, items };
}
const idsOf = async (query: string) => (await list(query)).ids;
const q = (params: Record<string, string>) => `?${new URLSearchParams(params)}`;

test('lists the newest first, in words of the plan', async () => {
  const { ids, total, items } = await list();
  expect([ids, total]).toEqual([[7, 6, 5, 4, 3, 2, 1], 7]);
  expect(items[6]).toEqual({
    id: 1,
    name: '王小明',
    avatar: null,
    stage: { key: 'trial', name: '体验用户' },
    stageAt: '2026-03-02T00:00:00.000Z',
    owner: { key: 'ops-01', name: '小荷' },
    code: { key: 'poster', name: '课程海报' },
    tags: [
      {
        group: 'need',
        groupName: '需求标签',
        tag: 'course',
        name: '课程学习',
        at: '2026-03-02T00:00:00.123Z',
        source: 'staff',
      },
      {
        group: 'need',
        groupName: '需求标签',
        tag: 'trial',
        name: '工具体验',
        at: '2026-03-03T00:00:00.000Z',
        source: 'journey:hello',
      },
    ],
    addedAt: '2026-03-01T16:30:00.000Z',
    lostAt: null,
    lastEventAt: '2026-03-09T00:00:00.000Z',
    createdAt: '2026-03-01T00:00:00.000Z',
  });
});

test('what the plan no longer has stands for itself', async () => {
  const [three] = (await list(q({ search: 'HYPER' }))).items;
  expect(three).toMatchObject({
    stage: { key: 'gone', name: 'gone' },
    owner: { key: 'ops-99', name: 'ops-99' },
    code: { key: 'old-code', name: 'old-code' },
    tags: [{ groupName: 'gone', name: 'x' }],
  });
});

test('filters', async () => {
  expect(await idsOf(q({ stage: 'trial' }))).toEqual([1]);
  expect(await idsOf(q({ owner: 'ops-01' }))).toEqual([2, 1]);
  expect(await idsOf(q({ code: 'poster' }))).toEqual([1]);
  expect(await idsOf(q({ lost: 'yes' }))).toEqual([2]);
  expect(await idsOf(q({ lost: 'no' }))).toEqual([7, 6, 5, 4, 3, 1]);
  expect(await idsOf(q({ tag: 'need/course' }))).toEqual([2, 1]);
  expect(await idsOf(q({ tag: 'need/course', lost: 'no', owner: 'ops-01', stage: 'trial' }))).toEqual([1]);
  expect(await list(q({ stage: 'nothing' }))).toMatchObject({ ids: [], total: 0 });
});

test('a condition of the plan, in YAML or JSON, together with other filters', async () => {
  expect(await idsOf(q({ when: '{ any: [{ stage: trial }, { tag: need/course }] }' }))).toEqual([2, 1]);
  const when = JSON.stringify({ all: [{ tag: 'need/course' }, { not: { stage: 'trial' } }] });
  expect(await list(q({ when, size: '1' }))).toMatchObject({ ids: [2], total: 1 });
  expect(await idsOf(q({ when, lost: 'no' }))).toEqual([]);
  const answer = await app.inject(`/v1/contacts/export.csv${q({ when })}`);
  expect(answer.body.trim().split('\n')).toHaveLength(2);
  const wrong = await app.inject(`/v1/contacts${q({ when: '{ tag: [' })}`);
  expect([wrong.statusCode, wrong.json().code]).toEqual([400, 'segment/condition-unreadable']);
});

test('search: part of a name, beginning of an identity, number; letters only, no patterns', async () => {
  expect(await idsOf(q({ search: '明' }))).toEqual([7, 1]);
  expect(await idsOf(q({ search: ' wang ' }))).toEqual([2]);
  expect(await idsOf(q({ search: 'WANG' }))).toEqual([2]);
  expect(await idsOf(q({ search: 'wmAbc' }))).toEqual([1]);
  expect(await idsOf(q({ search: '138' }))).toEqual([1]);
  expect(await idsOf(q({ search: '13' }))).toEqual([]);
  expect(await idsOf(q({ search: '5' }))).toEqual([5]);
  expect(await idsOf(q({ search: '%' }))).toEqual([4]);
  expect(await idsOf(q({ search: '_' }))).toEqual([4]);
  expect(await idsOf(q({ search: '\\' }))).toEqual([]);
  expect(await idsOf(q({ search: '\u0000' }))).toEqual([]);
  expect(await idsOf(q({ stage: 'a\u0000' }))).toEqual([]);
  expect(await idsOf(q({ search: "'; drop table contact; --" }))).toEqual([]);
  expect(await idsOf(q({ search: '明', sort: 'name', tag: 'need/course' }))).toEqual([1]);
});

test('orders, with empty values last when descending and first when ascending', async () => {
  expect(await idsOf(q({ sort: 'createdAt' }))).toEqual([1, 2, 3, 4, 5, 6, 7]);
  expect(await idsOf(q({ sort: '-addedAt' }))).toEqual([2, 1, 7, 6, 5, 4, 3]);
  expect(await idsOf(q({ sort: 'addedAt' }))).toEqual([3, 4, 5, 6, 7, 1, 2]);
  expect((await idsOf(q({ sort: '-lastEventAt' }))).slice(0, 2)).toEqual([1, 2]);
  expect((await idsOf(q({ sort: '-stageAt' }))).slice(0, 3)).toEqual([3, 2, 1]);
  expect((await idsOf(q({ sort: 'name' }))).slice(0, 3)).toEqual([5, 4, 3]);
  for (const sort of ['createdAt', 'addedAt', 'lastEventAt', 'stageAt', 'name']) {
    const [there, back] = [await idsOf(q({ sort })), await idsOf(q({ sort: `-${sort}` }))];
    expect(there).toEqual(back.reverse());
    const searched = await idsOf(q({ sort, search: '明' }));
    expect(searched).toEqual(there.filter((id) => id === 1 || id === 7));
  }
});

test('pages, also beyond the end', async () => {
  expect(await list(q({ size: '3', page: '3' }))).toMatchObject({ ids: [1], total: 7 });
  expect(await list(q({ size: '3', page: '4' }))).toMatchObject({ ids: [], total: 7 });
  expect(await list(q({ size: '1', page: '2', search: '明' }))).toMatchObject({ ids: [1], total: 2 });
  expect(await list(q({ size: '1', page: '9', search: '明' }))).toMatchObject({ ids: [], total: 2 });
  expect(await list(q({ search: 'nobody' }))).toMatchObject({ ids: [], total: 0 });
});

test('a unionid says what WeCom has said of it', async () => {
  await db.run(sql`insert into contact (id, name, created_at) values (900, '林', now())`);
  await db.run(sql`
    insert into identity (kind, value, contact_id, at) values ('openid', 'o9', 900, now()), ('unionid', 'u9', 900, now())`);
  await db.run(sql`
    insert into identity_lookup (unionid, openid, state, retry_at, wanted_at, asked_at)
    values ('u9', 'o9', 'nobody', now(), now(), '2026-03-02T01:00:00Z')`);
  const detail = (await app.inject('/v1/contacts/900')).json<ContactDetail>();
  expect(detail.identities.map(({ kind, lookup }) => [kind, lookup])).toEqual([
    ['openid', null],
    ['unionid', { state: 'nobody', at: '2026-03-02T01:00:00.000Z', reason: null }],
  ]);
  await db.run(sql`delete from identity where contact_id = 900`);
  await db.run(sql`delete from contact where id = 900`);
});

test('bad queries are told', async () => {
  const bad = [
    '?page=0',
    '?size=201',
    '?size=x',
    '?sort=password',
    '?tag=need',
    '?tag=a/b/c',
    '?lost=maybe',
    `?search=${'x'.repeat(101)}`,
  ];
  for (const query of bad) {
    const answer = await app.inject(`/v1/contacts${query}`);
    expect([query.slice(0, 20), answer.statusCode, answer.json().code]).toEqual([
      query.slice(0, 20),
      400,
      'request/invalid',
    ]);
  }
});

test('one contact with everything around it', async () => {
  const answer = await app.inject({ url: '/v1/contacts/1', headers: { 'accept-language': 'en' } });
  expect(answer.statusCode).toBe(200);
  const detail = answer.json<ContactDetail>();
  expect(detail.identities).toMatchObject([
    { kind: 'external_userid', value: 'wmAbc123' },
    { kind: 'phone', value: '13812345678' },
  ]);
  expect(detail.fields).toEqual([
    { key: 'business', name: '公司业务', value: '跨境\n电商', at: null },
    { key: 'mobile', name: '手机', value: '13812345678', at: null },
    { key: 'old', name: 'old', value: 7, at: null },
  ]);
  expect(detail.relations).toEqual([
    {
      staff: { key: 'ops-01', name: '小荷' },
      code: { key: 'poster', name: '课程海报' },
      addedAt: '2026-03-01T16:30:00.000Z',
      lostAt: null,
    },
    {
      staff: { key: 'ops-99', name: 'ops-99' },
      code: null,
      addedAt: '2026-03-02T00:00:00.000Z',
      lostAt: '2026-03-03T00:00:00.000Z',
    },
  ]);
  expect(detail.stageHistory).toEqual([
    {
      at: '2026-03-02T00:00:00.000Z',
      from: { key: 'traffic', name: '流量用户' },
      to: { key: 'trial', name: '体验用户' },
      cause: 'plan',
      by: null,
      reason: null,
      skipped: [{ key: 'middle', name: 'middle' }],
    },
    {
      at: '2026-03-01T00:00:00.000Z',
      from: null,
      to: { key: 'traffic', name: '流量用户' },
      cause: 'contact.added',
      by: null,
      reason: null,
      skipped: [],
    },
  ]);
  expect(
    detail.journeys.map((one) => [one.id, one.journey.name, one.status, one.step, one.endReason, one.dueAt]),
  ).toEqual([
    [3, 'gone', 'active', null, null, null],
    [2, '首次交流', 'active', '首次交流 0 en', null, '2026-03-11T00:00:00.000Z'],
    [1, '首次交流', 'ended', null, 'goal', null],
  ]);
  expect(detail.reach).toEqual({ month: '2026-03', reserved: 1, spent: 4, limit: 31 });
});

test('a bare contact, and none', async () => {
  const bare = (await app.inject('/v1/contacts/5')).json<ContactDetail>();
  expect(bare).toMatchObject({
    name: null,
    identities: [],
    fields: [],
    relations: [],
    stageHistory: [],
    journeys: [],
  });
  expect(bare.reach).toEqual({ month: '2026-03', reserved: 0, spent: 0, limit: 31 });
  const none = await app.inject('/v1/contacts/999');
  expect([none.statusCode, none.json().code]).toEqual([404, 'request/not-found']);
  for (const id of ['x', '0', '-1', '1.5', '1e3x', '9'.repeat(30)]) {
    expect([id, (await app.inject(`/v1/contacts/${id}`)).statusCode]).toEqual([id, 400]);
  }
});

test('export: a mark for spreadsheets, local times, masked phones, no formulas', async () => {
  const answer = await app.inject(`/v1/contacts/export.csv`);
  expect(answer.statusCode).toBe(200);
  expect(answer.headers['content-type']).toBe('text/csv; charset=utf-8');
  expect(answer.headers['content-disposition']).toContain(encodeURIComponent('客户列表_'));
  expect(answer.body.startsWith('\uFEFF客户编号,客户,手机号（已脱敏）,阶段,')).toBe(true);
  expect(answer.body).toContain(`,公司业务,手机\r\n7,王大明,`);
  expect(answer.body).toContain(
    '1,王小明,138****5678,体验用户,小荷,课程海报,需求标签/课程学习; 需求标签/工具体验,2026-03-02 00:30:00,,2026-03-09 08:00:00,2026-03-01 08:00:00,"跨境\n电商",138****5678\r\n',
  );
  expect(answer.body).toContain(`3,"'=HYPERLINK(""http://x"")",,gone,`);
  expect(answer.body).toContain(`,'-1+1,\r\n`);
  expect(answer.body).toContain('6,"李""引号""",');
  expect(answer.body).not.toContain('13812345678');
  expect(answer.body).not.toContain('13900000000');
});

const bookOf = async (url: string) => (await readXlsx((await app.inject(url)).rawPayload)).sheets;

test('export as xlsx: real times and numbers, the filters in words, full phones for who may', async () => {
  const [list, about] = await bookOf(`/v1/contacts/export.xlsx${q({ tag: 'need/course', stage: 'trial' })}`);
  expect(list?.name).toBe('客户列表');
  const [heading = [], row = []] = list?.rows ?? [];
  const cell = (title: string) => row[heading.indexOf(title)];
  expect(cell('客户编号')).toBe(1);
  expect(cell('添加时间')).toEqual(new Date('2026-03-02T00:30:00Z'));
  expect(cell('手机号（已脱敏）')).toBe('138****5678');
  expect(about?.rows.map((cells) => cells.slice(0, 2))).toEqual(
    expect.arrayContaining([
      ['行数', 1],
      ['操作人', 'ci'],
      ['筛选：标签', '需求标签/课程学习'],
      ['筛选：阶段', '体验用户'],
    ]),
  );
  permissions = { phones: { export: 'all' } };
  const [full] = await bookOf('/v1/contacts/export.xlsx');
  expect(full?.rows[0]).toContain('手机号');
  expect(full?.rows.flat()).toContain('13812345678');
  permissions = {};
});

test('export follows the filters and the language', async () => {
  const answer = await app.inject({
    url: `/v1/contacts/export.csv${q({ tag: 'need/course', lost: 'yes' })}`,
    headers: { 'accept-language': 'en' },
  });
  const lines = answer.body.trim().split('\r\n');
  expect(lines).toHaveLength(2);
  expect(lines[0]).toContain('Contact id,Contact,Phone (masked)');
  expect(lines[1]).toMatch(/^2,Amy Wang,139\*\*\*\*0000/);
  expect((await app.inject('/v1/contacts/export.csv?tag=nonsense')).statusCode).toBe(400);
});

test('export passes over stretches without losing or repeating anybody', async () => {
  await db.run(sql`
    insert into contact (id, name, created_at) select i, 'walker ' || i, ${NOW} from generate_series(1001, 3500) i`);
  const answer = await app.inject(`/v1/contacts/export.csv${q({ search: 'walker' })}`);
  const ids = answer.body
    .trim()
    .split('\r\n')
    .slice(1)
    .map((line) => Number(line.split(',')[0]));
  expect(ids).toEqual(Array.from({ length: 2500 }, (_, i) => 3500 - i));
  await db.run(sql`delete from contact where id > 1000`);
});
