import { emptyPlan } from '@hetang/contract/plan/registry';
import { beforeEach, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../../test/harness/database.ts';
import { startWecomRig, type WecomRig } from '../../../../test/harness/wecom-rig.ts';
import { sql } from '../../kernel/database/sql.ts';
import { buildHttp, type HttpApp } from '../../kernel/http/app.ts';
import { makeLogger } from '../../kernel/telemetry/logger.ts';
import { syncCodes } from './api.ts';
import { codeEndpoints } from './http/endpoints.ts';
import { getCodeImage } from './http/get-code-image.ts';

let db: TestDatabase;
let rig: WecomRig;
let app: HttpApp;
const plan = emptyPlan({ plan: 'test', name: '测试', timezone: 'Asia/Shanghai' });
plan.staff = { lin: { name: '林晓', wecom: 'ops-01' } };
plan.communities = {
  skin: {
    name: '护肤群',
    stages: [],
    deputies: [],
    series: '护肤交流群{{ n }}',
    capacity: 3,
    join: { groups: 2, 'open-next': true },
    activities: [],
    keywords: {},
    sop: [],
  },
};
plan.codes = {
  site: { name: '官网', staff: ['lin'], tags: [], 'skip-verify': true },
  'skin-group': {
    name: '护肤群码',
    kind: 'group-code',
    community: 'skin',
    staff: [],
    tags: [],
    'skip-verify': true,
  },
};

beforeEach(async () => {
  db = await createTestDatabase();
  rig = await startWecomRig(db);
  rig.communities.push({ key: 'skin', name: '护肤群', series: '护肤交流群{{ n }}' });
  await db.run(sql`insert into plan values ('test', '测试', 1, true)`);
  await db.run(sql`
    insert into plan_version values (1, 'test', ${JSON.stringify(plan)}::json, ${rig.clock.now()}, 'test', 1)`);
  app = await buildHttp({
    logger: makeLogger('silent'),
    guard: async () => null,
    endpoints: [...codeEndpoints({ db, clock: rig.clock }), getCodeImage({ db, port: rig.wecom.port })],
    version: 'test',
  });
  await rig.worker();
  return async () => {
    await app.close();
    await rig.close();
    await db.drop();
  };
});

const sync = () => syncCodes({ db, clock: rig.clock, log: makeLogger('silent'), port: rig.wecom.port }, plan);
const row = async () =>
  (await app.inject('/v1/codes?community=skin')).json<{ items: Record<string, unknown>[] }>().items[0];
const way = () => [...rig.emulator.world.state.joinWays.values()][0];
/** What happened in groups is shown two seconds later. */
async function settled(): Promise<void> {
  await rig.emulator.idle();
  await rig.settledLater();
}
const open = async (name: string): Promise<string> => {
  const made = await rig.control<{ chat_id: string }>('POST', 'staff/ops-01/groups', { name });
  await settled();
  return made.chat_id;
};

describe('group codes', () => {
  it('wait for a group, lead into those with room, move on, and say by whom people came', async () => {
    expect(await sync()).toEqual({ called: 1, live: 1 });
    expect(await row()).toMatchObject({ key: 'skin-group', state: 'no-group', groups: { chats: [] } });

    const first = await open('护肤交流群1');
    const second = await open('护肤交流群2');
    const third = await open('护肤交流群3');
    expect(await sync()).toEqual({ called: 1, live: 1 });
    expect(way()).toMatchObject({
      chatIds: [first, second],
      autoCreateRoom: true,
      roomBaseName: '护肤交流群',
      roomBaseId: 4,
      state: 'ht-skin-group',
    });
    expect(await sync()).toEqual({ called: 0, live: 0 });
    expect((await app.inject('/v1/codes/skin-group/qr.png')).headers['content-type']).toBe('image/png');

    for (const nr of [1, 2]) {
      const { id } = await rig.addCustomer('ht-site');
      expect(await rig.control('POST', `people/${id}/join`, { state: 'ht-skin-group' })).toMatchObject({
        chat_id: first,
      });
      await settled();
      expect(await sync()).toMatchObject({ called: nr - 1 });
    }
    expect(way()?.chatIds).toEqual([second, third]);
    expect(await row()).toMatchObject({
      state: 'live',
      added: 2,
      lost: 0,
      groups: {
        fullAt: 3,
        next: '护肤交流群4',
        chats: [
          { id: first, members: 3, on: false },
          { id: second, members: 1, on: true },
          { id: third, on: true },
        ],
      },
    });
    expect((await rig.events('community.joined')).map(({ props }) => props.code)).toEqual([
      'skin-group',
      'skin-group',
    ]);
  });
});
