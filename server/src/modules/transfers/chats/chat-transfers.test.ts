import { emptyPlan } from '@hetang/contract/plan/registry';
import { beforeEach, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../../../test/harness/database.ts';
import { startWecomRig, type WecomRig } from '../../../../../test/harness/wecom-rig.ts';
import { sql } from '../../../kernel/database/sql.ts';
import { buildHttp, type HttpApp } from '../../../kernel/http/app.ts';
import { makeLogger } from '../../../kernel/telemetry/logger.ts';
import { runChatTransfers } from '../api.ts';
import { transferEndpoints } from '../http/endpoints.ts';

let db: TestDatabase;
let rig: WecomRig;
let app: HttpApp;
const plan = emptyPlan({ plan: 'test', name: '测试', timezone: 'Asia/Shanghai' });
plan.staff = { lin: { name: '林晓', wecom: 'ops-01' }, zhou: { name: '周舟', wecom: 'ops-02' } };

beforeEach(async () => {
  db = await createTestDatabase();
  rig = await startWecomRig(db);
  await db.run(sql`insert into plan values ('test', '测试', 1, true)`);
  await db.run(sql`
    insert into plan_version values (1, 'test', ${JSON.stringify(plan)}::json, ${rig.clock.now()}, 'test', 1)`);
  const describe = rig.wecom.port.describeTransferCode;
  app = await buildHttp({
    logger: makeLogger('silent'),
    guard: async () => ({ kind: 'user', id: 1, name: '王主管' }),
    endpoints: transferEndpoints({ db, clock: rig.clock, describe }),
    version: 'test',
  });
  await rig.worker();
  return async () => {
    await app.close();
    await rig.close();
    await db.drop();
  };
});

const run = (port = rig.wecom.port) =>
  runChatTransfers({ db, clock: rig.clock, log: makeLogger('silent'), port });
const post = async <T>(path: string, payload: object): Promise<T> =>
  (await app.inject({ method: 'POST', url: `/v1/transfers/chats${path}`, payload })).json();
const listed = async () =>
  (await app.inject('/v1/transfers/chats')).json<{ items: { state: string; problem: string | null }[] }>()
    .items;
const owners = () =>
  db.rows(sql`select name, owner_userid as owner, status from community_chat order by name`);

async function openGroups(count: number): Promise<string[]> {
  const ids: string[] = [];
  for (let nr = 1; nr <= count; nr++) {
    const made = await rig.control<{ chat_id: string }>('POST', 'staff/ops-01/groups', { name: `群${nr}` });
    ids.push(made.chat_id);
  }
  await rig.emulator.idle();
  await rig.settledLater();
  return ids;
}

describe('groups that change their owner', () => {
  it('are previewed with reasons, given once each, and not more often than the platform allows', async () => {
    const chats = await openGroups(2);
    expect(await post('/preview', { chats: [...chats, 'nowhere'], to: 'zhou' })).toEqual({
      items: [
        { id: chats[0], name: '群1', kind: 'on-job', problem: null },
        { id: chats[1], name: '群2', kind: 'on-job', problem: null },
        { id: 'nowhere', name: '', kind: null, problem: 'gone' },
      ],
      able: 2,
      later: 0,
    });
    expect(await post('', { chats, to: 'zhou', reason: '换岗' })).toEqual({ chats: 2 });
    expect(await post('', { chats, to: 'zhou', reason: '换岗' })).toMatchObject({ code: 'transfer/no-chat' });
    expect(await run()).toBe(2);
    expect(await run()).toBe(0);
    expect(await owners()).toEqual([
      { name: '群1', owner: 'ops-02', status: 'handed-over' },
      { name: '群2', owner: 'ops-02', status: 'handed-over' },
    ]);
    await post('', { chats, to: 'lin', reason: '换回' });
    expect(await run()).toBe(2);
    expect(await post('/preview', { chats, to: 'zhou' })).toMatchObject({
      able: 0,
      items: [{ problem: 'too-often' }, { problem: 'too-often' }],
    });
    expect((await listed()).map(({ state }) => state)).toEqual(['done', 'done', 'done', 'done']);
  });

  it('of an owner who has left go another way; what the platform refuses is said', async () => {
    const [chat = '', gone = ''] = await openGroups(2);
    await rig.control('POST', `staff/ops-01/groups/${gone}/dismiss`);
    await rig.control('POST', 'staff/ops-01/resign');
    // What the platform tells of it is worked off first: it would put right what the next lines put wrong.
    await rig.emulator.idle();
    await rig.settledLater();
    await db.run(sql`insert into staff_departure values ('ops-01', ${rig.clock.now()}, ${rig.clock.now()})`);
    await db.run(sql`update community_chat set status = 'normal' where chat_id = ${gone}`);
    await post('', { chats: [chat, gone], to: 'zhou', reason: '离职' });
    expect(await run()).toBe(1);
    const items = await listed();
    expect(items.map(({ state }) => state).sort()).toEqual(['done', 'not-possible']);
    expect(items.find(({ state }) => state === 'not-possible')?.problem).toMatch(/./);
  });

  it('without an answer stay in the air, and a repeat finds them given', async () => {
    const chats = await openGroups(1);
    await post('', { chats, to: 'zhou', reason: '换岗' });
    const { port } = rig.wecom;
    const deaf: typeof port = {
      ...port,
      transferChats: async (input) => {
        await port.transferChats(input);
        return { kind: 'unknown', problem: 'the line broke' };
      },
    };
    expect(await run(deaf)).toBe(0);
    expect(await run()).toBe(0);
    await rig.emulator.advance(180);
    expect(await run()).toBe(1);
    expect((await listed())[0]?.state).toBe('done');
  });

  it('above three hundred a day wait until tomorrow', async () => {
    const chats = await openGroups(2);
    await db.run(sql`
      insert into chat_transfer (chat_id, from_userid, to_staff, to_userid, kind, reason, asked_by, created_at, state, settled_at)
      select 'x' || n, 'ops-01', 'zhou', 'ops-02', 'resigned', '', '', ${rig.clock.now()}, 'done', ${rig.clock.now()}
      from generate_series(1, 299) n`);
    expect(await post('/preview', { chats, to: 'zhou' })).toMatchObject({ able: 2, later: 1 });
    await post('', { chats, to: 'zhou', reason: '换岗' });
    expect(await run()).toBe(1);
    await rig.emulator.advance(3600);
    expect(await run()).toBe(0);
    await rig.emulator.advance(86_400);
    expect(await run()).toBe(1);
  });
});
