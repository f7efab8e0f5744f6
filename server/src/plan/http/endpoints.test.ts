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
  expect(lint.json()).toEqual({ ok: true, findings: [], suppressed: [] });

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
    history: [{ version: 1, appliedAt: '2026-03-01T00:00:00.000Z', by: 'ci', changes: 2, message: '' }],
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
  const text =
    'stages:\n  new: { name: 新客 }\ncommunities:\n  all: { name: 交流群 }\nunits:\n  hq: { name: 总部, level: headquarters }\n';
  const answer = await app.inject({ method: 'POST', url: '/v1/plan/apply', payload: { files: files(text) } });
  expect(answer.json()).toMatchObject({ applied: true, recorded: ['units'] });
  const codes = answer.json().findings.map((finding: { code: string }) => finding.code);
  expect(codes).toContain('plan/community-upkeep');
  const exported = (await app.inject('/v1/plan/files')).json().files;
  expect(exported).toContainEqual({ path: 'users.yaml', text });
});

test('who was slower is told what changed since; If-Match does as well as expectVersion', async () => {
  const post = (payload: object, headers = {}) =>
    app.inject({ method: 'POST', url: '/v1/plan/apply', payload, headers });
  const base = (await app.inject('/v1/plan')).json().plan.version;
  const mine = files('stages:\n  new: { name: 我改的 }\n');
  const theirs = files('stages:\n  new: { name: 他改的 }\n');
  const first = await post({ files: theirs, message: '先改了一步' });
  expect(first.json()).toMatchObject({ applied: true, version: base + 1 });
  for (const late of [
    await post({ files: mine, expectVersion: base }),
    await post({ files: mine }, { 'if-match': `"${base}"` }),
  ]) {
    expect(late.statusCode).toBe(409);
    expect(late.json()).toMatchObject({
      code: 'plan/version-moved',
      since: [{ version: base + 1, by: 'ci', message: '先改了一步' }],
      changes: expect.arrayContaining([
        expect.objectContaining({
          title: '阶段「他改的」',
          lines: [expect.objectContaining({ label: '名称', after: '他改的' })],
        }),
      ]),
    });
  }
  expect((await app.inject('/v1/plan/files')).headers.etag).toBe(`"${base + 1}"`);
});

test('a comment alone makes no version, and the export has it; so has one that comes back', async () => {
  const post = (url: string, payload: object) => app.inject({ method: 'POST', url, payload });
  const noted = files('# 谁是新客\nstages:\n  new:   { name: 新客 } # 刚来的\n');
  const { version } = (await post('/v1/plan/apply', { files: noted })).json();
  const renoted = files('# 新客是谁\nstages:\n  new: { name: 新客 }\n');
  expect((await post('/v1/plan/apply', { files: renoted })).json()).toMatchObject({
    applied: false,
    version,
  });
  expect((await app.inject('/v1/plan/files')).json().files).toEqual([
    { path: 'plan.yaml', text: good[0]?.text },
    { path: 'users.yaml', text: renoted[1]?.text },
  ]);
  await post('/v1/plan/apply', { files: files('stages:\n  new: { name: 别的 }\n') });
  await post('/v1/plan/rollback', { version, message: '改回来' });
  expect((await app.inject('/v1/plan/files')).json().files[1].text).toBe(renoted[1]?.text);
  expect((await app.inject('/v1/plan')).json().history[0]).toMatchObject({
    version: version + 2,
    message: '改回来',
  });
});

test('a difference can be looked at against now, an earlier version, or other files', async () => {
  const post = (payload: object) => app.inject({ method: 'POST', url: '/v1/plan/diff', payload });
  const other = files('stages:\n  new: { name: 再来的 }\n');
  const now = (await app.inject('/v1/plan')).json().plan.version;
  expect((await post({ files: other })).json()).toMatchObject({ against: now, changes: [{ key: 'new' }] });
  expect((await post({ files: good, against: { version: 1 } })).json()).toEqual({ against: 1, changes: [] });
  const between = await post({ files: other, against: { files: good } });
  expect(between.json()).toMatchObject({ against: null, changes: [{ title: '阶段「再来的」' }] });
  expect((await post({ files: other, against: { version: 99 } })).statusCode).toBe(404);
  expect((await post({ files: bad })).statusCode).toBe(422);
  const circle = files(
    'segments:\n  a: { name: 甲, when: { segment: b } }\n  b: { name: 乙, when: { segment: a } }\n',
  );
  for (const payload of [{ files: circle }, { files: good, against: { files: circle } }])
    expect((await post(payload)).json()).toMatchObject({ code: 'plan/has-errors' });
});

test('what nothing acts on yet in a definition that runs is named', async () => {
  const text =
    'staff:\n  lin: { name: 林, wecom: Lin }\ncodes:\n  site: { name: 官网, staff: [lin], partner: 甲 }\n';
  const answer = await app.inject({ method: 'POST', url: '/v1/plan/apply', payload: { files: files(text) } });
  expect(answer.json()).toMatchObject({ recordedSettings: [{ kind: 'codes', settings: ['partner'] }] });
});

test('the plan in force can be read on paper, in the language asked for', async () => {
  const html = await app.inject({ url: '/v1/plan/print', headers: { 'accept-language': 'en' } });
  expect(html.headers['content-type']).toContain('text/html');
  expect(html.body).toContain('<h1>演示</h1>');
  expect(html.body).toContain('User operation plan');
  expect((await app.inject('/v1/plan/print?as=md&lang=zh')).body).toMatch(/^# 演示/);
  const sheet = await app.inject('/v1/plan/print?as=xlsx');
  expect(sheet.headers['content-disposition']).toBe('attachment; filename="demo.zh.xlsx"');
  expect(sheet.rawPayload.subarray(0, 2).toString()).toBe('PK');
  expect((await app.inject('/v1/plan/print?as=pdf')).statusCode).toBe(400);
});

test('what a plan asks to ignore is told with its reason', async () => {
  const text =
    '# hetang-ignore similar-keys: 两个都在用\nfields:\n  city: { name: 城市, type: text }\n  City: { name: 所在城市, type: text }\n';
  const lint = await app.inject({ method: 'POST', url: '/v1/plan/lint', payload: { files: files(text) } });
  expect(lint.json().suppressed).toMatchObject([
    { code: 'plan/similar-keys', line: 4, reason: '两个都在用' },
  ]);
});
