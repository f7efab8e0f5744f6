import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterAll, expect, test } from 'vitest';
import { createTestDatabase } from '../../../../test/harness/database.ts';
import { openDatabase } from '../database/database.ts';
import { sql } from '../database/sql.ts';
import { HetangError } from '../errors.ts';
import { makeMetrics } from '../telemetry/metrics.ts';
import { buildHttp, type Endpoint } from './app.ts';
import { health } from './health.ts';
import { metrics } from './metrics.ts';
import { databaseAnswers, migrationsDone } from './ready-checks.ts';
import { consoleFiles } from './static.ts';

const log = pino({ level: 'silent' });
const folder = mkdtempSync(join(tmpdir(), 'hetang-console-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function start(...endpoints: Endpoint[]) {
  const app = await buildHttp({ logger: log, guard: onlyKeys, endpoints, version: 'test' });
  await app.ready();
  return app;
}

async function onlyKeys(request: { headers: { authorization?: string } }, access: string) {
  if (access === 'public') return null;
  if (request.headers.authorization !== 'Bearer ht_good') throw new HetangError('access/signed-out');
  return { kind: 'key' as const, id: 1, name: 'prometheus' };
}

const page = { accept: 'text/html,*/*' };

test('a console that was not built says so', async () => {
  const app = await start(consoleFiles({ folder: join(folder, 'nothing-here') }));
  const zh = await app.inject({ url: '/', headers: page });
  expect([zh.statusCode, zh.headers['content-type']]).toEqual([503, 'text/plain; charset=utf-8']);
  expect(zh.body).toContain('npm run build');
  const en = await app.inject({ url: '/tasks', headers: { ...page, 'accept-language': 'en' } });
  expect(en.body).toMatch(/^The console has not been built/);
  await app.close();
});

test('pages, assets, and what is neither', async () => {
  mkdirSync(join(folder, 'assets'), { recursive: true });
  writeFileSync(join(folder, 'index.html'), '<!doctype html><title>荷塘</title>');
  writeFileSync(join(folder, 'assets', 'app-Ab12.js'), 'export const answer = 42;');
  writeFileSync(join(folder, 'lotus.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>');
  const app = await start(consoleFiles({ folder }));
  const get = async (url: string, headers: Record<string, string> = page) => {
    const answer = await app.inject({ url, headers });
    const type = String(answer.headers['content-type']).split(';')[0];
    return [answer.statusCode, type, answer.headers['cache-control']];
  };
  const html = [200, 'text/html', 'no-cache'];
  expect(await get('/')).toEqual(html);
  expect(await get('/', {})).toEqual(html);
  expect(await get('/contacts/12?tab=journeys')).toEqual(html);
  expect(await get('/assets/app-Ab12.js')).toEqual([
    200,
    'application/javascript',
    'public, max-age=31536000, immutable',
  ]);
  expect(await get('/lotus.svg')).toEqual([200, 'image/svg+xml', 'no-cache']);
  for (const url of [
    '/v1/nothing',
    '/v1',
    '/healthz',
    '/metrics',
    '/assets/app-Old9.js',
    '/index.html/x.y',
  ]) {
    expect([url, ...(await get(url)).slice(0, 2)]).toEqual([url, 404, 'application/json']);
  }
  expect((await get('/assets/app-Old9.js'))[2]).toBe('no-store');
  expect((await get('/contacts', { accept: 'application/json' }))[0]).toBe(404);
  expect((await app.inject({ method: 'POST', url: '/contacts', headers: page })).statusCode).toBe(401);
  await app.close();
});

test('nothing outside the folder is served', async () => {
  writeFileSync(join(folder, '..', 'hetang-secret.txt'), 'secret');
  const app = await start(consoleFiles({ folder }));
  for (const url of [
    '/../hetang-secret.txt',
    '/%2e%2e/hetang-secret.txt',
    '/assets/..%2f..%2fhetang-secret.txt',
    '/..%5chetang-secret.txt',
    '/%00.txt',
    '/%.txt',
  ]) {
    const answer = await app.inject({ url, headers: page });
    expect([url, answer.body.includes('secret') && answer.statusCode < 400]).toEqual([url, false]);
    expect(answer.statusCode).toBeLessThan(500);
  }
  await app.close();
  rmSync(join(folder, '..', 'hetang-secret.txt'));
});

test('ready when the database answers and is migrated', async () => {
  const db = await createTestDatabase();
  const app = await start(health({ checks: [databaseAnswers(db), migrationsDone(db)], log }));
  expect((await app.inject('/healthz')).json()).toEqual({ ok: true });
  const ready = await app.inject('/readyz');
  expect([ready.statusCode, ready.json()]).toMatchObject([
    200,
    {
      ok: true,
      checks: [
        { name: 'database', ok: true },
        { name: 'migrations', ok: true },
      ],
    },
  ]);
  await db.run(sql`delete from migration where number = (select max(number) from migration)`);
  expect((await app.inject('/readyz')).statusCode).toBe(503);
  await app.close();
  await db.drop();
});

test('not ready without the database, and alive all the same', async () => {
  const away = openDatabase({ url: 'postgres://nobody:secret@127.0.0.1:1/none' });
  const silent = { name: 'analytics', run: () => new Promise(() => undefined) };
  const app = await start(health({ checks: [databaseAnswers(away), silent], log, patienceMs: 50 }));
  const answer = await app.inject('/readyz');
  expect([answer.statusCode, answer.json()]).toMatchObject([
    503,
    {
      ok: false,
      checks: [
        { name: 'database', ok: false },
        { name: 'analytics', ok: false },
      ],
    },
  ]);
  expect(answer.body).not.toMatch(/127\.0\.0\.1|secret/);
  expect((await app.inject('/healthz')).statusCode).toBe(200);
  await app.close();
  await away.close();
});

test('metrics: free on this machine, with a key from elsewhere', async () => {
  const { registry } = makeMetrics();
  const app = await start(metrics({ registry, guard: onlyKeys }));
  const get = async (remoteAddress: string, headers: Record<string, string> = {}) =>
    (await app.inject({ url: '/metrics', remoteAddress, headers })).statusCode;
  expect(await get('127.0.0.1')).toBe(200);
  expect(await get('::1')).toBe(200);
  expect(await get('::ffff:127.0.0.1')).toBe(200);
  expect(await get('10.0.0.7')).toBe(401);
  expect(await get('127.0.0.1', { 'x-forwarded-for': '10.0.0.7' })).toBe(401);
  expect(await get('10.0.0.7', { authorization: 'Bearer ht_good' })).toBe(200);
  expect((await app.inject('/metrics')).body).toContain('hetang_events_appended_total');
  await app.close();
});
