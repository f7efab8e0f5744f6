import { createHash } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../../../test/harness/database.ts';
import { startWecomRig, type WecomRig } from '../../../../../test/harness/wecom-rig.ts';
import { manualClock } from '../../../kernel/clock.ts';
import { type Sql, sql } from '../../../kernel/database/sql.ts';
import type { Attachment, MediaRef } from '../../media.ts';
import type { Content } from '../../port.ts';
import { isSameContent } from '../rules/same-content.ts';
import { prepareMedia } from './prepare-media.ts';

const DAY = 86_400;
const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3]);
const MP4 = Buffer.from([0, 0, 0, 24, 0x66, 0x74, 0x79, 0x70, 0x69, 0x73, 0x6f, 0x6d]);

let db: TestDatabase;
let rig: WecomRig;
let friend: { id: string; who: string };
beforeAll(async () => {
  db = await createTestDatabase();
});
afterAll(() => db.drop());
beforeEach(async () => {
  await db.run(sql`truncate wecom_token, wecom_media, wecom_breaker`);
  rig = await startWecomRig(db);
  const code = { platformId: null, userids: ['ops-01'], state: 'ht-a', remark: '', skipVerify: true };
  await rig.wecom.port.ensureCode(code);
  friend = await rig.addCustomer('ht-a');
});
afterEach(() => rig.close());

function file(name: string, bytes: Buffer): MediaRef {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  rig.files.set(sha256, bytes);
  return { sha256, name };
}
const image = (): Attachment => ({ kind: 'image', media: file('海报.png', PNG) });
const every = (): Attachment[] => [
  image(),
  { kind: 'video', media: file('tour.mp4', MP4) },
  { kind: 'file', media: file('手册 一.pdf', Buffer.from('%PDF-1.7 text')) },
  { kind: 'link', title: '官网', url: 'https://example.com/', cover: file('link.png', PNG) },
  {
    kind: 'miniprogram',
    title: '小店',
    appid: 'wx0123456789abcdef',
    page: 'pages/index',
    cover: file('c', PNG),
  },
];
const uploads = () => rig.emulator.world.state.media.size;
const create = (content: Content) =>
  rig.wecom.port.createMassSend({ sender: 'ops-01', audience: 'contacts', targets: [friend.who], content });
const bodies = async () => {
  const { tasks } = await rig.control<{ tasks: { bodies: Record<string, string>[] }[] }>(
    'GET',
    'staff/ops-01/tasks',
  );
  return tasks.map((task) => task.bodies);
};
async function welcomeCode(): Promise<string> {
  const { world } = rig.emulator;
  await rig.addCustomer('ht-a');
  const [code] = [...world.state.welcomes.keys()].slice(-1);
  return code ?? '';
}

describe('files of a mass task', () => {
  it('are on the platform before it is created: every kind, each once', async () => {
    const content = {
      text: '资料',
      link: { title: '首页', url: 'https://example.com/1' },
      attachments: every(),
    };
    expect(await create(content)).toMatchObject({
      kind: 'refused',
      reason: 'media-not-ready',
      retry: 'later',
    });
    expect(await bodies()).toEqual([]);
    expect(await rig.wecom.port.prepareMedia(content.attachments)).toEqual({ kind: 'done', value: null });
    expect(await create(content)).toMatchObject({ kind: 'done' });
    const [sent] = await bodies();
    expect(sent?.map((body) => body.kind)).toEqual([
      'text',
      'link',
      'image',
      'video',
      'file',
      'link',
      'miniprogram',
    ]);
    expect(sent?.[5]?.picurl).toContain('/media/');
    // The picture and the cover of the mini-program are the same bytes, used alike: one upload.
    expect(uploads()).toBe(4);
    const named = [...rig.emulator.world.state.media.values()].find((one) => one.type === 'file');
    expect(named?.filename).toBe('手册 一.pdf');
  });

  it('are uploaded anew before the three days are over, not before', async () => {
    const { port } = rig.wecom;
    await port.prepareMedia([image()]);
    await rig.emulator.advance(2 * DAY);
    await port.prepareMedia([image()]);
    expect(uploads()).toBe(1);
    await rig.emulator.advance(0.6 * DAY);
    await port.prepareMedia([image()]);
    expect(uploads()).toBe(2);
    await rig.emulator.advance(2.9 * DAY);
    expect(await create({ text: '图', attachments: [image()] })).toMatchObject({ kind: 'done' });
    await rig.emulator.advance(DAY);
    expect(await create({ text: '图', attachments: [image()] })).toMatchObject({ reason: 'media-not-ready' });
  });

  it('that the platform has dropped (40007) are forgotten, and the task waits for them', async () => {
    const content = { text: '图', attachments: [image()] };
    await rig.wecom.port.prepareMedia(content.attachments);
    rig.emulator.world.state.media.clear();
    expect(await create(content)).toMatchObject({
      kind: 'refused',
      reason: 'media-not-ready',
      retry: 'later',
    });
    await rig.wecom.port.prepareMedia(content.attachments);
    expect(await create(content)).toMatchObject({ kind: 'done' });
  });

  it('are uploaded by one of several processes; what another holds is waited for, until its lease is over', async () => {
    const machine = manualClock('2026-03-02T02:00:00Z');
    let calls = 0;
    let answer = (): void => undefined;
    const answered = new Promise<void>((resolve) => {
      answer = resolve;
    });
    const client = {
      async call() {
        calls += 1;
        await answered;
        return { kind: 'done', value: { media_id: `m${calls}`, created_at: 1e10 } };
      },
    };
    const deps = {
      db,
      machine,
      clock: machine,
      config: { corpId: 'other' },
      client,
      readMedia: async () => PNG,
    } as unknown as Parameters<typeof prepareMedia>[0];
    const [one, two] = [prepareMedia(deps), prepareMedia(deps)];
    const wanted = [image()];
    const first = one(wanted);
    await expect.poll(() => calls).toBe(1);
    expect(await two(wanted)).toMatchObject({ kind: 'refused', reason: 'media-not-ready' });
    machine.advance(121_000);
    const second = two(wanted);
    await expect.poll(() => calls).toBe(2);
    answer();
    expect(await Promise.all([first, second])).toEqual([
      { kind: 'done', value: null },
      { kind: 'done', value: null },
    ]);
    await Promise.all(Array.from({ length: 8 }, () => prepareMedia(deps)(wanted)));
    expect(calls).toBe(2);
  });

  it('are not uploaded again by a process that had looked before another one was done', async () => {
    const { wecom, emulator } = rig;
    const overtaken: TestDatabase = {
      ...db,
      async rows<T>(statement: Sql) {
        const seen = await db.rows<T>(statement);
        if (uploads() === 0) await wecom.port.prepareMedia([image()]);
        return seen;
      },
    };
    let calls = 0;
    const client = { call: () => Promise.reject(new Error(`call ${++calls}`)) };
    const deps = {
      db: overtaken,
      machine: rig.clock,
      clock: rig.clock,
      config: { corpId: emulator.world.state.tenant.corpId },
      client,
      readMedia: async () => PNG,
    } as unknown as Parameters<typeof prepareMedia>[0];
    expect(await prepareMedia(deps)([image()])).toEqual({ kind: 'done', value: null });
    expect([uploads(), calls]).toEqual([1, 0]);
  });

  it('that nobody has, or that the platform will not have, end the task with a reason', async () => {
    const lost: Attachment = { kind: 'image', media: { sha256: 'f'.repeat(64), name: 'lost.png' } };
    await rig.wecom.port.prepareMedia([lost]);
    expect(await create({ text: '图', attachments: [lost] })).toMatchObject({
      reason: 'media-lost',
      retry: 'never',
    });
    const wrong: Attachment = { kind: 'image', media: file('a.png', Buffer.from('no picture')) };
    await rig.wecom.port.prepareMedia([wrong]);
    expect(await create({ text: '图', attachments: [wrong] })).toMatchObject({ code: 40004, retry: 'never' });
  });

  it('do not keep a task from being found again after a lost answer', async () => {
    const content = { text: '图', attachments: [image()] };
    await rig.wecom.port.prepareMedia(content.attachments);
    await rig.control('PUT', 'faults', {
      failNext: [{ path: 'add_msg_template', dropAfterEffect: true, times: 1 }],
    });
    const calledAt = rig.clock.now();
    expect(await create(content)).toMatchObject({ kind: 'unknown' });
    await rig.emulator.advance(60);
    await db.run(sql`update wecom_media set media_id = 'another'`);
    const find = (asked: Content) =>
      rig.wecom.port.findMassSend({
        sender: 'ops-01',
        audience: 'contacts',
        targets: [friend.who],
        content: asked,
        calledAt,
      });
    expect(await find(content)).toMatchObject({ kind: 'done', value: { platformId: expect.any(String) } });
    expect(await find({ text: '图' })).toEqual({ kind: 'done', value: null });
  });
});

describe('a welcome with a picture', () => {
  it('goes out at once, also when nobody has uploaded it, or the platform has dropped it', async () => {
    const content = { text: '你好', attachments: [image()] };
    const send = async () => rig.wecom.port.sendWelcome({ welcomeCode: await welcomeCode(), content });
    expect(await send()).toEqual({ kind: 'done', value: null });
    expect(await send()).toEqual({ kind: 'done', value: null });
    expect(uploads()).toBe(1);
    rig.emulator.world.state.media.clear();
    expect(await send()).toEqual({ kind: 'done', value: null });
    expect(uploads()).toBe(1);
  });
});

describe('isSameContent', () => {
  it('goes by words and kinds', () => {
    const asked: Content = {
      text: '你好',
      attachments: [{ kind: 'image', media: { sha256: 'a', name: 'a' } }],
    };
    const text = { content: '你好 ' };
    expect(isSameContent({ text, attachments: [{ msgtype: 'image' }] }, asked)).toBe(true);
    expect(isSameContent({ text, attachments: null }, asked)).toBe(true);
    expect(isSameContent({ text, attachments: [{ msgtype: 'file' }] }, asked)).toBe(false);
    expect(isSameContent({ text: { content: '您好' } }, asked)).toBe(false);
  });
});
