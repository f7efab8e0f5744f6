import { decrypt, encrypt, getSignature } from '@wecom/crypto';
import fc from 'fast-check';
import { XMLParser } from 'fast-xml-parser';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CALLBACK, type Json, type Listening, type Rig, serve, startRig } from '../testing/harness.ts';
import { ACCOUNT_BY_PATH } from './endpoints.ts';

let rig: Rig;
let brand: Listening | undefined;
beforeEach(async () => {
  rig = await startRig();
});
afterEach(async () => {
  await rig.emulator.close();
  await brand?.close();
  brand = undefined;
});

const parser = new XMLParser({ parseTagValue: false });
const own = (): { appId: string; secret: string } => rig.emulator.world.state.account;

async function bare(path: string, body?: unknown): Promise<Json> {
  const init = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) };
  return (await (await fetch(`${rig.url}/oa/cgi-bin/${path}`, init)).json()) as Json;
}

async function getToken(): Promise<string> {
  const { appId, secret } = own();
  const answer = await bare(`token?grant_type=client_credential&appid=${appId}&secret=${secret}`);
  return String(answer.access_token);
}

async function call(path: string, body?: unknown, query: Record<string, string> = {}): Promise<Json> {
  const search = new URLSearchParams({ access_token: await getToken(), ...query });
  return bare(`${path}?${search}`, body);
}

interface Person {
  id: string;
  openid: string;
}
const newPerson = (): Promise<Person> => rig.control('POST', 'people', {});
const act = (person: Person, what: string, body: unknown = {}): Promise<unknown> =>
  rig.control('POST', `people/${person.id}/oa/${what}`, body);
const text = (person: Person, content = '你好'): unknown => ({
  touser: person.openid,
  msgtype: 'text',
  text: { content },
});

describe('tokens', () => {
  it('are new with each call, and the one before lives five minutes more', async () => {
    const first = await getToken();
    const second = await getToken();
    expect(second).not.toBe(first);
    const ask = async (token: string): Promise<number | undefined> =>
      (await bare(`user/get?access_token=${token}`)).errcode;
    expect(await ask(first)).toBeUndefined();
    await rig.emulator.advance(300);
    expect(await ask(first)).toBe(42001);
    expect(await ask(second)).toBeUndefined();
    expect(await ask('x')).toBe(40001);
    expect((await bare('user/get')).errcode).toBe(41001);
  });

  it('that are stable stay the same until their last five minutes, or a forced refresh', async () => {
    const { appId, secret } = own();
    const body = { grant_type: 'client_credential', appid: appId, secret };
    const first = await bare('stable_token', body);
    expect(first).toEqual({ access_token: first.access_token, expires_in: 7200 });
    await rig.emulator.advance(6000);
    expect(await bare('stable_token', body)).toEqual({ access_token: first.access_token, expires_in: 1200 });
    await rig.emulator.advance(901);
    const second = await bare('stable_token', body);
    expect(second.access_token).not.toBe(first.access_token);
    const ask = async (token: unknown): Promise<number | undefined> =>
      (await bare(`user/get?access_token=${String(token)}`)).errcode;
    expect(await ask(first.access_token)).toBeUndefined();
    const forced = await bare('stable_token', { ...body, force_refresh: true });
    expect(await ask(second.access_token)).toBe(42001);
    expect(await ask(forced.access_token)).toBeUndefined();
    expect((await bare('stable_token', { ...body, force_refresh: true })).errcode).toBe(45011);
    for (let i = 1; i < 20; i++) {
      await rig.emulator.advance(30);
      await bare('stable_token', { ...body, force_refresh: true });
    }
    await rig.emulator.advance(30);
    expect((await bare('stable_token', { ...body, force_refresh: true })).errcode).toBe(45009);
  });

  it('need the right account', async () => {
    const { appId, secret } = own();
    const ask = async (query: string): Promise<number> => (await bare(`token?${query}`)).errcode;
    expect(await ask(`grant_type=x&appid=${appId}&secret=${secret}`)).toBe(40002);
    expect(await ask(`grant_type=client_credential&appid=x&secret=${secret}`)).toBe(40013);
    expect(await ask(`grant_type=client_credential&appid=${appId}&secret=x`)).toBe(40001);
  });
});

describe('messages to followers', () => {
  it('need an open window with messages left', async () => {
    const person = await newPerson();
    expect((await call('message/custom/send', text(person))).errcode).toBe(40003);
    await act(person, 'follow');
    const send = async (): Promise<number> => (await call('message/custom/send', text(person))).errcode;
    expect([await send(), await send(), await send(), await send()]).toEqual([0, 0, 0, 45047]);
    await rig.emulator.advance(60);
    expect(await send()).toBe(45015);
    await act(person, 'messages', { text: '在吗' });
    const codes = [];
    for (let i = 0; i < 6; i++) codes.push(await send());
    expect(codes).toEqual([0, 0, 0, 0, 0, 45047]);
    await act(person, 'menu', { type: 'click', value: 'k' });
    expect(await send()).toBe(0);
    await rig.emulator.advance(48 * 3600);
    expect(await send()).toBe(45015);
    await act(person, 'unfollow');
    expect(await send()).toBe(43004);
    await expect(act(person, 'messages', { text: 'x' })).rejects.toThrow('409');
    const wrong = { touser: person.openid, msgtype: 'song' };
    expect((await call('message/custom/send', wrong)).errcode).toBe(40008);
  });

  it('by template need the template and a follower', async () => {
    const person = await newPerson();
    await act(person, 'follow');
    const added = await call('template/api_add_template', {
      template_id_short: 'TM1',
      keyword_name_list: ['课程'],
    });
    const { template_id } = added;
    const data = { keyword1: { value: '入门课' } };
    expect(await call('message/template/send', { touser: person.openid, template_id, data })).toMatchObject({
      errcode: 0,
      msgid: 1,
    });
    const view = await rig.control<{ follower: { messages: unknown[] } }>('GET', `people/${person.id}/oa`);
    expect(view.follower.messages).toMatchObject([{ content: { msgtype: 'template', data } }]);
    expect((await call('template/get_all_private_template')).template_list).toMatchObject([{ template_id }]);
    expect((await call('message/template/send', { touser: person.openid })).errcode).toBe(40037);
    await act(person, 'unfollow');
    expect((await call('message/template/send', { touser: person.openid, template_id })).errcode).toBe(43004);
    expect((await call('template/del_private_template', { template_id })).errcode).toBe(0);
    expect((await call('template/del_private_template', { template_id })).errcode).toBe(40037);
  });
});

it('knows its followers and the scene they came by', async () => {
  const people = [await newPerson(), await newPerson()];
  const [first, second] = people;
  const scene = { action_name: 'QR_STR_SCENE', action_info: { scene: { scene_str: 'poster' } } };
  const { ticket, url, expire_seconds } = await call('qrcode/create', { ...scene, expire_seconds: 600 });
  expect(expire_seconds).toBe(600);
  const picture = await fetch(`${rig.url}/oa/cgi-bin/showqrcode?ticket=${ticket}`);
  expect(picture.headers.get('content-type')).toBe('image/png');
  if (first === undefined || second === undefined) throw new Error('two people are needed');
  await act(first, 'follow', { ticket: url });
  await act(second, 'follow');
  const listed = await call('user/get');
  expect(listed).toMatchObject({ total: 2, count: 2, data: { openid: people.map((one) => one.openid) } });
  const rest = await call('user/get', undefined, { next_openid: first.openid });
  expect(rest).toMatchObject({ count: 1, data: { openid: [second.openid] } });
  await call('user/info/updateremark', { openid: first.openid, remark: '老客户' });
  const info = await call('user/info', undefined, { openid: first.openid });
  expect(info).toMatchObject({
    subscribe: 1,
    remark: '老客户',
    subscribe_scene: 'ADD_SCENE_QR_CODE',
    qr_scene_str: 'poster',
  });
  expect(info).not.toHaveProperty('errcode');
  await act(second, 'unfollow');
  const both = await call('user/info/batchget', { user_list: people.map(({ openid }) => ({ openid })) });
  expect(both.user_info_list).toMatchObject([{ subscribe: 1 }, { subscribe: 0, openid: second.openid }]);
  expect((await call('user/info', undefined, { openid: 'x' })).errcode).toBe(40003);
  await rig.emulator.advance(600);
  await expect(act(second, 'follow', { ticket })).rejects.toThrow('404');
  const cases: unknown[] = [
    { ...scene, action_name: 'QR' },
    { action_name: 'QR_SCENE', action_info: { scene: { scene_id: 0 } } },
    { action_name: 'QR_LIMIT_SCENE', action_info: { scene: { scene_id: 100_001 } } },
    { ...scene, action_info: { scene: { scene_str: 'x'.repeat(65) } } },
  ];
  for (const body of cases) expect((await call('qrcode/create', body)).errcode).toBe(40035);
});

it('has a menu', async () => {
  const click = { type: 'click', name: '领资料', key: 'k1' };
  const view = { type: 'view', name: '官网', url: 'https://a.example' };
  expect((await call('menu/get')).errcode).toBe(46003);
  const button = [click, { name: '更多', sub_button: [view] }];
  expect((await call('menu/create', { button })).errcode).toBe(0);
  expect((await call('menu/get')).menu).toEqual({ button });
  const cases: Array<[unknown[], number]> = [
    [[], 40016],
    [[click, click, click, click], 40016],
    [[{ ...click, name: '一二三四五六' }], 40018],
    [[{ ...click, type: 'song' }], 40017],
    [[{ type: 'click', name: 'x' }], 40019],
    [[{ type: 'view', name: 'x' }], 40020],
    [[{ name: 'x', sub_button: Array.from({ length: 6 }, () => click) }], 40023],
    [[{ name: 'x', sub_button: [{ ...click, name: '' }] }], 40025],
  ];
  for (const [buttons, code] of cases)
    expect((await call('menu/create', { button: buttons })).errcode).toBe(code);
  await call('menu/delete');
  expect((await call('menu/get')).errcode).toBe(46003);
});

it('gives a ticket for the JS-SDK, the same for two hours', async () => {
  const ask = (): Promise<Json> => call('ticket/getticket', undefined, { type: 'jsapi' });
  const first = await ask();
  expect(first).toMatchObject({ errcode: 0, expires_in: 7200 });
  expect((await ask()).ticket).toBe(first.ticket);
  await rig.emulator.advance(7200);
  expect((await ask()).ticket).not.toBe(first.ticket);
  expect((await call('ticket/getticket')).errcode).toBe(40035);
});

describe('pushes', () => {
  interface Seen {
    query: URLSearchParams;
    outer: Record<string, string>;
    message: Record<string, string>;
  }
  let seen: Seen[];
  let reply: (seen: Seen) => string;

  async function connect(mode: string): Promise<void> {
    seen = [];
    reply = () => 'success';
    brand = await serve(async (request, body) => {
      const query = new URL(request.url ?? '', 'http://localhost').searchParams;
      if (request.method === 'GET') return { text: query.get('echostr') ?? '' };
      const outer = (parser.parse(body) as { xml: Record<string, string> }).xml;
      const sealed = outer.Encrypt;
      if (sealed === undefined) {
        const plain = { query, outer, message: outer };
        seen.push(plain);
        return { text: reply(plain) };
      }
      const [timestamp, nonce] = [query.get('timestamp') ?? '', query.get('nonce') ?? ''];
      expect(query.get('msg_signature')).toBe(getSignature(CALLBACK.token, timestamp, nonce, sealed));
      const opened = decrypt(CALLBACK.encodingAesKey, sealed);
      const { xml } = parser.parse(opened.message) as { xml: Record<string, string> };
      const one = { query, outer, message: xml };
      seen.push(one);
      return { text: reply(one) };
    });
    await rig.control('PUT', 'oa/callback', { url: brand.url, ...CALLBACK, mode });
  }

  it.each(['plain', 'compat', 'safe'])('arrive in mode %s', async (mode) => {
    await connect(mode);
    const person = await newPerson();
    await act(person, 'follow');
    await act(person, 'messages', { text: 'a]]>b' });
    await rig.emulator.idle();
    const events = seen.map((one) => one.message);
    expect(events.find((one) => one.MsgType === 'event')).toMatchObject({
      Event: 'subscribe',
      FromUserName: person.openid,
    });
    expect(events.find((one) => one.MsgType === 'text')).toMatchObject({ Content: 'a]]>b' });
    expect(seen[0]?.query.get('encrypt_type')).toBe(mode === 'plain' ? null : 'aes');
    expect(seen[0]?.outer.Event !== undefined).toBe(mode !== 'safe');
  });

  it('tell a new follower from one who scans again', async () => {
    await connect('safe');
    const person = await newPerson();
    const scene = { action_name: 'QR_LIMIT_SCENE', action_info: { scene: { scene_id: 7 } } };
    const { ticket } = await call('qrcode/create', scene);
    await act(person, 'follow', { ticket });
    await rig.emulator.idle();
    await act(person, 'follow', { ticket });
    await act(person, 'menu', { type: 'view', value: 'https://a.example' });
    await act(person, 'unfollow');
    await rig.emulator.idle();
    const keys = seen.map(({ message }) => `${message.Event} ${message.EventKey}`);
    expect(keys.toSorted()).toEqual([
      'SCAN 7',
      'VIEW https://a.example',
      'subscribe qrscene_7',
      'unsubscribe ',
    ]);
  });

  it.each(['plain', 'safe'])('are answered by the server in mode %s', async (mode) => {
    await connect(mode);
    const person = await newPerson();
    await act(person, 'follow');
    await rig.emulator.idle();
    const said = '<xml><MsgType><![CDATA[text]]></MsgType><Content><![CDATA[收到]]></Content></xml>';
    const sealed = encrypt(CALLBACK.encodingAesKey, said, own().appId);
    reply = () => (mode === 'plain' ? said : `<xml><Encrypt><![CDATA[${sealed}]]></Encrypt></xml>`);
    await act(person, 'messages', { text: '在吗' });
    await rig.emulator.idle();
    const view = await rig.control<{ follower: { messages: unknown[] } }>('GET', `people/${person.id}/oa`);
    expect(view.follower.messages).toMatchObject([
      { from: 'person' },
      { from: 'account', content: { MsgType: 'text', Content: '收到' } },
    ]);
  });

  it('are tried three times, then the person reads an apology', async () => {
    await connect('plain');
    const person = await newPerson();
    await act(person, 'follow');
    await rig.emulator.idle();
    seen = [];
    reply = () => 'nonsense';
    await act(person, 'messages', { text: '在吗' });
    await rig.emulator.idle();
    expect(seen).toHaveLength(3);
    const view = await rig.control('GET', `people/${person.id}/oa`);
    expect(JSON.stringify(view)).toContain('服务出现故障');
  });

  it('go nowhere until the address echoes', async () => {
    brand = await serve(async () => ({ text: 'no' }));
    const setting = { url: brand.url, ...CALLBACK, mode: 'plain' };
    await expect(rig.control('PUT', 'oa/callback', setting)).rejects.toThrow('422');
  });
});

it('never fails inside, whatever a body holds, and survives a restart', async () => {
  const token = await getToken();
  const posts = [...ACCOUNT_BY_PATH.values()].filter((one) => one.method === 'post');
  const names = fc.constantFrom(
    'touser',
    'msgtype',
    'text',
    'button',
    'openid',
    'action_name',
    'action_info',
    'data',
  );
  const body = fc.dictionary(names, fc.oneof(fc.jsonValue(), fc.constantFrom('text', '__proto__', [], {})));
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...posts), body, async ({ path }, given) => {
      const url = `${rig.url}${path}?access_token=${token}`;
      const answer = await fetch(url, { method: 'POST', body: JSON.stringify(given) });
      expect(((await answer.json()) as Json).errcode).not.toBe(-1);
    }),
    { numRuns: 100 },
  );
  const person = await newPerson();
  await act(person, 'follow');
  const copy = await startRig({ saved: rig.emulator.save() });
  expect(await copy.control('GET', `people/${person.id}/oa`)).toMatchObject({
    follower: { subscribed: true },
  });
  await copy.emulator.close();
});
