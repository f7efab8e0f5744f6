import { emptyPlan, type Plan } from '@hetang/contract/plan/registry';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../../test/harness/database.ts';
import { startWecomRig, type WecomRig } from '../../../../test/harness/wecom-rig.ts';
import { sql } from '../../kernel/database/sql.ts';
import { buildHttp, type HttpApp } from '../../kernel/http/app.ts';
import { makeLogger } from '../../kernel/telemetry/logger.ts';
import { codeStates, platformState, syncCodes } from './api.ts';
import { codeEndpoints } from './http/endpoints.ts';
import { getCodeImage } from './http/get-code-image.ts';

const LONG = 'a-very-long-key-of-a-code-for-the-big-autumn-campaign';
let db: TestDatabase;
let rig: WecomRig;
let app: HttpApp;

function planOf(staff: string[] = ['lin'], skipVerify = true): Plan {
  const plan = emptyPlan({ plan: 'test', name: '测试', timezone: 'Asia/Shanghai' });
  plan.staff = { lin: { name: '林晓', wecom: 'ops-01' }, zhou: { name: '周舟', wecom: 'ops-02' } };
  plan.codes = {
    poster: { name: '海报', staff, tags: [], 'skip-verify': skipVerify },
    [LONG]: { name: '秋季活动', staff: ['lin'], tags: [], 'skip-verify': true },
  };
  return plan;
}

const sync = (plan = planOf()) =>
  syncCodes({ db, clock: rig.clock, log: makeLogger('silent'), port: rig.wecom.port }, plan);
const ways = () => [...rig.emulator.world.state.contactWays.values()];

async function apply(plan: Plan): Promise<void> {
  await db.run(sql`truncate plan, plan_version cascade`);
  await db.transaction(async (tx) => {
    await tx.run(sql`insert into plan values ('test', '测试', 1, true)`);
    await tx.run(sql`
      insert into plan_version values (1, 'test', ${JSON.stringify(plan)}::json, ${rig.clock.now()}, 'test', 1)`);
  });
}

beforeAll(async () => {
  db = await createTestDatabase();
});
afterAll(() => db.drop());
beforeEach(async () => {
  await db.run(sql`truncate channel_code, wecom_token, relation`);
  rig = await startWecomRig(db);
  app = await buildHttp({
    logger: makeLogger('silent'),
    guard: async () => null,
    endpoints: [...codeEndpoints({ db, clock: rig.clock }), getCodeImage({ db, port: rig.wecom.port })],
    version: 'test',
  });
});
afterEach(async () => {
  await app.close();
  await rig.close();
});

describe('live codes', () => {
  it('are made once, with a state that leads back to the code', async () => {
    expect(await sync()).toEqual({ called: 2, live: 2 });
    expect(await sync()).toEqual({ called: 0, live: 0 });
    expect(ways()).toHaveLength(2);
    const states = await codeStates(db);
    expect(ways().map((way) => states.get(way.state))).toEqual(['poster', LONG]);
    for (const way of ways()) expect(way.state.length).toBeLessThanOrEqual(30);
    expect(platformState('poster')).toBe('ht-poster');
  });

  it('follow a changed plan without a second code', async () => {
    await sync();
    const [before] = ways();
    expect(await sync(planOf(['lin', 'zhou'], false))).toEqual({ called: 1, live: 1 });
    const way = rig.emulator.world.state.contactWays.get(before?.configId ?? '');
    expect(way).toMatchObject({ user: ['ops-01', 'ops-02'], skipVerify: false });
    expect(ways()).toHaveLength(2);
  });

  it('are adopted when the answer to their creation was lost', async () => {
    await rig.control('PUT', 'faults', {
      failNext: [{ path: 'externalcontact/add_contact_way', dropAfterEffect: true, times: 1 }],
    });
    expect(await sync()).toEqual({ called: 2, live: 1 });
    expect(ways()).toHaveLength(2);
    expect(await sync()).toEqual({ called: 0, live: 0 });
    await rig.emulator.advance(600);
    expect(await sync()).toEqual({ called: 1, live: 1 });
    expect(ways()).toHaveLength(2);
  });

  it('are adopted after a crash between call and record', async () => {
    await db.run(sql`
      insert into channel_code (key, platform_state, called_at, next_at, changed_at)
      values ('poster', 'ht-poster', ${rig.clock.now()}, ${rig.clock.now()}, ${rig.clock.now()})`);
    await rig.wecom.port.ensureCode({
      platformId: null,
      userids: ['ops-02'],
      state: 'ht-poster',
      remark: '',
      skipVerify: true,
    });
    await sync();
    expect(ways().filter((way) => way.state === 'ht-poster')).toMatchObject([{ user: ['ops-01'] }]);
  });

  it('are made by one of two processes', async () => {
    const results = await Promise.all([sync(), sync(), sync()]);
    expect(results.reduce((sum, result) => sum + result.live, 0)).toBe(2);
    expect(ways()).toHaveLength(2);
  });

  it('say what is wrong, and are tried again when the plan changes or an hour has passed', async () => {
    await rig.control('PUT', 'staff', { staff: [{ userid: 'ops-02', name: '周舟', active: false }] });
    await sync(planOf(['zhou']));
    await apply(planOf(['zhou']));
    const answer = await app.inject({ url: '/v1/codes', headers: { 'accept-language': 'zh' } });
    const [poster] = answer.json<{ items: { state: string; error: string; qrUrl: string | null }[] }>().items;
    expect(poster).toMatchObject({ state: 'failed', error: expect.stringContaining('未激活'), qrUrl: null });
    expect(await sync(planOf(['zhou']))).toEqual({ called: 0, live: 0 });
    expect(await sync(planOf(['lin']))).toEqual({ called: 1, live: 1 });
    await sync(planOf(['zhou']));
    await rig.control('PUT', 'staff', { staff: [{ userid: 'ops-02', name: '周舟', active: true }] });
    await rig.emulator.advance(3700);
    expect(await sync(planOf(['zhou']))).toEqual({ called: 1, live: 1 });
  });

  it('are made again when somebody deleted them on the platform', async () => {
    await sync();
    const poster = ways().find((way) => way.state === 'ht-poster');
    rig.emulator.world.state.contactWays.delete(poster?.configId ?? '');
    expect(await sync(planOf(['zhou']))).toEqual({ called: 1, live: 1 });
    expect(ways()).toHaveLength(2);
  });
});

describe('GET /v1/codes', () => {
  it('lists the codes of the plan with state, picture and counts', async () => {
    await apply(planOf());
    await sync();
    await db.run(sql`
      insert into relation (contact_id, staff, code, added_at, lost_at)
      select n, 'lin', 'poster', ${rig.clock.now()}, case when n = 1 then ${rig.clock.now()}::timestamptz end
      from generate_series(1, 3) as n`);
    const { items } = (await app.inject('/v1/codes')).json<{ items: { key: string }[] }>();
    expect(items).toMatchObject([
      {
        key: 'poster',
        name: '海报',
        staff: [{ key: 'lin', name: '林晓' }],
        state: 'live',
        error: null,
        qrUrl: '/v1/codes/poster/qr.png',
        added: 3,
        lost: 1,
      },
      { key: LONG, added: 0, lost: 0 },
    ]);
  });

  it('says of a group code without a group that it waits, and makes none', async () => {
    const plan = planOf();
    plan.codes.group = { name: '群活码', kind: 'group-code', staff: [], tags: [], 'skip-verify': true };
    await apply(plan);
    expect(await sync(plan)).toEqual({ called: 2, live: 2 });
    const { items } = (await app.inject('/v1/codes')).json<{ items: { key: string; state: string }[] }>();
    expect(items.map(({ key, state }) => [key, state])).toEqual([
      ['poster', 'live'],
      [LONG, 'live'],
      ['group', 'no-group'],
    ]);
  });

  it('shows the picture, from the platform once and then from here', async () => {
    await sync();
    const png = await app.inject('/v1/codes/poster/qr.png');
    expect(png.headers['content-type']).toBe('image/png');
    expect(png.rawPayload.subarray(1, 4).toString()).toBe('PNG');
    await rig.emulator.close();
    expect((await app.inject('/v1/codes/poster/qr.png')).rawPayload).toEqual(png.rawPayload);
    expect((await app.inject(`/v1/codes/${LONG}/qr.png`)).json()).toMatchObject({ code: 'code/no-image' });
    expect((await app.inject('/v1/codes/nobody/qr.png')).statusCode).toBe(404);
    expect((await app.inject('/v1/codes/..%2Fx/qr.png')).statusCode).toBe(400);
  });
});
