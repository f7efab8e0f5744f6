import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  addCode,
  addCustomer,
  CALLBACK,
  type Receiver,
  type Rig,
  serve,
  startReceiver,
  startRig,
  until,
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

describe('setting the callback', () => {
  const put = (setting: Record<string, unknown>): Promise<unknown> =>
    rig.control('PUT', 'tenant/callback', setting);

  it('explains why an address is refused, and keeps the old one', async () => {
    const wrong = await serve(async () => ({ text: '"quoted"' }));
    const broken = await serve(async () => ({ status: 500, text: '' }));
    await expect(put({ url: wrong.url, ...CALLBACK })).rejects.toThrow('did not answer the decrypted text');
    await expect(put({ url: broken.url, ...CALLBACK })).rejects.toThrow('HTTP 500');
    await wrong.close();
    await expect(put({ url: wrong.url, ...CALLBACK })).rejects.toThrow('cannot be reached');
    await expect(put({ url: broken.url, ...CALLBACK, encodingAesKey: 'short' })).rejects.toThrow('43');
    await expect(put({ url: 'ftp://x', ...CALLBACK })).rejects.toThrow('400');
    await broken.close();
    expect(rig.emulator.world.state.tenant.callback?.url).toBe(`${receiver.url}/callback?corp=1`);
  });
});

describe('a push', () => {
  it('carries state and welcome code, and the address keeps its own query', async () => {
    const customer = await addCustomer(rig, await addCode(rig));
    await rig.emulator.idle();
    expect(receiver.events).toEqual([
      {
        ToUserName: rig.emulator.world.state.tenant.corpId,
        FromUserName: 'sys',
        CreateTime: rig.emulator.clock.now() / 1000,
        MsgType: 'event',
        Event: 'change_external_contact',
        ChangeType: 'add_external_contact',
        UserID: 'ops-01',
        ExternalUserID: customer.externalUserid,
        State: 'poster',
        WelcomeCode: expect.stringMatching(/^[\w-]{43}$/),
      },
    ]);
  });

  it('is tried three times when refused, then lost', async () => {
    receiver.manner = 'refuse';
    const before = receiver.requests;
    await addCustomer(rig, await addCode(rig));
    await rig.emulator.idle();
    await rig.emulator.advance(1);
    await rig.emulator.advance(1);
    await rig.emulator.advance(60);
    expect(receiver.requests - before).toBe(3);
    expect(rig.emulator.world.state.pushes.size).toBe(0);
  });

  it('is dropped after five seconds without an answer and tried again', async () => {
    receiver.manner = 'hang';
    const before = receiver.requests;
    await addCustomer(rig, await addCode(rig));
    await until(() => receiver.requests - before === 1);
    receiver.manner = 'accept';
    await rig.emulator.advance(4.9);
    expect(receiver.events).toHaveLength(0);
    await rig.emulator.advance(0.2);
    await rig.emulator.idle();
    await rig.emulator.advance(1.1);
    await rig.emulator.idle();
    expect(receiver.events).toHaveLength(1);
    expect(receiver.requests - before).toBe(2);
  });

  it('may come twice, or not at all', async () => {
    const code = await addCode(rig);
    await rig.control('PUT', 'faults', { callbacks: { duplicate: 1 } });
    await addCustomer(rig, code);
    await rig.emulator.idle();
    expect(receiver.events).toHaveLength(2);
    expect(receiver.events[1]).toEqual(receiver.events[0]);
    await rig.control('PUT', 'faults', { callbacks: { drop: 1 } });
    await addCustomer(rig, code);
    await rig.emulator.idle();
    expect(receiver.events).toHaveLength(2);
  });

  it('may come late and out of order', async () => {
    const code = await addCode(rig);
    await rig.control('PUT', 'faults', { callbacks: { delayMs: 10_000 } });
    const late = await addCustomer(rig, code);
    await rig.control('PUT', 'faults', { callbacks: {} });
    const prompt = await addCustomer(rig, code);
    await rig.emulator.idle();
    await rig.emulator.advance(10);
    await rig.emulator.idle();
    expect(receiver.events.map((event) => event.ExternalUserID)).toEqual([
      prompt.externalUserid,
      late.externalUserid,
    ]);
  });

  it('that was not answered before a stop is sent after the restart', async () => {
    receiver.manner = 'hang';
    const before = receiver.requests;
    await addCustomer(rig, await addCode(rig));
    await until(() => receiver.requests > before);
    await rig.emulator.close();
    receiver.manner = 'accept';
    rig = await startRig({ saved: rig.emulator.save() });
    await until(() => receiver.events.length === 1);
    expect(receiver.events[0]).toMatchObject({ ChangeType: 'add_external_contact' });
  });
});
