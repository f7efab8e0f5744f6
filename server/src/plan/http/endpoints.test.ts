import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../../test/harness/database.ts';
import { manualClock } from '../../kernel/clock.ts';
import { buildHttp, type HttpApp } from '../../kernel/http/app.ts';
import { makeLogger } from '../../kernel/telemetry/logger.ts';
import { planEndpoints } from './endpoints.ts';

let db: TestDatabase;
let app: HttpApp;
beforeAll(async () => {
  db = await createTestDatabase();
  app = await buildHttp({
    logger: makeLogger('silent'),
    guard: async () => ({ kind: 'key', id: 1, name: 'ci' }),
    endpoints: planEndpoints({ db, clock: manualClock('2026-03-01T00:00:00Z'), onApplied: [] }),
    version: '0.0.0',
  });
});
afterAll(async () => {
  await app.close();
  await db.drop();
});

const files = (stages: string) => [
  { path: 'demo/plan.yaml', text: 'plan: demo\nname: 演示\n' },
  { path: 'demo/users.yaml', text: stages },
];
const good = files('stages:\n  new: { name: 新客 }\n');
const bad = files('stages:\n  new: { nam: 新客 }\n');

test('the whole way: nothing, lint, dry run, apply, state, export', async () => {
  expect((await app.inject('/v1/plan')).json()).toEqual({ plan: null, history: [] });
  expect((await app.inject('/v1/plan/files')).json()).toMatchObject({ code: 'plan/none' });

  const lint = await app.inject({ method: 'POST', url: '/v1/plan/lint', payload: { files: good } });
  expect(lint.json()).toEqual({ ok: true, findings: [] });

  const dry = await app.inject({
    method: 'POST',
    url: '/v1/plan/apply',
    payload: { files: good, dryRun: true },
  });
  expect(dry.json()).toMatchObject({ version: 0, applied: false });
  expect(dry.json().changes).toHaveLength(2);

  const applied = await app.inject({ method: 'POST', url: '/v1/plan/apply', payload: { files: good } });
  expect(applied.json()).toMatchObject({ plan: 'demo', version: 1, applied: true, findings: [] });

  expect((await app.inject('/v1/plan')).json()).toEqual({
    plan: { key: 'demo', name: '演示', version: 1, appliedAt: '2026-03-01T00:00:00.000Z' },
    history: [{ version: 1, appliedAt: '2026-03-01T00:00:00.000Z', by: 'ci', changes: 2 }],
  });
  expect((await app.inject('/v1/plan/files')).json()).toEqual({
    version: 1,
    files: [
      { path: 'plan.yaml', text: 'plan: demo\nname: 演示\n' },
      { path: 'users.yaml', text: 'stages:\n  new: { name: 新客 }\n' },
    ],
  });
});

test('a refused plan answers 422 with the findings in the language of the request', async () => {
  const answer = await app.inject({
    method: 'POST',
    url: '/v1/plan/apply',
    headers: { 'accept-language': 'en' },
    payload: { files: bad },
  });
  expect(answer.statusCode).toBe(422);
  expect(answer.json()).toMatchObject({ code: 'plan/has-errors', hint: expect.any(String) });
  expect(answer.json().findings[0]).toMatchObject({
    file: 'demo/users.yaml',
    line: 2,
    code: 'plan/missing-key',
    message: 'stages.new: `name` is missing',
  });
});

test('an earlier version comes back as the next one', async () => {
  const post = (url: string, payload: object) => app.inject({ method: 'POST', url, payload });
  const before = (await app.inject('/v1/plan')).json().plan.version;
  const other = files('stages:\n  new: { name: 新来的 }\n');
  expect((await post('/v1/plan/apply', { files: other })).json()).toMatchObject({ version: before + 1 });
  const dry = await post('/v1/plan/rollback', { version: before, dryRun: true });
  expect(dry.json()).toMatchObject({ applied: false, version: before + 1, changes: [{ key: 'new' }] });
  const back = await post('/v1/plan/rollback', { version: before, expectVersion: before + 1 });
  expect(back.json()).toMatchObject({ applied: true, version: before + 2, findings: [] });
  expect((await app.inject('/v1/plan/files')).json().files[1].text).toContain('新客');
  const again = await post('/v1/plan/rollback', { version: before });
  expect(again.json()).toMatchObject({ applied: false, changes: [] });
  expect((await post('/v1/plan/rollback', { version: 99 })).statusCode).toBe(404);
  const late = await post('/v1/plan/rollback', { version: before + 1, expectVersion: before });
  expect(late.json()).toMatchObject({ code: 'plan/version-moved' });
});

test('what nothing runs yet is kept, and the answer says so', async () => {
  const text = 'stages:\n  new: { name: 新客 }\ncommunities:\n  all: { name: 交流群 }\n';
  const answer = await app.inject({ method: 'POST', url: '/v1/plan/apply', payload: { files: files(text) } });
  expect(answer.json()).toMatchObject({ applied: true, recorded: ['communities'] });
  expect(answer.json().findings).toMatchObject([{ code: 'plan/community-upkeep', severity: 'warning' }]);
  const exported = (await app.inject('/v1/plan/files')).json().files;
  expect(exported).toContainEqual({
    path: 'communities.yaml',
    text: 'communities:\n  all: { name: 交流群 }\n',
  });
});
