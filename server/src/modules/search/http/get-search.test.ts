import { kindSchemas, type Plan } from '@hetang/contract/plan/registry';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../../../test/harness/database.ts';
import { putPlan } from '../../../../../test/harness/put-plan.ts';
import { sql } from '../../../kernel/database/sql.ts';
import { buildHttp, type HttpApp } from '../../../kernel/http/app.ts';
import { getSearch } from './get-search.ts';

const NOW = new Date('2026-03-10T04:00:00Z');
const definitions: Partial<Plan> = {
  stages: { trial: { name: '体验用户' } },
  staff: { lin: kindSchemas.staff.parse({ name: '林晓', wecom: 'Lin' }) },
};
let db: TestDatabase;
let app: HttpApp;

beforeAll(async () => {
  db = await createTestDatabase();
  await putPlan(db, definitions, NOW);
  await db.run(sql`
    insert into contact (id, name, stage, owner, created_at) values
      (1, '王小明', 'trial', 'lin', ${NOW}), (2, '林老师', null, null, ${NOW}), (3, null, 'gone', null, ${NOW})`);
  await db.run(
    sql`insert into identity (kind, value, contact_id, at) values ('phone', '13812345678', 3, ${NOW})`,
  );
  await db.run(sql`
    insert into community_chat (chat_id, name, owner_userid, status, created_at, member_count) values
      ('wrA', '林间散步 1 群', 'Lin', 'dismissed', ${NOW}, 0), ('wrB', '100%林_2 群', 'Lin', 'normal', ${NOW}, 40)`);
  app = await buildHttp({
    logger: pino({ level: 'silent' }),
    guard: async () => null,
    endpoints: [getSearch({ db })],
    version: 'test',
  });
});
afterAll(async () => {
  await app.close();
  await db.drop();
});

async function search(q: string) {
  const url = `/v1/search?q=${encodeURIComponent(q)}`;
  return (await app.inject({ url, headers: { 'accept-language': 'zh' } })).json();
}

test('a word: people, groups and definitions that it may mean', async () => {
  expect(await search('林')).toEqual({
    contacts: [{ id: 2, name: '林老师', about: '' }],
    chats: [
      { id: 'wrB', name: '100%林_2 群', members: 40 },
      { id: 'wrA', name: '林间散步 1 群', members: 0 },
    ],
    definitions: [{ kind: 'staff', kindName: '员工', key: 'lin', name: '林晓' }],
  });
  expect((await search('小明')).contacts).toEqual([{ id: 1, name: '王小明', about: '体验用户 · 林晓' }]);
});

test('numbers, beginnings of identities, whole ids; no patterns, no surprises', async () => {
  expect((await search('138')).contacts).toEqual([{ id: 3, name: null, about: 'gone' }]);
  expect((await search('wrA')).chats).toHaveLength(1);
  expect((await search('%林_')).chats).toHaveLength(1);
  for (const q of ['\u0000', "'; drop table contact; --", '\\', '%%'])
    expect(await search(q)).toMatchObject({ contacts: [], definitions: [] });
  expect((await app.inject('/v1/search?q=')).statusCode).toBe(400);
});
