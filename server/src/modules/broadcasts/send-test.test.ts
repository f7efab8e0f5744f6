import { createHash } from 'node:crypto';
import { kindSchemas, type Plan } from '@hetang/contract/plan/registry';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../../test/harness/database.ts';
import { putInForce } from '../../../../test/harness/standing-world.ts';
import { startWecomRig, type WecomRig } from '../../../../test/harness/wecom-rig.ts';
import { sampleMessages } from '../../channels/wecom/calls/sample-messages.ts';
import { type ManualClock, manualClock } from '../../kernel/clock.ts';
import { sql } from '../../kernel/database/sql.ts';
import { buildHttp, type HttpApp } from '../../kernel/http/app.ts';
import { makeLogger } from '../../kernel/telemetry/logger.ts';
import { recordActors } from '../audit/record-actors.ts';
import { broadcastEndpoints } from './http/endpoints.ts';
import { sendTest } from './send-test.ts';
import { takeTestTurn } from './sql/take-test-turn.ts';

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const sha256 = createHash('sha256').update(PNG).digest('hex');

let db: TestDatabase;
let rig: WecomRig;
let app: HttpApp;
let machine: ManualClock;
beforeAll(async () => {
  db = await createTestDatabase();
  rig = await startWecomRig(db);
  rig.files.set(sha256, PNG);
  machine = manualClock('2026-03-02T02:00:00Z');
  await putInForce(db, definitions(), machine.now());
  await db.run(sql`
    insert into app_user (id, login, name, password_hash, role, staff, created_at)
    overriding system value values (7, 'lin', '林', 'x', 'administrator', 'lin', now())`);
  app = await buildHttp({
    logger: makeLogger('silent'),
    guard: async () => ({ kind: 'user', id: 7, name: '林' }),
    endpoints: [
      recordActors(machine),
      ...broadcastEndpoints({ db, clock: rig.clock, machine, port: rig.wecom.port }),
    ],
    version: 'test',
  });
});
afterAll(async () => {
  await app.close();
  await rig.close();
  await db.drop();
});
beforeEach(async () => {
  await db.run(sql`truncate broadcast_test_pace`);
  for (const staff of rig.emulator.world.state.staff.values()) staff.inbox = [];
});

function definitions(): Partial<Plan> {
  const broadcast = (message: string, by = 'owner') =>
    kindSchemas.broadcasts.parse({
      name: message,
      to: { event: 'order.paid' },
      message,
      by,
      value: 5,
      send: { on: '2026-06-18', at: '10:00' },
    });
  const message = (given: object) => kindSchemas.messages.parse({ name: 'x', ...given });
  const text = '{{ contact.name }}，<b>6.18</b> 见。{{ staff.name }}';
  return {
    staff: {
      lin: kindSchemas.staff.parse({ name: '小林', wecom: 'ops-01' }),
      zhou: kindSchemas.staff.parse({ name: '周舟', wecom: 'ops-02' }),
      gone: kindSchemas.staff.parse({ name: '离职', wecom: 'nobody' }),
    },
    messages: {
      sale: message({
        text,
        link: { title: '会场', url: 'https://example.com/618', desc: '满减' },
        attachments: [
          { image: 'files/a.png' },
          { miniprogram: { title: '下单', appid: 'wx0123456789abcdef', page: 'p/1', cover: 'files/a.png' } },
        ],
      }),
      short: message({ text: '你好 {{ contact.name }}' }),
      broken: message({ text: '好', attachments: [{ image: 'files/none.png' }] }),
    },
    media: { 'files/a.png': { sha256, type: 'png', size: PNG.length } },
    broadcasts: { sale: broadcast('sale', 'lin'), short: broadcast('short'), broken: broadcast('broken') },
  };
}

const test = async (key: string, body: object) => {
  const answer = await app.inject({ method: 'POST', url: `/v1/broadcasts/${key}/test`, payload: body });
  return { status: answer.statusCode, body: answer.json() };
};
const inboxOf = (userid: string) => rig.emulator.world.state.staff.get(userid)?.inbox ?? [];

describe('a test of a broadcast', () => {
  it('shows members what a customer would get, and touches no customer, quota or figure', async () => {
    const told = await test('sale', { staff: ['zhou'], name: '张三' });
    expect(told).toEqual({
      status: 200,
      body: { items: [{ staff: { key: 'zhou', name: '周舟' }, problem: null }] },
    });
    const [heading, text, link, image, card, cover] = inboxOf('ops-02');
    expect(heading?.content.content).toContain('【试发】群发「sale」，由 林');
    // It is the broadcast of one member: the words are that member's, whoever looks at them.
    expect(text?.content).toEqual({ content: '张三，＜b＞6.18＜/b＞ 见。小林' });
    expect(link).toMatchObject({
      msgtype: 'news',
      content: { articles: [{ title: '会场', url: 'https://example.com/618', description: '满减' }] },
    });
    expect([image?.msgtype, cover?.msgtype]).toEqual(['image', 'image']);
    expect(card?.content).toEqual({ content: '[小程序卡片] 下单\np/1' });
    expect(inboxOf('ops-01')).toEqual([]);
    const counts = await db.one(sql`
      select (select count(*) from intention)::int as intentions, (select count(*) from mass_send)::int as tasks,
        (select count(*) from event)::int as events, (select count(*) from reach_quota)::int as quotas`);
    expect(counts).toEqual({ intentions: 0, tasks: 0, events: 0, quotas: 0 });
    expect(await db.one(sql`select object_key, after from audit_entry where object = 'broadcast'`)).toEqual({
      object_key: 'sale',
      after: { test: ['zhou'] },
    });
  });

  it('is worded by each member where the sender depends on the customer, again whenever it is wanted', async () => {
    for (let nr = 0; nr < 2; nr++) await test('short', { staff: ['lin', 'zhou', 'lin'], name: '李' });
    expect(
      inboxOf('ops-01')
        .map(({ content }) => content.content)
        .slice(1),
    ).toEqual(['你好 李', expect.stringContaining('【试发】'), '你好 李']);
    expect(inboxOf('ops-02')).toHaveLength(4);
    const preview = (await app.inject('/v1/broadcasts/short/preview')).json();
    expect(preview.me).toBe('lin');
  });

  it('says for each member why it did not come, and shows it to the others', async () => {
    const { body } = await test('short', { staff: ['gone', 'lin'] });
    expect(body.items).toMatchObject([
      { staff: { key: 'gone' }, problem: expect.stringContaining('接收人都无效') },
      { staff: { key: 'lin' }, problem: null },
    ]);
    expect(inboxOf('ops-01')).toHaveLength(2);
  });

  it('keeps to what the platform lets through to one member in a minute', async () => {
    for (let nr = 0; nr < 2; nr++)
      expect((await test('sale', { staff: ['lin'] })).body.items[0].problem).toBeNull();
    const third = await test('sale', { staff: ['lin', 'zhou'] });
    expect(third.body.items).toMatchObject([{ problem: expect.stringContaining('太多') }, { problem: null }]);
    expect(inboxOf('ops-01')).toHaveLength(12);
    machine.advance(60_000);
    expect((await test('sale', { staff: ['lin'] })).body.items[0].problem).toBeNull();
    const turns = Array.from({ length: 20 }, () =>
      takeTestTurn(db, { staff: 'lin', messages: 3 }, machine.now()),
    );
    expect((await Promise.all(turns)).filter(Boolean)).toHaveLength(3);
  });

  it('goes to nobody when it cannot be worded, names somebody unknown, or has no platform', async () => {
    expect(await test('broken', { staff: ['lin'] })).toMatchObject({
      status: 400,
      body: { code: 'broadcast/unwritable', message: expect.stringContaining('files/none.png') },
    });
    expect((await test('short', { staff: ['lin', 'none'] })).status).toBe(404);
    expect((await test('none', { staff: ['lin'] })).status).toBe(404);
    for (const body of [
      { staff: [] },
      { staff: ['a', 'b', 'c', 'd', 'e', 'f'] },
      {},
      { staff: ['lin'], to: 'all' },
    ])
      expect((await test('short', body)).status).toBe(400);
    const wish = { broadcast: 'short', staff: ['lin'], name: '', by: '林' };
    await expect(sendTest({ db, machine, port: null }, wish, 'zh')).rejects.toMatchObject({
      code: 'broadcast/no-platform',
    });
    expect(inboxOf('ops-01')).toEqual([]);
  });

  it('cuts a text that is too long for the app, and loses nothing of it', () => {
    const long = '长'.repeat(1300);
    const texts = sampleMessages('头', { text: long }, new Map()).map((one) =>
      one.msgtype === 'text' ? one.text.content : '',
    );
    expect(texts.slice(1).join('')).toBe(long);
    expect(texts.every((text) => Buffer.byteLength(text) <= 2048)).toBe(true);
  });
});
