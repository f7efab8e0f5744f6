import { type Permissions, type Reach, resources } from '@hetang/contract/http/access';
import type { RouteOptions } from 'fastify';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../../test/harness/database.ts';
import { fixedSettings } from '../../channels/wecom/setup/settings.ts';
import type { Analytics } from '../../kernel/clickhouse/analytics.ts';
import { manualClock } from '../../kernel/clock.ts';
import { sql } from '../../kernel/database/sql.ts';
import { buildHttp, type Endpoint, type HttpApp } from '../../kernel/http/app.ts';
import { makeMetrics } from '../../kernel/telemetry/metrics.ts';
import { connectPlatform } from '../../platform.ts';
import { makeRoutes } from '../../routes.ts';
import { createKey } from './api-keys.ts';
import { builtInRoles } from './rules/roles.ts';
import { placeOf, policyOf, type RoutePolicy } from './rules/route-policy.ts';
import { startSession } from './sessions.ts';
import { createAdministrator } from './users.ts';

/** Every door that is open to all. A new one has to be written down here on purpose. */
const OPEN = [
  'GET /*',
  'GET /docs',
  'GET /docs/*',
  'GET /healthz',
  'GET /metrics',
  'GET /openapi.json',
  'GET /readyz',
  'GET /v1/channels/wecom/callback',
  'GET /v1/my/session',
  'GET /v1/session',
  'GET /v1/wecom/login',
  'GET /v1/wecom/login/done',
  'POST /v1/channels/wecom/callback',
  'POST /v1/invites/accept',
  'POST /v1/session',
  'POST /v1/setup',
];
/** Doors for people only: a stolen key must not make further keys or change what runs. */
const PEOPLE = ['DELETE /v1/api-keys/:id', 'DELETE /v1/session', 'GET /v1/api-keys', 'POST /v1/api-keys'];

interface Route {
  method: string;
  url: string;
  access: string;
}

const NOW = new Date('2026-03-01T00:00:00Z');
const PASSED = 299;
const log = pino({ level: 'silent' });
const routes: Route[] = [];
let db: TestDatabase;
let app: HttpApp;
let cookie: string;
let key: string;

/** Collects the routes, and answers in place of every handler: whoever gets that far has been let in. */
const watcher: Endpoint = (scope) => {
  scope.addHook('onRoute', (route: RouteOptions) => {
    for (const method of [route.method].flat()) {
      routes.push({ method, url: route.url, access: route.config?.access ?? 'user' });
    }
  });
  scope.addHook('onRequest', async (_request, reply) => reply.status(PASSED).send());
};

beforeAll(async () => {
  db = await createTestDatabase();
  const clock = manualClock(NOW);
  const registry = makeMetrics();
  const wecom = {
    baseUrl: 'http://127.0.0.1:9',
    corpId: 'ww0123456789abcdef',
    secret: 'secret',
    agentId: 1,
    callbackToken: 'token',
    callbackAesKey: 'a'.repeat(43),
  };
  const parts = { clock, machine: clock, log, metrics: registry, sandbox: null, onApplied: [] };
  // Handlers never run here, so no route needs its store.
  const noAnalytics = {} as Analytics;
  const { guard, endpoints } = makeRoutes({
    ...parts,
    config: {} as Parameters<typeof makeRoutes>[0]['config'],
    stores: { db, analytics: noAnalytics, close: async () => undefined },
    platform: connectPlatform({
      settings: fixedSettings(wecom),
      sealKey: null,
      publicUrl: 'http://127.0.0.1:9',
      db,
      clock,
      machine: clock,
      log,
      metrics: registry,
    }),
  });
  app = await buildHttp({ logger: log, guard, endpoints: [watcher, ...endpoints], version: 'test' });
  await app.ready();
  const user = { login: 'lin', name: '林晓', passwordHash: 'x' };
  const made = await db.transaction((tx) => createAdministrator(tx, user, { sandbox: false, now: NOW }));
  cookie = `hetang_session=${await startSession(db, made.id, NOW)}`;
  key = (await createKey(db, 'test', NOW)).key;
});
afterAll(async () => {
  await app.close();
  await db.drop();
});

/** Every route once; HEAD goes with its GET. */
const listed = () => routes.filter((route) => route.method !== 'HEAD');
const nameOf = ({ method, url }: Route) => `${method} ${url}`;

async function statusOf({ method, url }: Route, headers: Record<string, string>): Promise<number> {
  const path = url.replace(/:[A-Za-z]+/g, '1').replace('*', 'nothing.txt');
  return (await app.inject({ method: method as 'GET', url: path, headers })).statusCode;
}

describe('every route of the product', () => {
  test('there are many, each once', () => {
    expect(listed().length).toBeGreaterThan(35);
    expect(new Set(listed().map(nameOf)).size).toBe(listed().length);
  });

  test('is open to all only when it is meant to be', () => {
    const open = listed().filter((route) => route.access === 'public');
    expect([...open.map(nameOf), 'GET /openapi.json'].sort()).toEqual(OPEN);
  });

  test('that makes or ends access is for people', () => {
    const people = listed().filter((route) => route.access === 'user');
    expect(people.map(nameOf)).toEqual(expect.arrayContaining(PEOPLE));
  });

  test('lets in whom it should, and nobody else', async () => {
    const expected = {
      public: [PASSED, PASSED, PASSED],
      user: [401, PASSED, 403],
      key: [401, 403, PASSED],
      any: [401, PASSED, PASSED],
      // Neither an operator nor a program is a member of staff.
      staff: [401, 401, 401],
    } as Record<string, number[]>;
    for (const route of listed()) {
      const got = [
        await statusOf(route, {}),
        await statusOf(route, { cookie, 'x-hetang': 'console' }),
        await statusOf(route, { authorization: `Bearer ${key}` }),
      ];
      expect([nameOf(route), ...got]).toEqual([nameOf(route), ...(expected[route.access] ?? [])]);
    }
  });

  test('changes nothing for a cookie without the console header', async () => {
    const changing = listed().filter((route) => route.method !== 'GET' && route.access !== 'public');
    expect(changing.length).toBeGreaterThan(5);
    for (const route of changing) {
      const refused = route.access === 'staff' ? 401 : 403;
      expect([nameOf(route), await statusOf(route, { cookie })]).toEqual([nameOf(route), refused]);
    }
  });

  test('refuses what only looks like a key or a session', async () => {
    const closed = listed().filter((route) => route.access !== 'public');
    for (const route of closed) {
      const got = [
        await statusOf(route, { authorization: `Bearer ${key}x` }),
        await statusOf(route, { cookie: 'hetang_session=nonsense', 'x-hetang': 'console' }),
      ];
      expect([nameOf(route), ...got]).toEqual([nameOf(route), 401, 401]);
    }
  });

  test('an address that is no route is closed as well', async () => {
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) {
      expect(await statusOf({ method, url: '/v1/nothing', access: '' }, {})).toBe(401);
    }
  });

  test('has its place in the table of permissions', () => {
    const closed = listed().filter((route) => ['user', 'key', 'any'].includes(route.access));
    const nowhere = closed.filter(({ method, url }) => policyOf(method, url) && !placeOf(url));
    expect(nowhere.map(nameOf)).toEqual([]);
  });

  test('opens to each role at each reach as the table says', async () => {
    const closed = listed().filter((route) => ['user', 'any'].includes(route.access));
    const roles = [...Object.entries(builtInRoles), ...scopedRoles];
    for (const [role, permissions] of roles) {
      const headers = { cookie: await cookieOfRole(role, permissions), 'x-hetang': 'console' };
      for (const route of closed) {
        const policy = policyOf(route.method, route.url);
        const reach = policy && (permissions as Permissions)[policy.resource]?.[policy.action];
        const name = `${role}: ${nameOf(route)}`;
        expect([name, await statusOf(route, headers)]).toEqual([name, answerFor(policy, reach)]);
      }
    }
  });
});

/** Everything, but of oneself or of one's unit only; and nothing. */
const scopedRoles = (['own', 'unit', 'none'] as const).map((reach) => {
  const cell = { read: reach, write: reach, export: reach };
  const all = Object.fromEntries(resources.map((resource) => [resource, cell]));
  return [`all-of-${reach}`, reach === 'none' ? {} : all] as [string, Permissions];
});

/** Nobody here is member of staff, so what names one contact, task or group is not theirs. */
function answerFor(policy: RoutePolicy | null, reach: Reach | null | undefined): number {
  if (policy === null) return PASSED;
  if (reach === undefined || reach === null) return 403;
  if (reach === 'all' || policy.rows === 'none' || policy.rows === 'filtered') return PASSED;
  return policy.rows === 'whole' ? 403 : 404;
}

async function cookieOfRole(role: string, permissions: Permissions): Promise<string> {
  await db.run(sql`
    insert into role (key, name, permissions, changed_at)
    values (${role}, ${role}, ${JSON.stringify(permissions)}::jsonb, ${NOW})`);
  const user = await db.one<{ id: number }>(sql`
    insert into app_user (login, name, role, password_hash, created_at)
    values (${role}, ${role}, ${role}, 'x', ${NOW}) returning id`);
  return `hetang_session=${await startSession(db, user?.id ?? 0, NOW)}`;
}
