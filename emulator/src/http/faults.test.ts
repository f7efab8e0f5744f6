import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Json, type Rig, startRig } from '../testing/harness.ts';

let rig: Rig;
beforeEach(async () => {
  rig = await startRig({ quotas: { perMinute: 50 } });
});
afterEach(() => rig.emulator.close());

const faults = (body: Record<string, unknown>): Promise<unknown> => rig.control('PUT', 'faults', body);
const addTag = (name: string): Promise<Json> =>
  rig.call('externalcontact/add_corp_tag', { group_name: 'g', tag: [{ name }] });
const tagNames = (): string[] =>
  rig.emulator.world.state.tagGroups.flatMap((group) => group.tags.map((tag) => tag.name));

describe('faults', () => {
  it('expire every token at once', async () => {
    const token = await rig.token();
    await faults({ expireTokens: true });
    const answer = await fetch(`${rig.url}/cgi-bin/get_jsapi_ticket?access_token=${token}`);
    expect(((await answer.json()) as Json).errcode).toBe(42001);
    expect((await rig.call('get_jsapi_ticket')).errcode).toBe(0);
  });

  it('fail the next calls without an effect', async () => {
    await faults({ failNext: [{ path: 'externalcontact/add_corp_tag', errcode: 45009, times: 2 }] });
    const codes = [(await addTag('a')).errcode, (await addTag('a')).errcode, (await addTag('a')).errcode];
    expect(codes).toEqual([45009, 45009, 0]);
    expect(tagNames()).toEqual(['a']);
  });

  it('break the connection after the effect, in the middle of the answer', async () => {
    await faults({
      failNext: [{ path: '/cgi-bin/externalcontact/add_corp_tag', dropAfterEffect: true, times: 1 }],
    });
    await expect(addTag('a')).rejects.toThrow();
    expect(tagNames()).toEqual(['a']);
    expect((await addTag('a')).errcode).toBe(40071);
  });

  it('hang without an effect, or do the work late', async () => {
    await faults({ failNext: [{ path: 'add_corp_tag', timeoutMs: 30, times: 1 }] });
    await expect(addTag('a')).rejects.toThrow();
    expect(tagNames()).toEqual([]);
    await faults({ failNext: [{ path: 'add_corp_tag', delayMs: 30, times: 1 }] });
    expect((await addTag('b')).errcode).toBe(0);
  });

  it('hit a share of all calls', async () => {
    await rig.token();
    await faults({ failNext: [{ path: 'user/list_id', errcode: -1, rate: 0.5 }] });
    const codes = [];
    for (let i = 0; i < 40; i++) codes.push((await rig.call('user/list_id', {})).errcode);
    const failed = codes.filter((code) => code === -1).length;
    expect(failed).toBeGreaterThan(8);
    expect(failed).toBeLessThan(32);
  });

  it('are refused when they make no sense', async () => {
    await expect(faults({ failNext: [{ path: 'x', rate: 2 }] })).rejects.toThrow('failNext.0.rate');
  });
});

describe('limits', () => {
  const spam = async (times: number): Promise<number[]> => {
    const token = await rig.token();
    const codes = [];
    for (let i = 0; i < times; i++) {
      const answer = await fetch(`${rig.url}/cgi-bin/get_jsapi_ticket?access_token=${token}`);
      codes.push(((await answer.json()) as Json).errcode);
    }
    return codes;
  };

  it('block an API for a minute with 45009', async () => {
    const codes = await spam(52);
    expect(codes.slice(0, 50).every((code) => code === 0)).toBe(true);
    expect(codes.slice(50)).toEqual([45009, 45009]);
    expect((await rig.call('user/list_id', {})).errcode).toBe(0);
    await rig.emulator.advance(59);
    expect(await spam(1)).toEqual([45009]);
    await rig.emulator.advance(1);
    expect(await spam(1)).toEqual([0]);
  });

  it('refuse too many calls at the same time with 45033', async () => {
    await faults({ quotas: { concurrency: 1 } });
    const calls = Array.from({ length: 4 }, () =>
      rig.call('externalcontact/send_welcome_msg', { welcome_code: 'x', text: { content: 'x' } }),
    );
    const upload = await Promise.all(calls);
    expect(upload.every((one) => one.errcode === 41050 || one.errcode === 45033)).toBe(true);
    const token = await rig.token();
    const slow = new ReadableStream({
      async start(controller) {
        controller.enqueue(
          new TextEncoder().encode(
            '--x\r\nContent-Disposition: form-data; name="media"; filename="a"\r\n\r\n',
          ),
        );
        await new Promise((resolve) => setTimeout(resolve, 150));
        controller.enqueue(new TextEncoder().encode('sixsix\r\n--x--\r\n'));
        controller.close();
      },
    });
    const path = `${rig.url}/cgi-bin/media/upload?type=file&access_token=${token}`;
    const first = fetch(path, {
      method: 'POST',
      body: slow,
      duplex: 'half',
      headers: { 'content-type': 'multipart/form-data; boundary=x' },
    } as RequestInit);
    await new Promise((resolve) => setTimeout(resolve, 60));
    const second = (await (await fetch(path, { method: 'POST', body: '' })).json()) as Json;
    expect(second.errcode).toBe(45033);
    expect(((await (await first).json()) as Json).errcode).toBe(0);
  });

  it('ban an address for wrong secrets', async () => {
    await faults({ quotas: { wrongSecretsPerHour: 3 } });
    const { corpId } = rig.emulator.world.state.tenant;
    const wrong = async (): Promise<number> => {
      const answer = await fetch(`${rig.url}/cgi-bin/gettoken?corpid=${corpId}&corpsecret=bad`);
      return ((await answer.json()) as Json).errcode;
    };
    const codes = [];
    for (let i = 0; i < 5; i++) codes.push(await wrong());
    expect(codes).toEqual([40001, 40001, 40001, 40001, 45009]);
    await rig.emulator.advance(3600);
    expect(await wrong()).toBe(40001);
  });
});

it('shows the last calls without secrets', async () => {
  await rig.call('user/list_id', { limit: 3 });
  const state = await rig.control<{ requests: { tail: Array<Record<string, unknown>> } }>('GET', 'state');
  const text = JSON.stringify(state);
  expect(state.requests.tail.at(-1)).toMatchObject({
    path: '/cgi-bin/user/list_id',
    errcode: 0,
    body: '{"limit":3}',
  });
  expect(text).not.toContain(rig.emulator.world.state.tenant.secret);
  expect(text).not.toContain(await rig.token());
});
