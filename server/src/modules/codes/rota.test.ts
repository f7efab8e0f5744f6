import { emptyPlan, type Plan } from '@hetang/contract/plan/registry';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../../test/harness/database.ts';
import { startWecomRig, type WecomRig } from '../../../../test/harness/wecom-rig.ts';
import { sql } from '../../kernel/database/sql.ts';
import { buildHttp, type HttpApp } from '../../kernel/http/app.ts';
import { makeLogger } from '../../kernel/telemetry/logger.ts';
import { syncCodes } from './api.ts';
import { codeEndpoints } from './http/endpoints.ts';
import { getCodeImage } from './http/get-code-image.ts';
import { getCodeZip } from './http/get-code-zip.ts';
import { getLinkQuota } from './http/get-link-quota.ts';
import { readQrPicture } from './picture/read-qr.ts';

let db: TestDatabase;
let rig: WecomRig;
let app: HttpApp;
const asked: string[] = [];

const WORKDAYS = { on: ['mon', 'tue', 'wed', 'thu', 'fri'] as const, from: '09:00', to: '18:00' };

function makePlan(): Plan {
  const plan = emptyPlan({ plan: 'test', name: '测试', timezone: 'Asia/Shanghai' });
  plan.staff = { lin: { name: '林晓', wecom: 'ops-01' }, zhou: { name: '周舟', wecom: 'ops-02' } };
  plan.codes = {
    site: {
      name: '官网/首页',
      staff: [],
      shifts: [{ ...WORKDAYS, on: [...WORKDAYS.on], staff: ['lin'] }],
      'daily-limit': 2,
      backup: ['zhou'],
      tags: [],
      'skip-verify': true,
    },
    expo: { name: '官网:首页', staff: ['zhou'], tags: [], 'skip-verify': true },
  };
  return plan;
}

const plan = makePlan();
const sync = () => syncCodes({ db, clock: rig.clock, log: makeLogger('silent'), port: rig.wecom.port }, plan);
const get = async <T>(url: string): Promise<T> => (await app.inject(url)).json();
const onPlatform = () =>
  [...rig.emulator.world.state.contactWays.values()].find((way) => way.state === 'ht-site');
const updates = () =>
  rig.metrics.channelCalls
    .get()
    .then(({ values }) =>
      values
        .filter(({ labels }) => String(labels.call).includes('update_contact_way'))
        .reduce((sum, { value }) => sum + value, 0),
    );

beforeAll(async () => {
  db = await createTestDatabase();
  rig = await startWecomRig(db);
  await db.run(sql`insert into plan values ('test', '测试', 1, true)`);
  await db.run(sql`
    insert into plan_version values (1, 'test', ${JSON.stringify(plan)}::json, ${rig.clock.now()}, 'test', 1)`);
  app = await buildHttp({
    logger: makeLogger('silent'),
    guard: async () => ({ kind: 'user', id: 1, name: '林' }),
    endpoints: [
      ...codeEndpoints({ db, clock: rig.clock, onStaffChanged: async () => void asked.push('codes') }),
      getLinkQuota({ port: rig.wecom.port }),
      getCodeZip({ db, port: rig.wecom.port }),
      getCodeImage({ db, port: rig.wecom.port }),
    ],
    version: 'test',
  });
  await sync();
});
afterAll(async () => {
  await app.close();
  await rig.close();
  await db.drop();
});
beforeEach(() => db.run(sql`truncate relation, staff_pause, staff_departure`));

/** Friends made just now. */
const add = (staff: string, count: number) =>
  db.run(sql`
    insert into relation (contact_id, staff, code, added_at)
    select nextval('contact_id_seq'), ${staff}, 'site', ${rig.clock.now()} from generate_series(1, ${count}::int)`);

describe('the rota on the platform', () => {
  it('changes at the hour, at the limit and back at the next day, with one update each', async () => {
    expect(onPlatform()).toMatchObject({ user: ['ops-01'] }); // Monday 10:00
    const before = await updates();
    await add('lin', 1);
    expect(await sync()).toEqual({ called: 0, live: 0 });
    await add('lin', 1);
    expect(await sync()).toEqual({ called: 1, live: 1 });
    expect(onPlatform()).toMatchObject({ user: ['ops-02'] });
    expect(await sync()).toEqual({ called: 0, live: 0 });
    await rig.emulator.advance(24 * 3600);
    await sync();
    expect(onPlatform()).toMatchObject({ user: ['ops-01'] }); // Tuesday 10:00
    await rig.emulator.advance(8 * 3600);
    await sync();
    expect(onPlatform()).toMatchObject({ user: ['ops-02'] }); // Tuesday 18:00
    expect((await updates()) - before).toBe(3);
    const { items } = await get<{ items: { level: string }[] }>('/v1/codes/site/changes');
    expect(items).toMatchObject([
      {
        level: 'backup',
        on: [{ key: 'zhou', name: '周舟' }],
        off: [{ key: 'lin', hindrance: 'other-shift' }],
      },
      { level: 'duty', on: [{ key: 'lin' }] },
      { level: 'backup', off: [{ key: 'lin', hindrance: 'code-limit' }] },
      { level: 'duty', on: [{ key: 'lin' }] },
    ]);
    await rig.emulator.advance(16 * 3600); // Wednesday 10:00
    await sync();
  });

  it('does not count customers who were handed over', async () => {
    await add('lin', 2);
    await db.run(sql`
      with t as (
        insert into transfer (kind, from_userid, to_staff, to_userid, reason, asked_by, created_at)
        values ('on-job', 'ops-02', 'lin', 'ops-01', '', 'x', ${rig.clock.now()}) returning id)
      insert into transfer_person (transfer_id, contact_id, external_userid, to_staff, state)
      select t.id, r.contact_id, 'wm' || r.contact_id, 'lin', 'done' from t, relation r`);
    expect(await sync()).toEqual({ called: 0, live: 0 });
    await db.run(sql`truncate transfer cascade`);
    expect(await sync()).toEqual({ called: 1, live: 1 });
    await db.run(sql`truncate relation`);
    await sync();
  });

  it('lets staff stop and go on, and says of each code why', async () => {
    const url = '/v1/staff/lin/pause';
    const until = new Date(rig.clock.now().getTime() + 3_600_000).toISOString();
    expect((await app.inject({ method: 'PUT', url, payload: { until, reason: '开会' } })).statusCode).toBe(
      200,
    );
    expect(asked).toEqual(['codes']);
    await sync();
    expect(onPlatform()).toMatchObject({ user: ['ops-02'] });
    expect(await get('/v1/staff?state=paused')).toMatchObject({
      total: 1,
      items: [{ key: 'lin', state: 'paused', pause: { reason: '开会', by: '林', until }, codes: [] }],
    });
    expect(await get('/v1/codes/site')).toMatchObject({
      level: 'backup',
      staff: [{ key: 'zhou' }],
      inStep: true,
      people: [
        { staff: { key: 'zhou' }, on: true, backup: true, limit: 2 },
        { staff: { key: 'lin' }, on: false, hindrance: 'paused' },
      ],
      next: { at: until, level: 'duty', staff: [{ key: 'lin' }] },
    });
    await app.inject({ method: 'DELETE', url });
    await sync();
    expect(onPlatform()).toMatchObject({ user: ['ops-01'] });
    expect(
      (await app.inject({ method: 'PUT', url, payload: { until: '2020-01-01T00:00:00Z' } })).json(),
    ).toMatchObject({
      code: 'contact/past-date',
    });
    expect((await app.inject({ method: 'PUT', url: '/v1/staff/nobody/pause', payload: {} })).statusCode).toBe(
      404,
    );
  });

  it('drops who has left the company', async () => {
    await db.run(sql`insert into staff_departure values ('ops-01', ${rig.clock.now()}, ${rig.clock.now()})`);
    await sync();
    expect(onPlatform()).toMatchObject({ user: ['ops-02'] });
    expect(await get('/v1/staff?search=lin')).toMatchObject({ items: [{ state: 'departed' }] });
  });
});

describe('acquisition links', () => {
  const links = () => [...rig.emulator.world.state.links.values()];
  const withLink = (): Plan => {
    const more = makePlan();
    const kind = 'acquisition-link' as const;
    more.codes = { ad: { name: '投放落地页', kind, staff: ['lin', 'zhou'], tags: [], 'skip-verify': true } };
    return more;
  };
  const syncLink = () =>
    syncCodes({ db, clock: rig.clock, log: makeLogger('silent'), port: rig.wecom.port }, withLink());

  it('are made once though the answer was lost, follow staff, and bring the source with every add', async () => {
    await rig.control('PUT', 'links/quota', { balance: 100 });
    await rig.control('PUT', 'faults', {
      failNext: [{ path: 'customer_acquisition/create_link', dropAfterEffect: true, times: 1 }],
    });
    expect(await syncLink()).toEqual({ called: 1, live: 0 });
    await rig.emulator.advance(600);
    expect(await syncLink()).toEqual({ called: 1, live: 1 });
    expect(links()).toMatchObject([{ name: 'ht-ad', users: ['ops-01', 'ops-02'] }]);
    await db.run(sql`insert into staff_pause (staff, set_by, at) values ('zhou', 'x', ${rig.clock.now()})`);
    await syncLink();
    expect(links()).toMatchObject([{ users: ['ops-01'] }]);
    const row = await db.one<{ qr_url: string }>(sql`select qr_url from channel_code where key = 'ad'`);
    expect(row?.qr_url).toContain('customer_channel=ht-ad');
    const png = await app.inject('/v1/codes/ad/qr.png?size=600');
    expect(readQrPicture('image/png', png.rawPayload)).toBe(row?.qr_url);
    await rig.worker();
    const { id } = await rig.control<{ id: string }>('POST', 'people', {});
    await rig.control('POST', `people/${id}/open-link`, { link: row?.qr_url });
    await rig.control('POST', `people/${id}/accept`, {});
    await rig.settled();
    expect(await rig.events('contact.added')).toMatchObject([
      { props: { staff: 'lin', code: 'ad', add_way: 16 } },
    ]);
    expect(await get('/v1/codes/link-quota')).toMatchObject({ left: 99, ends: [{ left: 99 }] });
    rig.emulator.world.state.links.clear();
    await db.run(sql`truncate staff_pause`);
    expect(await syncLink()).toEqual({ called: 1, live: 1 });
    expect(links()).toHaveLength(1);
  });
});

describe('lists', () => {
  it('filter, sort and page', async () => {
    await add('zhou', 2);
    expect(await get('/v1/codes?search=首页&sort=-added&size=1')).toMatchObject({
      total: 2,
      items: [{ key: 'site' }],
    });
    expect(await get('/v1/codes?sort=added&size=1')).toMatchObject({ items: [{ key: 'expo' }] });
    expect(await get('/v1/codes?staff=zhou&level=backup')).toMatchObject({ total: 0 });
    expect(await get('/v1/codes/site')).toMatchObject({
      addedToday: 2,
      days: [{ day: '2026-03-04', added: 2 }],
    });
    expect(await get('/v1/staff?sort=-addedToday')).toMatchObject({
      items: [{ key: 'zhou' }, { key: 'lin' }],
    });
    expect((await app.inject('/v1/codes/nobody')).statusCode).toBe(404);
  });
});

describe('pictures', () => {
  it("are drawn anew in any size with what the platform's picture says", async () => {
    const own = await app.inject('/v1/codes/site/qr.png');
    const said = readQrPicture('image/png', own.rawPayload);
    expect(said).toContain('/scan/');
    const large = await app.inject('/v1/codes/site/qr.png?size=1200&download=yes');
    expect(large.rawPayload.readUInt32BE(16)).toBe(1200);
    expect(readQrPicture('image/png', large.rawPayload)).toBe(said);
    expect(decodeURIComponent(String(large.headers['content-disposition']))).toContain(
      '官网 首页-1200px.png',
    );
    const svg = await app.inject('/v1/codes/site/qr.svg?caption=yes');
    expect(svg.body).toContain('<path');
    expect(svg.body).toContain('官网/首页</text>');
    expect((await app.inject('/v1/codes/site/qr.png?size=77')).statusCode).toBe(400);
  });

  it('go into one file for many, each by its name, with a list of those that are missing', async () => {
    const zip = await app.inject('/v1/codes/qr.zip?size=600');
    expect(zip.headers['content-type']).toBe('application/zip');
    const text = zip.rawPayload.toString('utf8');
    expect(text).toContain('官网 首页-600px.png');
    expect(text).toContain('官网 首页-600px (2).png');
    await db.run(sql`update channel_code set qr_url = null, image = null where key = 'expo'`);
    const rest = await app.inject('/v1/codes/qr.zip?codes=site,expo,nobody&format=svg');
    expect(rest.rawPayload.toString('utf8')).toContain('缺少的二维码.txt');
    expect((await app.inject('/v1/codes/qr.zip?codes=nobody')).json()).toMatchObject({
      code: 'code/none-to-save',
    });
  });
});

it('a damaged picture says nothing', () => {
  expect(readQrPicture('image/png', Buffer.from('89504e47', 'hex'))).toBeNull();
  const huge = Buffer.alloc(40);
  huge.writeUInt32BE(60_000, 16);
  expect(readQrPicture('image/png', huge)).toBeNull();
  expect(readQrPicture('image/jpeg', Buffer.from('ffd8ffe0', 'hex'))).toBeNull();
});
