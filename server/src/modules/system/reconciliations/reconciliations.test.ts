import type { DifferencePage, ReconciliationPage } from '@hetang/contract/http/reconciliations';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../../../test/harness/database.ts';
import { manualClock } from '../../../kernel/clock.ts';
import { sql } from '../../../kernel/database/sql.ts';
import { buildHttp, type HttpApp } from '../../../kernel/http/app.ts';
import { makeLogger } from '../../../kernel/telemetry/logger.ts';
import { reconciliationEndpoints } from './endpoints.ts';

const NOW = new Date('2026-03-10T04:00:00Z');
let db: TestDatabase;
let app: HttpApp;
const asked: string[] = [];
beforeAll(async () => {
  db = await createTestDatabase();
  app = await buildHttp({
    logger: makeLogger('silent'),
    guard: async () => ({ kind: 'user', id: 1, name: '林晓' }),
    endpoints: reconciliationEndpoints({
      clock: manualClock(NOW),
      db,
      ask: async (tx, by) => {
        asked.push(by);
        await tx.run(sql`
          insert into wecom_sync (asked_by, started_at, beat_at, place)
          values (${by}, ${NOW}, ${NOW}, '{"step": "contacts", "after": "lin", "done": 3, "total": 7}')`);
      },
    }),
    version: 'test',
  });
  await db.run(sql`insert into contact (id, name, created_at) values (1, '甲', ${NOW})`);
  await db.run(sql`insert into identity values ('external_userid', 'wm1', 1, ${NOW})`);
  await db.run(sql`
    insert into community_chat (chat_id, name, owner_userid, created_at) values ('wr1', '一群', 'lin', ${NOW})`);
});
afterAll(async () => {
  await app.close();
  await db.drop();
});
const get = async <T>(url: string): Promise<T> => (await app.inject(url)).json();

it('asks, shows how far it is, and lists what was found', async () => {
  const { id } = (await app.inject({ method: 'POST', url: '/v1/wecom/reconciliations' })).json();
  expect(asked).toEqual(['林晓']);
  expect(await get<ReconciliationPage>('/v1/wecom/reconciliations?state=running')).toMatchObject({
    total: 1,
    items: [{ id, by: '林晓', state: 'running', step: 'contacts', done: 3, total: 7, finishedAt: null }],
  });
  expect((await get<ReconciliationPage>('/v1/wecom/reconciliations?state=done')).items).toEqual([]);
  await db.run(sql`
    insert into wecom_difference (sync_id, kind, subject, beside, mended, note, at) values
      (${id}, 'contact.added', 'wm1', 'lin', true, null, ${NOW}),
      (${id}, 'member-joined', 'wm1', 'wr1', true, null, ${NOW}),
      (${id}, 'contacts-doubted', 'lin', null, false, '30/30', ${NOW})`);
  const at = `/v1/wecom/reconciliations/${id}/differences`;
  expect(await get<DifferencePage>(at)).toMatchObject({
    total: 3,
    items: [
      { kind: 'contact.added', contact: { id: 1, name: '甲' }, chat: null },
      { kind: 'member-joined', contact: { id: 1 }, chat: { id: 'wr1', name: '一群' } },
      { kind: 'contacts-doubted', contact: null, mended: false, note: '30/30' },
    ],
  });
  expect((await get<DifferencePage>(`${at}?mended=no`)).items).toHaveLength(1);
  expect((await get<DifferencePage>(`${at}?search=wr1&sort=-at`)).items).toMatchObject([{ subject: 'wm1' }]);
  const csv = (await app.inject(`${at}/export.csv?kind=member-joined`)).body;
  expect(csv.split('\r\n')[1]).toContain('member-joined,wm1,wr1,1,甲,一群,是');
});
