import { createHash } from 'node:crypto';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { readScenario } from '../scenario/read-scenario.ts';
import { runScenario } from '../scenario/run-scenario.ts';
import {
  addCode,
  addCustomer,
  CALLBACK,
  type Rig,
  serve,
  startReceiver,
  startRig,
} from '../testing/harness.ts';

let rig: Rig;
beforeEach(async () => {
  rig = await startRig({ runScenario: (text) => runScenario(readScenario(text)) });
});
afterEach(() => rig.emulator.close());

interface Pushes {
  pushes: Array<{
    what: string;
    fate: string;
    isDuplicate: boolean;
    xml: string;
    tries: Array<{ error: string; signature: { msgSignature: string; nonce: string } }>;
  }>;
}

it('logs every push with each try and what its signature was made of', async () => {
  const receiver = await startReceiver(rig);
  receiver.manner = 'refuse';
  await addCustomer(rig, await addCode(rig));
  await rig.emulator.idle();
  await rig.emulator.advance(1);
  receiver.manner = 'accept';
  await rig.emulator.advance(1);
  const { pushes } = await rig.control<Pushes>('GET', 'callbacks?what=add_external');
  expect(pushes).toHaveLength(1);
  expect(pushes[0]).toMatchObject({
    what: 'change_external_contact / add_external_contact',
    fate: 'received',
    tries: [{ error: 'the callback answered HTTP 500' }, { error: expect.any(String) }, { error: '' }],
  });
  const tries = pushes[0]?.tries ?? [];
  expect(new Set(tries.map((one) => one.signature.nonce)).size).toBe(3);
  expect(tries[0]?.signature.msgSignature).toMatch(/^[0-9a-f]{40}$/);
  expect(pushes[0]?.xml).toContain('<UserID><![CDATA[ops-01]]></UserID>');
  await rig.control('PUT', 'faults', { callbacks: { drop: 1 } });
  await addCustomer(rig, await addCode(rig));
  const { pushes: swallowed } = await rig.control<Pushes>('GET', 'callbacks?fate=dropped');
  expect(swallowed).toMatchObject([{ fate: 'dropped', tries: [] }]);
  await receiver.close();
});

it('logs pushes of the Official Account too', async () => {
  const brand = await serve(async (request) => {
    const url = new URL(request.url ?? '', 'http://localhost');
    return { text: url.searchParams.get('echostr') ?? 'success' };
  });
  await rig.control('PUT', 'oa/callback', { url: brand.url, mode: 'safe', ...CALLBACK });
  const { id } = await rig.control<{ id: string }>('POST', 'people', {});
  await rig.control('POST', `people/${id}/oa/follow`, {});
  await rig.emulator.idle();
  const { pushes } = await rig.control<Pushes>('GET', 'callbacks');
  expect(pushes).toMatchObject([{ channel: 'account', what: 'subscribe', fate: 'received' }]);
  await brand.close();
});

it('filters the log of calls, without secrets and personal data', async () => {
  await rig.ok('user/update', { userid: 'ops-01', mobile: '13800000009' });
  await rig.call('externalcontact/get', undefined, { external_userid: 'nobody' });
  interface Calls {
    total: number;
    requests: Array<{ path: string; query: string; body: string; errcode: number }>;
  }
  const all = await rig.control<Calls>('GET', 'requests');
  expect(JSON.stringify(all)).not.toContain('13800000009');
  expect(JSON.stringify(all)).not.toContain(rig.emulator.world.state.tenant.secret);
  expect(all.requests.find((one) => one.path.endsWith('user/update'))?.body).toContain('"mobile":"***"');
  const failed = await rig.control<Calls>('GET', 'requests?errcode=any');
  expect(failed.requests).toMatchObject([{ path: '/cgi-bin/externalcontact/get', errcode: 40096 }]);
  const byPath = await rig.control<Calls>('GET', 'requests?path=gettoken&limit=1');
  expect(byPath.requests).toHaveLength(1);
  await expect(rig.control('GET', 'requests?limit=x')).rejects.toThrow('limit');
});

it('lets only trusted addresses call', async () => {
  const here = rig.emulator.world.state.tenant;
  await expect(rig.control('PUT', 'tenant', { trustedIps: ['10.0.0'] })).rejects.toThrow('10.0.0.7');
  await rig.control('PUT', 'tenant', { trustedIps: ['10.0.0.0/8'] });
  expect((await rig.call('user/get', undefined, { userid: 'ops-01' })).errcode).toBe(60020);
  await rig.control('PUT', 'tenant', { trustedIps: ['10.0.0.0/8', '127.0.0.1'] });
  await rig.ok('user/get', undefined, { userid: 'ops-01' });
  const { appId, secret } = rig.emulator.world.state.account;
  await rig.control('PUT', 'oa', { trustedIps: ['10.0.0.1'] });
  const query = `grant_type=client_credential&appid=${appId}&secret=${secret}`;
  const answer = (await (await fetch(`${rig.url}/oa/cgi-bin/token?${query}`)).json()) as { errcode: number };
  expect(answer.errcode).toBe(40164);
  expect(here.trustedIps).toHaveLength(2);
});

it('lets only members in the scope have customers', async () => {
  const own = await addCustomer(rig, await addCode(rig));
  await rig.control('PUT', 'tenant', { contactScope: { users: ['sales-01'], departments: [] } });
  expect((await rig.ok('externalcontact/get_follow_user_list')).follow_user).toEqual(['sales-01']);
  const way = { type: 1, scene: 2, user: ['ops-02'] };
  expect((await rig.call('externalcontact/add_contact_way', way)).errcode).toBe(84074);
  const order = { handover_userid: 'ops-01', external_userid: [own.externalUserid] };
  const give = { ...order, takeover_userid: 'ops-02' };
  expect((await rig.call('externalcontact/transfer_customer', give)).errcode).toBe(84074);
  await rig.control('PUT', 'tenant', { contactScope: { users: [], departments: [2] } });
  expect((await rig.ok('externalcontact/get_follow_user_list')).follow_user).toEqual(['ops-01', 'ops-02']);
  const stranger = { contactScope: { users: ['x'], departments: [] } };
  await expect(rig.control('PUT', 'tenant', stranger)).rejects.toThrow('member x');
});

it('resets the secret, and every token dies with the old one', async () => {
  const before = rig.emulator.world.state.tenant.secret;
  const token = await rig.token();
  const { secret } = await rig.control<{ secret: string }>('POST', 'tenant/secret', {});
  expect(secret).not.toBe(before);
  const old = (await (
    await fetch(`${rig.url}/cgi-bin/user/get?access_token=${token}&userid=ops-01`)
  ).json()) as {
    errcode: number;
  };
  expect(old.errcode).toBe(40014);
});

it('checks the signature of a sidebar page as the client does', async () => {
  const { ticket } = await rig.ok('ticket/get', undefined, { type: 'agent_config' });
  const url = 'https://e.cn/side?a=1';
  const text = `jsapi_ticket=${String(ticket)}&noncestr=n&timestamp=1&url=${url}`;
  const signature = createHash('sha1').update(text).digest('hex');
  const body = { kind: 'agent', nonceStr: 'n', timestamp: 1, url: `${url}#/x`, signature };
  expect(await rig.control('POST', 'js-config', body)).toEqual({
    valid: true,
    trusted: true,
    signedUrl: url,
  });
  const wrong = await rig.control<{ valid: boolean }>('POST', 'js-config', { ...body, kind: 'corp' });
  expect(wrong.valid).toBe(false);
});

it('lists the customers of a member, those talked to lately first', async () => {
  const code = await addCode(rig);
  const first = await addCustomer(rig, code);
  await rig.emulator.advance(60);
  const second = await addCustomer(rig, code);
  await rig.emulator.advance(60);
  await rig.control('POST', `people/${first.id}/messages`, { text: '在吗' });
  await rig.control('POST', `people/${second.id}/leave`, { userid: 'ops-01' });
  const { customers } = await rig.control<{ customers: unknown[] }>('GET', 'staff/ops-01/customers');
  expect(customers).toMatchObject([
    { external_userid: first.externalUserid, last: '在吗', leftAt: null },
    { external_userid: second.externalUserid, leftAt: expect.any(Number) },
  ]);
});

it('runs a scenario beside its own world, and explains one that cannot be run', async () => {
  const { scenarios } = await rig.control<{ scenarios: Array<{ file: string; text: string }> }>(
    'GET',
    'scenarios',
  );
  expect(scenarios.map((one) => one.file)).toContain('groups.yaml');
  const text = scenarios.find((one) => one.file === 'groups.yaml')?.text;
  const report = await rig.control<{ failures: number; lines: string[] }>('POST', 'scenarios/run', { text });
  expect(report.failures).toBe(0);
  expect(report.lines.at(-1)).toContain('passed');
  expect(rig.emulator.world.state.people.size).toBe(0);
  await expect(rig.control('POST', 'scenarios/run', { text: 'name: x' })).rejects.toThrow('422');
});

it('stops the clock and lets it run again', async () => {
  let wall = 1_000_000;
  const other = await startRig({ clock: 'real', startAt: 5_000_000, wall: () => wall });
  const read = async (): Promise<number> => (await other.control<{ now: number }>('GET', 'clock')).now;
  await other.control('PUT', 'clock', { speed: 0 });
  const stopped = await read();
  wall += 60_000;
  expect(await read()).toBe(stopped);
  await other.control('PUT', 'clock', { advance: 3600 });
  expect(await read()).toBe(stopped + 3_600_000);
  await other.control('PUT', 'clock', { speed: 10 });
  wall += 1000;
  expect(await read()).toBe(stopped + 3_610_000);
  await other.emulator.close();
});
