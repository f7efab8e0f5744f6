import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../../test/harness/database.ts';
import { putPlan } from '../../../../test/harness/put-plan.ts';
import { manualClock } from '../../kernel/clock.ts';
import { sql } from '../../kernel/database/sql.ts';
import { buildHttp, type HttpApp } from '../../kernel/http/app.ts';
import { makeLogger } from '../../kernel/telemetry/logger.ts';
import { sidebarEndpoints } from './http/endpoints.ts';

const clock = manualClock('2026-03-10T04:00:00Z');
const asked: [contact: number, limit: number][] = [];
let db: TestDatabase;
let app: HttpApp;

beforeAll(async () => {
  db = await createTestDatabase();
  const now = clock.now();
  await putPlan(db, { staff: { lin: { name: '林晓', wecom: 'ops-01' } } }, now);
  await db.run(
    sql`insert into contact (id, created_at) overriding system value values (1, ${now}), (2, ${now})`,
  );
  await db.run(sql`
    insert into identity (kind, value, contact_id, at)
    values ('external_userid', 'wm1', 1, ${now}), ('external_userid', 'wm2', 2, ${now})`);
  await db.run(
    sql`insert into relation (contact_id, staff, added_at) values (1, 'lin', ${now}), (2, 'zhou', ${now})`,
  );
  app = await serve(true);
});
afterAll(async () => {
  await app.close();
  await db.drop();
});

const serve = (analytics: boolean) =>
  buildHttp({
    logger: makeLogger('silent'),
    guard: async () => ({ kind: 'staff', id: 0, name: 'ops-01' }),
    endpoints: sidebarEndpoints({
      db,
      clock,
      quotaWindow: () => ({ start: '2026-03-01', allowed: 31 }),
      latest: analytics
        ? async (contact, limit) => {
            asked.push([contact, limit]);
            const at = clock.now().toISOString();
            return { items: [{ id: '1', name: 'contact.added', at, source: 'wecom', props: {} }], tasks: {} };
          }
        : null,
    }),
    version: 'test',
  });
const get = (external: string, from = app) => from.inject(`/v1/my/customer/timeline?external=${external}`);

it('tells of one’s own customers only', async () => {
  expect((await get('wm1')).json()).toMatchObject({ items: [{ name: 'contact.added' }], tasks: {} });
  expect((await get('wm2')).json()).toMatchObject({ code: 'request/not-found' });
  expect((await get('nobody')).statusCode).toBe(404);
  expect(asked).toEqual([[1, 10]]);
});

it('is not there without analytics', async () => {
  const without = await serve(false);
  expect((await get('wm1', without)).statusCode).toBe(404);
  await without.close();
});
