import type { WecomSetup } from '@hetang/contract/http/wecom';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { createEmulator, type Emulator } from '../../../../../emulator/src/emulator.ts';
import { createTestDatabase, type TestDatabase } from '../../../../../test/harness/database.ts';
import { freePort } from '../../../../../test/harness/free-ports.ts';
import { until } from '../../../../../test/harness/wecom-rig.ts';
import { type Clock, systemClock } from '../../../kernel/clock.ts';
import { sql } from '../../../kernel/database/sql.ts';
import { buildHttp, type HttpApp } from '../../../kernel/http/app.ts';
import { prepareJobs } from '../../../kernel/jobs.ts';
import { makeLogger } from '../../../kernel/telemetry/logger.ts';
import { makeMetrics } from '../../../kernel/telemetry/metrics.ts';
import { connectPlatform, type Platform } from '../../../platform.ts';
import { fixedSettings, openSettings, type WecomSettings } from './settings.ts';

const SEAL = 's'.repeat(32);

let db: TestDatabase;
let emulator: Emulator;
let url: string;
let app: HttpApp;
let own: string;
let settings: WecomSettings;
let platform: Platform;

beforeAll(async () => {
  db = await createTestDatabase();
  await prepareJobs(db, makeLogger('silent'));
});
afterAll(() => db.drop());

beforeEach(async () => {
  await db.run(
    sql`truncate wecom_settings, wecom_callback_check, wecom_token, wecom_breaker, wecom_call, inbox`,
  );
  emulator = createEmulator({ clock: 'manual', startAt: Date.UTC(2026, 2, 2, 2) });
  url = await emulator.listen();
  await control('PUT', 'tenant', { trustedIps: ['127.0.0.1'] });
  settings = await openSettings({ db, baseUrl: url, sealKey: SEAL });
  ({ app, own, platform } = await serve(settings, SEAL));
});
afterEach(async () => {
  await emulator.close();
  app.server.closeAllConnections();
  await app.close();
  await platform.close();
});

/** Serves under an address of its own, as the platform will know it. */
async function serve(of: WecomSettings, sealKey: string | null) {
  const clock: Clock = { now: () => new Date(emulator.clock.now()), speed: 1 };
  const log = makeLogger('silent');
  // The platform is told of the address before it is listened on.
  const publicUrl = `http://127.0.0.1:${await freePort()}`;
  const deps = { settings: of, sealKey, db, clock, machine: systemClock, log, metrics: makeMetrics() };
  const made = connectPlatform({ ...deps, publicUrl });
  const built = await buildHttp({
    logger: log,
    guard: async () => ({ kind: 'user', id: 1, name: '林晓' }),
    endpoints: made.endpoints,
    version: 'test',
  });
  await built.listen({ host: '127.0.0.1', port: Number(new URL(publicUrl).port) });
  return { app: built, own: publicUrl, platform: made };
}

async function control(method: string, path: string, body?: unknown) {
  const init =
    body === undefined ? {} : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } };
  const answer = await fetch(`${url}/control/${path}`, { method, ...init });
  if (!answer.ok) throw new Error(await answer.text());
  return answer.json();
}

async function ask(method: 'GET' | 'POST', path: string, payload?: object) {
  const answer = await app.inject({
    method,
    url: `/v1/wecom/${path}`,
    headers: { 'accept-language': 'en' },
    ...(payload ? { payload } : {}),
  });
  return { status: answer.statusCode, text: answer.payload, body: answer.json() };
}
const levels = ({ checks }: WecomSetup) => Object.fromEntries(checks.map(({ id, level }) => [id, level]));
const tenant = () => emulator.world.state.tenant;
const right = () => ({ corpId: tenant().corpId, agentId: tenant().agentId, secret: tenant().secret });

it('leads from nothing to a connected tenant, without a restart and without showing the secret again', async () => {
  const empty = await ask('GET', 'setup');
  expect(empty.body).toMatchObject({
    source: 'none',
    hasSecret: false,
    done: false,
    callback: { token: null },
  });
  expect(levels(empty.body)).toMatchObject({ 'corp-id': 'waiting', agent: 'waiting', clock: 'good' });
  expect(platform.connected()).toBe(false);

  const wrong = await ask('POST', 'setup', { ...right(), secret: 'not-the-secret' });
  expect([wrong.status, wrong.body.code]).toEqual([422, 'wecom/refused']);
  expect(wrong.body.hint).toContain('secret');
  expect(await db.rows(sql`select from wecom_settings`)).toEqual([]);

  const saved = await ask('POST', 'setup', right());
  expect(saved.status).toBe(200);
  expect(saved.text).not.toContain(tenant().secret);
  expect(saved.body).toMatchObject({ source: 'console', hasSecret: true, changed: { by: '林晓' } });
  expect(levels(saved.body)).toEqual({
    'corp-id': 'good',
    secret: 'good',
    clock: 'good',
    'callback-url': 'bad',
    callback: 'waiting',
    'trusted-ip': 'good',
    agent: 'good',
    'contact-scope': 'good',
    'contact-ways': 'good',
    'mass-sends': 'good',
    'staff-messages': 'good',
  });
  expect(platform.connected()).toBe(true);
  expect(emulator.world.state.staff.get('ops-01')?.inbox ?? []).toEqual([]);
  const row = await db.one<{ secret: Buffer }>(sql`select secret from wecom_settings`);
  expect(row?.secret.toString('latin1')).not.toContain(tenant().secret);

  // The administrator pastes what is shown; the platform verifies; nothing is left to copy.
  const { token, aesKey } = saved.body.callback;
  expect(aesKey).toHaveLength(43);
  await control('PUT', 'tenant/callback', {
    url: `${own}/v1/channels/wecom/callback`,
    token,
    encodingAesKey: aesKey,
  });
  const done = await ask('POST', 'setup/check');
  expect(levels(done.body).callback).toBe('good');
  expect(done.body.callback).toMatchObject({ token: null, aesKey: null });
  expect(done.body.callback.verifiedAt).not.toBeNull();
});

it('takes new callback keys without losing a callback in between', async () => {
  const { body } = await ask('POST', 'setup', right());
  const callback = { url: `${own}/v1/channels/wecom/callback` };
  const old = { token: body.callback.token, encodingAesKey: body.callback.aesKey };
  await control('PUT', 'tenant/callback', { ...callback, ...old });
  const made = (await ask('POST', 'setup/callback-keys')).body.callback;
  expect(made.token).not.toBe(old.token);
  // Pushes still come with the old ones.
  await control('POST', 'people', {});
  await control('PUT', 'tenant/callback', { ...callback, ...old });
  expect(settings.callbackKeys()).toHaveLength(2);
  await control('PUT', 'tenant/callback', { ...callback, token: made.token, encodingAesKey: made.aesKey });
  expect(settings.callbackKeys()).toEqual([{ token: made.token, aesKey: made.aesKey }]);
  await expect(control('PUT', 'tenant/callback', { ...callback, ...old })).rejects.toThrow();
});

it('says of each requirement by itself what is wrong', async () => {
  await ask('POST', 'setup', right());
  await control('PUT', 'tenant', { trustedIps: ['203.0.113.7'] });
  const untrusted = (await ask('POST', 'setup/check')).body;
  expect(levels(untrusted)).toMatchObject({ secret: 'good', 'trusted-ip': 'bad', agent: 'waiting' });
  const ip = untrusted.checks.find(({ id }: { id: string }) => id === 'trusted-ip');
  expect(ip.hint).toContain('127.0.0.1');
  expect(ip.path).toContain('企业可信IP');
  const failing = (path: string, errcode: number) =>
    control('PUT', 'faults', { failNext: [{ path, errcode, times: 1 }] });
  await control('PUT', 'tenant', { trustedIps: [] });
  await failing('externalcontact/get_follow_user_list', 48002);
  const unscoped = (await ask('POST', 'setup/check')).body;
  expect(levels(unscoped)).toMatchObject({
    'trusted-ip': 'good',
    'contact-scope': 'bad',
    'contact-ways': 'good',
  });
  await failing('externalcontact/list_contact_way', 48002);
  const forbidden = (await ask('POST', 'setup/check')).body;
  expect(levels(forbidden)).toMatchObject({ 'contact-ways': 'bad', 'mass-sends': 'good' });
});

it('is known to other processes, and cannot be opened with another key', async () => {
  const other = await openSettings({ db, baseUrl: url, sealKey: SEAL });
  const stranger = await openSettings({ db, baseUrl: url, sealKey: 'x'.repeat(32) });
  let heard = 0;
  other.onChange(() => {
    heard += 1;
  });
  const workers = [await other.follow(makeLogger('silent')), await stranger.follow(makeLogger('silent'))];
  await ask('POST', 'setup', right());
  await until(async () => other.connected() && stranger.problem() !== null);
  expect(other.config.secret).toBe(tenant().secret);
  expect(heard).toBe(1);
  expect(stranger.connected()).toBe(false);
  expect(stranger.problem()?.code).toBe('wecom/sealed');
  for (const worker of workers) await worker.stop();
});

it('cannot be changed where the environment has set it', async () => {
  app.server.closeAllConnections();
  await app.close();
  await platform.close();
  const fixed = { baseUrl: url, ...right(), callbackToken: 'a', callbackAesKey: 'b'.repeat(43) };
  ({ app, platform } = await serve(fixedSettings(fixed), null));
  const { body } = await ask('GET', 'setup');
  expect(body).toMatchObject({ source: 'environment', callback: { token: null, aesKey: null } });
  expect(JSON.stringify(body)).not.toContain(tenant().secret);
  for (const path of ['setup', 'setup/callback-keys'])
    expect((await ask('POST', path, path === 'setup' ? right() : undefined)).body.code).toBe('wecom/fixed');
});
