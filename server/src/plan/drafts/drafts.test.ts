import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../../test/harness/database.ts';
import { manualClock } from '../../kernel/clock.ts';
import { buildHttp, type HttpApp } from '../../kernel/http/app.ts';
import { makeLogger } from '../../kernel/telemetry/logger.ts';
import { planEndpoints } from '../http/endpoints.ts';

let db: TestDatabase;
let app: HttpApp;
/** Who calls next. */
let caller = 1;
beforeAll(async () => {
  db = await createTestDatabase();
  app = await buildHttp({
    logger: makeLogger('silent'),
    guard: async () => ({ kind: 'user', id: caller, name: `u${caller}` }),
    endpoints: planEndpoints({ db, clock: manualClock('2026-03-01T00:00:00Z'), onApplied: [] }),
    version: '0.0.0',
  });
});
afterAll(async () => {
  await app.close();
  await db.drop();
});

const PLAN = 'plan: demo\nname: 演示\n';
const TAGS = 'tags:\n  need: { name: 需求, values: { course: { name: 课程 } } }\n';
const STAGES = 'stages:\n  new: { name: 新客 }\n  asked: { name: 问过, enter: { tag: need/course } }\n';

const post = async (url: string, payload?: object) => {
  const answer = await app.inject({ method: 'POST', url, ...(payload && { payload }) });
  return { status: answer.statusCode, body: answer.body === '' ? null : answer.json() };
};
const get = async (url: string) => (await app.inject(url)).json();
const apply = (stages: string) =>
  post('/v1/plan/apply', {
    files: [
      { path: 'plan.yaml', text: PLAN },
      { path: 'tags.yaml', text: TAGS },
      { path: 'stages.yaml', text: stages },
    ],
  });
const open = async (changes: object[] = []) => {
  const { current } = await get('/v1/plan/workspace');
  return (await post('/v1/plan/drafts', { name: '改阶段', baseVersion: current, changes })).body;
};

test('a draft begins with the plan in force, is saved by file and linted, and is only its owner’s', async () => {
  expect(await apply(STAGES)).toMatchObject({ status: 200 });
  const begun = await open([{ path: 'stages.yaml', text: STAGES.replace('course', 'coarse') }]);
  expect(begun.draft).toMatchObject({ baseVersion: 1, revision: 1 });
  expect(begun.check).toMatchObject({
    ok: false,
    findings: [
      {
        file: 'stages.yaml',
        line: 3,
        code: 'plan/unknown-reference',
        fix: { from: 'need/coarse', to: 'need/course' },
      },
    ],
  });
  const { id } = begun.draft;
  const save = { revision: 1, changes: [{ path: 'stages.yaml', text: STAGES }] };
  const mended = await post(`/v1/plan/drafts/${id}/files`, save);
  expect(mended.body).toMatchObject({ draft: { revision: 2 }, check: { ok: true }, files: [] });
  expect(mended.body.check.definitions).toContainEqual({
    kind: 'tags',
    key: 'need',
    name: '需求',
    file: 'tags.yaml',
    line: 2,
    values: [{ key: 'course', name: '课程' }],
  });
  expect(await post(`/v1/plan/drafts/${id}/files`, save)).toMatchObject({
    status: 409,
    body: { code: 'plan/draft-moved' },
  });
  const opened = await get(`/v1/plan/workspace?draft=${id}`);
  expect(opened.files).toHaveLength(3);
  caller = 2;
  expect(await get('/v1/plan/drafts')).toEqual({ items: [], total: 0 });
  expect(await get(`/v1/plan/workspace?draft=${id}`)).toMatchObject({ code: 'request/not-found' });
  caller = 1;
  expect(await post(`/v1/plan/drafts/${id}/discard`)).toMatchObject({ status: 204 });
  expect((await get('/v1/plan/drafts')).total).toBe(0);
  expect(await post(`/v1/plan/drafts/${id}/restore`)).toMatchObject({ status: 204 });
  expect((await get('/v1/plan/drafts')).items).toMatchObject([{ id, name: '改阶段' }]);
});

test('a key is renamed with all that names it; uses are found; an event keeps its name', async () => {
  const { draft } = await open();
  const uses = await get(`/v1/plan/uses?draft=${draft.id}&kind=tags&key=need`);
  expect(uses).toEqual({
    uses: [{ kind: 'stages', key: 'asked', name: '问过', file: 'stages.yaml', line: 3, column: 36 }],
  });
  const rename = { revision: 0, kind: 'tags', key: 'need', to: 'wish' };
  const renamed = await post(`/v1/plan/drafts/${draft.id}/rename`, rename);
  expect(renamed.body).toMatchObject({
    draft: { revision: 1 },
    check: { ok: true },
    files: [
      { path: 'stages.yaml', text: STAGES.replace('need/course', 'wish/course') },
      { path: 'tags.yaml', text: TAGS.replace('need:', 'wish:') },
    ],
  });
  const again = await post(`/v1/plan/drafts/${draft.id}/rename`, { ...rename, revision: 1 });
  expect(again.status).toBe(404);
  const event = { revision: 1, kind: 'events', key: 'order.paid', to: 'order.done' };
  expect(await post(`/v1/plan/drafts/${draft.id}/rename`, event)).toMatchObject({
    status: 422,
    body: { code: 'plan/rename-refused' },
  });
});

test('somebody applied meanwhile: the draft is refused, merged and applied; then it is closed', async () => {
  const mine = STAGES.replace('新客', '新朋友');
  const { draft } = await open([{ path: 'stages.yaml', text: mine }]);
  const theirs = STAGES.replace('问过', '咨询过');
  expect(await apply(theirs)).toMatchObject({ body: { version: 2 } });
  const at = `/v1/plan/drafts/${draft.id}`;
  expect(await post(`${at}/apply`, { revision: 1 })).toMatchObject({
    status: 409,
    body: { code: 'plan/version-moved', changes: [{ kind: 'stages', key: 'asked' }] },
  });
  // Neighbouring lines: both sides are shown, and nobody is overruled.
  expect(await get(`${at}/merge`)).toMatchObject({
    base: 1,
    current: 2,
    files: [{ path: 'stages.yaml', conflicts: 1, text: null }],
  });
  expect(await post(`${at}/merge`, { revision: 1, current: 2 })).toMatchObject({
    status: 409,
    body: { code: 'plan/merge-open' },
  });
  const both = mine.replace('问过', '咨询过');
  const resolved = [{ path: 'stages.yaml', text: both }];
  const merged = await post(`${at}/merge`, { revision: 1, current: 2, resolved });
  expect(merged.body).toMatchObject({ draft: { baseVersion: 2, revision: 2 }, files: resolved });
  const seen = await get(`/v1/plan/compare?from=2&draft=${draft.id}`);
  expect(seen).toMatchObject({
    files: [{ path: 'stages.yaml', change: 'changed' }],
    changes: [{ kind: 'stages', key: 'new' }],
  });
  const done = await post(`${at}/apply`, { revision: 2, message: '称呼' });
  expect(done).toMatchObject({ status: 200, body: { version: 3, applied: true } });
  expect(await get(`/v1/plan/workspace?draft=${draft.id}`)).toMatchObject({ code: 'request/not-found' });
  expect((await get('/v1/plan/workspace')).files).toContainEqual(resolved[0]);
});

test('what an editor has to know: the schema, which kinds a place names, a definition to begin with', async () => {
  const answer = await app.inject('/v1/plan/schema');
  const editor = answer.json();
  expect(editor.schema.properties.stages).toBeDefined();
  expect(editor.references['journeys.message']).toEqual(['messages']);
  expect(editor.references['*.stage']).toEqual(['stages']);
  expect(editor.references['*.tag']).toEqual(['tags']);
  expect(editor.templates.stages).toMatch(/^ {2}\w/);
  const headers = { 'if-none-match': String(answer.headers.etag) };
  expect(await app.inject({ url: '/v1/plan/schema', headers })).toMatchObject({ statusCode: 304 });
});

test('a definition is written into a draft as JSON; findings say which field they mean', async () => {
  const begun = await open();
  const { id, revision } = begun.draft;
  const write = (at: number, definitions: object[]) =>
    post(`/v1/plan/drafts/${id}/definitions`, { revision: at, definitions });
  const wrong = { name: '问过', enter: { tag: 'need/coarse' } };
  const first = await write(revision, [{ kind: 'stages', key: 'asked', spec: wrong }]);
  expect(first.body.files).toMatchObject([
    {
      path: 'stages.yaml',
      text: expect.stringMatching(/^stages:\n.*\n {2}asked: { name: 问过, enter: { tag: need\/coarse } }\n$/),
    },
  ]);
  const read = () => get(`/v1/plan/definition?draft=${id}&kind=stages&key=asked`);
  expect(await read()).toMatchObject({
    file: 'stages.yaml',
    spec: wrong,
    findings: [{ path: ['enter', 'tag'], code: 'plan/unknown-reference' }],
  });
  expect((await read()).findings[0].message).not.toContain('stages.asked');
  const segment = { name: '问过的人', when: { stage: 'asked' } };
  const second = await write(first.body.draft.revision, [
    { kind: 'segments', key: 'asked', spec: segment },
    { kind: 'stages', key: 'asked', spec: { ...wrong, enter: { tag: 'need/course' } } },
  ]);
  expect(second.body.check.findings.filter((one: { severity: string }) => one.severity === 'error')).toEqual(
    [],
  );
  expect(second.body.files.map((file: { path: string }) => file.path)).toEqual(['users.yaml', 'stages.yaml']);
  const late = await write(first.body.draft.revision, [{ kind: 'segments', key: 'asked', spec: null }]);
  expect(late.body.code).toBe('plan/draft-moved');
  const strange = await write(second.body.draft.revision, [{ kind: 'moods', key: 'a', spec: {} }]);
  expect(strange).toMatchObject({ status: 422, body: { code: 'plan/unknown-kind' } });
  const { status } = await app
    .inject(`/v1/plan/definition?draft=${id}&kind=segments&key=none`)
    .then((a) => ({ status: a.statusCode }));
  expect(status).toBe(404);
  const taken = await write(second.body.draft.revision, [
    { kind: 'segments', key: 'asked', spec: segment, isNew: true },
  ]);
  expect(taken.body.code).toBe('plan/key-taken');
  const { current } = second.body;
  const made = await post('/v1/plan/drafts', {
    name: '存为人群',
    baseVersion: current,
    definitions: [{ kind: 'segments', key: 'fresh', spec: segment }],
  });
  expect(made.body.files).toEqual([
    { path: 'users.yaml', text: 'segments:\n  fresh: { name: 问过的人, when: { stage: asked } }\n' },
  ]);
});
