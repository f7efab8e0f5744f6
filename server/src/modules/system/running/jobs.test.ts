import type { Permissions } from '@hetang/contract/http/access';
import type { JobNews, JobPage } from '@hetang/contract/http/jobs';
import { kindSchemas } from '@hetang/contract/plan/registry';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../../../test/harness/database.ts';
import { putPlan } from '../../../../../test/harness/put-plan.ts';
import { noteBackup, noteRunning, stopBackup } from '../../../backup/note-backup.ts';
import { manualClock } from '../../../kernel/clock.ts';
import { sql } from '../../../kernel/database/sql.ts';
import { buildHttp, type HttpApp } from '../../../kernel/http/app.ts';
import { makeLogger } from '../../../kernel/telemetry/logger.ts';
import { builtInRoles } from '../../access/rules/roles.ts';
import { stopAct } from '../../acts/api.ts';
import { askImportToStop } from '../../imports/api.ts';
import { stopReconciliation } from '../reconciliations/stop-reconciliation.ts';
import { jobEndpoints } from './http/endpoints.ts';

const NOW = new Date('2026-03-10T04:00:00Z');
const MINUTE = 60_000;
const before = (ms: number) => new Date(NOW.getTime() - ms);
const clock = { ...manualClock(NOW), speed: 60 };
const machine = manualClock(NOW);
let db: TestDatabase;
let app: HttpApp;
let permissions: Permissions = builtInRoles.administrator;

beforeAll(async () => {
  db = await createTestDatabase();
  app = await serve();
  const importRun = (state: string, ended: Date | null) => sql`
    insert into import_run (kind, file_name, mapping_name, mapping, dry_run, give_back_skipped, state, created_by,
      created_at, started_at, finished_at)
    values ('orders', ${`${state}.csv`}, 'm', '{}', false, false, ${state}, '林晓', ${before(10 * MINUTE)},
      ${before(10 * MINUTE)}, ${ended})`;
  const writing = { phase: 'writing', rows: 900, bytes: 1, written: 300, total: 900 };
  await db.run(importRun('running', null));
  await db.run(importRun('done', before(MINUTE)));
  await db.run(importRun('failed', before(8 * 86_400_000)));
  await db.run(sql`
    insert into import_progress values (1, ${JSON.stringify(writing)}::jsonb, ${before(MINUTE)})`);
  await db.run(sql`
    insert into wecom_sync (started_at, beat_at, place)
    values (${before(5 * MINUTE)}, ${NOW}, '{"step": "contacts", "after": "lin", "done": 3, "total": 7}')`);
  const sleeping = kindSchemas.segments.parse({ name: '沉睡客户', when: { stage: 'new' } });
  await putPlan(db, { segments: { sleeping } }, before(MINUTE));
  await db.run(sql`
    insert into segment (key, basis, version, state, declared_at) values ('sleeping', 'b', 1, 'building', ${before(MINUTE)})`);
  const act = await db.one<{ id: number }>(sql`
    insert into bulk_act (act, asked_by, planned_at, started_at)
    values ('{"kind": "tags"}', '林晓', ${before(MINUTE)}, ${before(MINUTE)}) returning id`);
  await db.run(sql`
    insert into bulk_act_person (act_id, contact_id, state)
    select ${act?.id ?? 0}, n, case when n <= 30 then 'done' when n <= 90 then 'planned' else 'skipped' end
    from generate_series(1, 100) n`);
  await noteBackup(db, { at: before(86_400_000), file: '/b/old.tar.gz', bytes: 1 });
  await noteRunning(db, { startedAt: before(MINUTE), file: '/b/new.tar.gz', done: 20, total: 80 }, NOW);
});
afterAll(async () => {
  await app.close();
  await db.drop();
});

const serve = () =>
  buildHttp({
    logger: makeLogger('silent'),
    guard: async () => ({ kind: 'user', id: 1, name: '林晓', permissions }),
    endpoints: jobEndpoints({
      db,
      clock,
      machine,
      log: makeLogger('silent'),
      stop: {
        import: (id) => askImportToStop({ db, clock }, Number(id)),
        act: (id) => stopAct({ db, clock }, Number(id)),
        reconciliation: (id) => stopReconciliation({ db, clock }, Number(id)),
        backup: (id) => stopBackup(db, id),
      },
    }),
    version: 'test',
  });
const list = async (query = '') => (await app.inject(`/v1/jobs${query}`)).json<JobPage>();

it('comes as a table, filtered as the list is, in words', async () => {
  const csv = (
    await app.inject({ url: '/v1/jobs/export.csv?kind=import', headers: { 'accept-language': 'zh' } })
  ).body;
  const [head, ...rows] = csv.trim().split(/\r?\n/);
  expect(head).toContain('作业,名称,状态');
  expect(rows).toEqual([
    expect.stringContaining('import:2,导入,done.csv,已完成'),
    expect.stringContaining('import:1,导入,running.csv,进行中,300,900,林晓'),
  ]);
});

it('tells of every kind of work in the same way, with a rate in real seconds', async () => {
  const { items } = await list('?state=running&sort=startedAt');
  expect(
    items.map(({ kind, done, total, rate, secondsLeft }) => [kind, done, total, rate, secondsLeft]),
  ).toEqual([
    // Ten minutes of the simulated world are ten real seconds.
    ['import', 300, 900, 30, 20],
    ['reconciliation', 3, 7, 0.6, 7],
    ['act', 30, 90, 30, 2],
    ['backup', 20, 80, 1 / 3, 180],
    ['segment', null, null, null, null],
  ]);
  expect(items[0]).toMatchObject({
    id: 'import:1',
    name: 'running.csv',
    step: 'writing',
    by: '林晓',
    cancellable: true,
  });
  expect(items[1]).toMatchObject({ step: 'contacts', cancellable: true });
  expect(items[4]?.name).toBe('沉睡客户');
});

it('keeps what has ended for seven days, filters, sorts and pages', async () => {
  const ended = await list('?state=done&sort=-finishedAt');
  expect(ended.items.map(({ id, name }) => [id, name])).toEqual([
    ['import:2', 'done.csv'],
    [`backup:${before(86_400_000).toISOString()}`, 'old.tar.gz'],
  ]);
  expect(ended.items[1]?.file).toEqual({ name: '/b/old.tar.gz', href: null });
  expect((await list('?state=failed')).items).toEqual([]);
  const second = await list('?size=1&page=2&kind=import');
  expect(second).toMatchObject({ total: 2, items: [{ kind: 'import' }] });
  expect((await app.inject('/v1/jobs?sort=name')).statusCode).toBe(400);
});

it('says that work which has fallen silent has stopped', async () => {
  await db.run(sql`update import_progress set beat_at = ${before(2 * 60 * MINUTE)}`);
  expect((await list('?kind=import&state=stopped')).items).toMatchObject([
    { id: 'import:1', secondsLeft: null },
  ]);
  await db.run(sql`update import_progress set beat_at = ${NOW}`);
});

it('shows and stops only what a role may deal with', async () => {
  permissions = builtInRoles.analyst;
  expect((await list()).items.map(({ kind }) => kind)).toEqual(['segment']);
  permissions = builtInRoles.viewer;
  const seen = (await list()).items;
  expect(new Set(seen.map(({ kind }) => kind))).toEqual(new Set(['segment', 'act', 'import']));
  expect(seen.some(({ cancellable }) => cancellable)).toBe(false);
  const refused = await app.inject({ method: 'POST', url: '/v1/jobs/act:1/cancel' });
  expect(refused.json()).toMatchObject({ code: 'access/not-allowed' });
  permissions = builtInRoles.community;
  expect((await list('?kind=act')).items, 'only people of the unit').toEqual([]);
  permissions = builtInRoles.administrator;
});

it('streams: at once, and when something has changed; stopping the server does not wait for readers', async () => {
  const own = await serve();
  const url = await own.listen({ host: '127.0.0.1', port: 0 });
  const answer = await fetch(`${url}/v1/jobs/stream`);
  expect(answer.headers.get('content-type')).toContain('text/event-stream');
  const news = readNews(answer);
  expect((await news.next()).value?.items.find(({ id }: { id: string }) => id === 'act:1')).toMatchObject({
    state: 'running',
  });
  expect((await app.inject({ method: 'POST', url: '/v1/jobs/act:1/cancel' })).json()).toEqual({
    asked: true,
  });
  expect((await news.next()).value?.items.find(({ id }: { id: string }) => id === 'act:1')).toMatchObject({
    state: 'stopped',
    error: 'act/stopped',
    cancellable: false,
  });
  await own.close(); // ends, though the reader is still there
  expect((await news.next()).done).toBe(true);
});

it('stops what runs once; what has ended says so', async () => {
  const cancel = async (id: string) =>
    (await app.inject({ method: 'POST', url: `/v1/jobs/${id}/cancel` })).json();
  expect(await cancel('import:1')).toEqual({ asked: true });
  expect(await db.one(sql`select stop_asked_at from import_progress`)).toEqual({
    stop_asked_at: NOW,
  });
  expect(await cancel('import:2')).toMatchObject({ code: 'job/not-running' });
  expect(await cancel('act:1')).toMatchObject({ code: 'job/not-running' });
  expect(await cancel('act:99')).toMatchObject({ code: 'request/not-found' });
  expect(await cancel('reconciliation:1')).toEqual({ asked: true });
  expect(await cancel('reconciliation:1')).toMatchObject({ code: 'job/not-running' });
  expect((await list('?kind=reconciliation')).items).toMatchObject([
    { state: 'stopped', error: 'reconciliation/stopped', cancellable: false, file: null },
  ]);
  const backup = `backup:${before(MINUTE).toISOString()}`;
  expect(await cancel(backup)).toEqual({ asked: true });
  expect(await cancel(`backup:${NOW.toISOString()}`)).toMatchObject({ code: 'job/not-running' });
  expect(
    await noteRunning(db, { startedAt: before(MINUTE), file: '/b/new.tar.gz', done: 30, total: 80 }, NOW),
  ).toBe(true);
  expect(await cancel('segment:1')).toMatchObject({ code: 'request/invalid' });
});

async function* readNews(answer: Response): AsyncGenerator<JobNews, undefined> {
  let text = '';
  const decoder = new TextDecoder();
  for await (const chunk of answer.body ?? []) {
    text += decoder.decode(chunk as Uint8Array, { stream: true });
    for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
      const data = /^data: (.*)$/m.exec(text.slice(0, end))?.[1];
      text = text.slice(end + 2);
      if (data) yield JSON.parse(data) as JobNews;
    }
  }
}
