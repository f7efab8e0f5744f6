import { afterEach, beforeEach, expect, it } from 'vitest';
import {
  addCode,
  addCustomer,
  type Receiver,
  type Rig,
  startReceiver,
  startRig,
} from '../testing/harness.ts';

let rig: Rig;
let receiver: Receiver;
beforeEach(async () => {
  rig = await startRig();
  receiver = await startReceiver(rig);
});
afterEach(async () => {
  await rig.emulator.close();
  await receiver.close();
});

interface Phone {
  chats: Array<{
    userid: string;
    messages: Array<{ from: string; body: { kind: string; text?: string; title?: string } }>;
  }>;
}

async function newCode(): Promise<{ code: string; id: string }> {
  const { id } = await addCustomer(rig, await addCode(rig));
  await rig.emulator.idle();
  return { code: String(receiver.events.at(-1)?.WelcomeCode), id };
}

const welcome = (code: string, more: Record<string, unknown> = {}): Promise<{ errcode: number }> =>
  rig.call('externalcontact/send_welcome_msg', { welcome_code: code, text: { content: '欢迎' }, ...more });

it('arrives as several messages', async () => {
  const { code, id } = await newCode();
  const link = { msgtype: 'link', link: { title: '礼包', url: 'https://example.com/gift' } };
  expect((await welcome(code, { attachments: [link] })).errcode).toBe(0);
  const phone = await rig.control<Phone>('GET', `people/${id}`);
  const received = phone.chats[0]?.messages
    .filter((message) => message.from === 'staff')
    .map((one) => one.body);
  expect(received).toMatchObject([
    { kind: 'text', text: '欢迎' },
    { kind: 'link', title: '礼包' },
  ]);
});

it('is sent once: a second caller meets 41096, a later one 41051', async () => {
  const { code } = await newCode();
  const race = await Promise.all([welcome(code), welcome(code)]);
  expect(race.map((one) => one.errcode).sort((a, b) => a - b)).toEqual([0, 41096]);
  expect((await welcome(code)).errcode).toBe(41051);
});

it('is too late after twenty seconds', async () => {
  const { code } = await newCode();
  await rig.emulator.advance(20);
  const other = await newCode();
  expect((await welcome(code)).errcode).toBe(0);
  await rig.emulator.advance(20.1);
  expect((await welcome(other.code)).errcode).toBe(41050);
});

it('is refused once the customer has written', async () => {
  const { code, id } = await newCode();
  await rig.control('POST', `people/${id}/messages`, { text: '你好' });
  expect((await welcome(code)).errcode).toBe(41051);
});

it('counts the twenty seconds on machine time when the clock runs fast', async () => {
  let wall = 1_800_000_000_000;
  const fast = await startRig({ clock: { speed: 1000 }, wall: () => wall });
  const hook = await startReceiver(fast);
  const configId = await addCode(fast);
  const codes: string[] = [];
  for (let i = 0; i < 2; i++) {
    await addCustomer(fast, configId);
    await fast.emulator.idle();
    codes.push(String(hook.events.at(-1)?.WelcomeCode));
  }
  const send = (code: string | undefined): Promise<{ errcode: number }> =>
    fast.call('externalcontact/send_welcome_msg', { welcome_code: code, text: { content: '好' } });
  wall += 19_000;
  expect((await send(codes[0])).errcode).toBe(0);
  wall += 2000;
  expect((await send(codes[1])).errcode).toBe(41050);
  await fast.emulator.close();
  await hook.close();
});

it('has no code when the member has a welcome of the console', async () => {
  await rig.control('PUT', 'staff', { staff: [{ userid: 'ops-01', name: '林晓', nativeWelcome: true }] });
  await newCode();
  expect(receiver.events.at(-1)).not.toHaveProperty('WelcomeCode');
});

it('answers the documented errors and leaves the code usable', async () => {
  const { code } = await newCode();
  expect((await welcome('')).errcode).toBe(41049);
  expect((await welcome('nonsense')).errcode).toBe(41050);
  const text = { content: '' };
  expect((await welcome(code, { text })).errcode).toBe(40063);
  expect((await welcome(code, { text: { content: '长'.repeat(1334) } })).errcode).toBe(40058);
  const file = { msgtype: 'file', file: { media_id: 'x' } };
  expect((await welcome(code, { attachments: [file] })).errcode).toBe(40007);
  expect((await welcome(code, { attachments: [{ msgtype: 'song' }] })).errcode).toBe(41065);
  const links = Array.from({ length: 10 }, () => ({
    msgtype: 'link',
    link: { title: 't', url: 'https://a.b' },
  }));
  expect((await welcome(code, { attachments: links })).errcode).toBe(41064);
  expect((await welcome(code)).errcode).toBe(0);
});
