import type { Permissions } from '@hetang/contract/http/access';
import type { AlertPage } from '@hetang/contract/http/alerts';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../../../test/harness/database.ts';
import { manualClock } from '../../../kernel/clock.ts';
import { sql } from '../../../kernel/database/sql.ts';
import { buildHttp, type HttpApp } from '../../../kernel/http/app.ts';
import { makeLogger } from '../../../kernel/telemetry/logger.ts';
import { builtInRoles } from '../../access/rules/roles.ts';
import type { Checked } from '../checks/run-checks.ts';
import { getAlerts } from './http/get-alerts.ts';
import { postAlertsRead } from './http/post-alerts-read.ts';
import { watchAlerts } from './watch-alerts.ts';

const machine = manualClock('2026-03-10T04:00:00Z');
const backups: Checked = {
  id: 'backups',
  level: 'warning',
  title: { zh: '备份', en: 'Backups' },
  found: { zh: '50 小时前', en: '50 h ago' },
  hint: { zh: '运行 hetang backup', en: 'run hetang backup' },
};
let checked: Checked[] = [];
let permissions: Permissions = builtInRoles.administrator;
let db: TestDatabase;
let app: HttpApp;
beforeAll(async () => {
  db = await createTestDatabase();
  await db.run(sql`
    insert into app_user (login, name, role, created_at) values ('lin', '林晓', 'administrator', ${machine.now()}),
      ('wang', '王敏', 'lead', ${machine.now()})`);
  app = await buildHttp({
    logger: makeLogger('silent'),
    guard: async (request) => ({
      kind: 'user',
      id: Number(request.headers['x-user'] ?? 1),
      name: '林晓',
      permissions,
    }),
    endpoints: [getAlerts({ db }), postAlertsRead({ db })],
    version: 'test',
  });
});
afterAll(async () => {
  await app.close();
  await db.drop();
});

const watch = () => watchAlerts({ db, clock: machine, machine, runChecks: async () => checked });
const list = async (query = '', user = '1') =>
  (await app.inject({ url: `/v1/alerts${query}`, headers: { 'x-user': user } })).json<AlertPage>();
const read = (body: object = {}) => app.inject({ method: 'POST', url: '/v1/alerts/read', payload: body });
const fail = (count: number) =>
  db.run(sql`
    insert into event_failure (consumer, part, seq, error, attempts, failed_at)
    select 'engine', 0, n, 'boom', 1, ${machine.now()} from generate_series(1, ${count}::int) n on conflict do nothing`);

it('opens what is found once, keeps since when, and closes what is over', async () => {
  checked = [backups, { ...backups, id: 'lag', level: 'good' }];
  await fail(1);
  await watch();
  const first = await list();
  expect(first).toMatchObject({
    total: 2,
    unread: 2,
    items: [
      { code: 'event-failures', level: 'bad', count: 1, words: null, link: '/system/failures', read: false },
      {
        code: 'check/backups',
        level: 'warning',
        count: null,
        words: { found: '50 小时前' },
        link: '/system/checks',
      },
    ],
  });
  machine.advance(60_000);
  await Promise.all([watch(), watch()]);
  expect((await list()).items.map(({ id, openedAt }) => [id, openedAt])).toEqual(
    first.items.map(({ id, openedAt }) => [id, openedAt]),
  );
  checked = [];
  await watch();
  expect((await list()).items.map(({ code }) => code)).toEqual(['event-failures']);
  expect((await list('?state=closed')).items).toMatchObject([
    { code: 'check/backups', closedAt: '2026-03-10T04:01:00.000Z' },
  ]);
});

it('is read by each for themselves, and unread again when it becomes worse', async () => {
  checked = [backups];
  await watch();
  await read();
  expect(await list()).toMatchObject({ unread: 0, items: [{ read: true }, { read: true }] });
  expect((await list('', '2')).unread, 'of somebody else').toBe(2);
  await fail(3);
  checked = [{ ...backups, level: 'bad' }];
  await watch();
  expect((await list()).items.map(({ code, read: seen }) => [code, seen])).toEqual([
    ['check/backups', false],
    ['event-failures', false],
  ]);
  const [one] = (await list()).items;
  expect((await read({ ids: [one?.id] })).json()).toEqual({ read: 1 });
  checked = [backups];
  await db.run(sql`delete from event_failure where seq > 2`);
  await watch();
  expect((await list()).unread, 'better than when it was read; still worse than before').toBe(1);
});

it('comes anew when it comes back, and is forgotten after a month', async () => {
  checked = [];
  await watch();
  checked = [backups];
  await watch();
  expect((await list('?level=warning')).items).toMatchObject([{ code: 'check/backups', read: false }]);
  checked = [];
  await watch();
  machine.advance(31 * 86_400_000);
  await watch();
  expect((await list('?state=closed')).total).toBe(0);
});

it('concerns whoever may deal with it', async () => {
  checked = [backups, { ...backups, id: 'comparison' }];
  await watch();
  permissions = builtInRoles.lead;
  expect((await list('?sort=openedAt')).total, 'looks at both').toBe(3);
  permissions = builtInRoles.adviser;
  expect(await list()).toMatchObject({ total: 0, unread: 0 });
  permissions = builtInRoles.administrator;
});
