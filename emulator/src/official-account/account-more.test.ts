import { request } from 'node:http';
import { afterEach, beforeEach, expect, it } from 'vitest';
import {
  addCode,
  CALLBACK,
  type Json,
  type Listening,
  type Rig,
  serve,
  startRig,
} from '../testing/harness.ts';

let rig: Rig;
let token: string;
let brand: Listening | undefined;
async function logIn(): Promise<void> {
  const { appId, secret } = rig.emulator.world.state.account;
  const query = `grant_type=client_credential&appid=${appId}&secret=${secret}`;
  token = String(((await (await fetch(`${rig.url}/oa/cgi-bin/token?${query}`)).json()) as Json).access_token);
}

beforeEach(async () => {
  rig = await startRig();
  await logIn();
});
afterEach(async () => {
  await rig.emulator.close();
  await brand?.close();
  brand = undefined;
});

async function call(path: string, body?: unknown, query: Record<string, string> = {}): Promise<Json> {
  const search = new URLSearchParams({ access_token: token, ...query });
  const init = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) };
  const root = path.startsWith('wxaapi/') || path.startsWith('sns/') ? '' : 'cgi-bin/';
  return (await (await fetch(`${rig.url}/oa/${root}${path}?${search}`, init)).json()) as Json;
}

interface Person {
  id: string;
  openid: string;
}

async function follower(): Promise<Person> {
  const person = await rig.control<Person>('POST', 'people', {});
  await rig.control('POST', `people/${person.id}/oa/follow`, {});
  return person;
}

interface Seen {
  MsgType: string;
  content: Record<string, unknown>;
}

async function lastOf(person: Person): Promise<Record<string, unknown> | undefined> {
  const { follower: one } = await rig.control<{ follower: { messages: Seen[] } }>(
    'GET',
    `people/${person.id}/oa`,
  );
  return one.messages.at(-1)?.content;
}

/** What the account's server is told, as XML. */
async function listen(): Promise<string[]> {
  const said: string[] = [];
  brand = await serve(async (request, body) => {
    const url = new URL(request.url ?? '', 'http://localhost');
    if (request.method === 'GET') return { text: url.searchParams.get('echostr') ?? '' };
    said.push(body);
    return { text: 'success' };
  });
  await rig.control('PUT', 'oa/callback', { url: brand.url, mode: 'plain', ...CALLBACK });
  return said;
}

it('keeps tags of followers within their limits', async () => {
  const person = await follower();
  const made: number[] = [];
  for (let index = 0; index < 21; index++) {
    const { tag } = await call('tags/create', { tag: { name: `标签${index}` } });
    made.push((tag as unknown as { id: number }).id);
  }
  expect((await call('tags/create', { tag: { name: '标签0' } })).errcode).toBe(45157);
  expect((await call('tags/create', { tag: { name: 'x'.repeat(31) } })).errcode).toBe(45158);
  const put = async (tagid: number | undefined): Promise<number> =>
    (await call('tags/members/batchtagging', { openid_list: [person.openid], tagid })).errcode;
  for (const id of made.slice(0, 20)) expect(await put(id)).toBe(0);
  expect(await put(made[20])).toBe(45059);
  expect(await put(9999)).toBe(45159);
  expect((await call('tags/delete', { tag: { id: 2 } })).errcode).toBe(45058);
  const many = Array.from({ length: 51 }, () => person.openid);
  expect((await call('tags/members/batchtagging', { openid_list: many, tagid: made[0] })).errcode).toBe(
    40058,
  );
  await call('tags/delete', { tag: { id: made[0] } });
  expect((await call('tags/getidlist', { openid: person.openid })).tagid_list).toHaveLength(19);
  for (let index = 0; index < 79; index++) await call('tags/create', { tag: { name: `更多${index}` } });
  expect((await call('tags/create', { tag: { name: '第101个' } })).errcode).toBe(45056);
});

it('sends to many, four a month each, and never one clientmsgid twice', async () => {
  const said = await listen();
  const [a, b] = [await follower(), await follower()];
  const text = (content: string): unknown => ({ msgtype: 'text', text: { content } });
  const send = (clientmsgid: string): Promise<Json> =>
    call('message/mass/send', { touser: [a.openid, b.openid], clientmsgid, ...(text('大家好') as object) });
  for (const id of ['1', '2', '3', '4']) expect((await send(id)).errcode).toBe(0);
  expect((await send('1')).errcode).toBe(45065);
  await send('5');
  await rig.emulator.idle();
  expect(said.at(-1)).toContain('<TotalCount>2</TotalCount><FilterCount>0</FilterCount>');
  expect(await lastOf(a)).toMatchObject({ msgtype: 'text', content: '大家好' });
  expect((await call('message/mass/send', { touser: [a.openid], ...(text('x') as object) })).errcode).toBe(
    40130,
  );
  const all = { filter: { is_to_all: false, tag_id: 99 }, ...(text('x') as object) };
  expect((await call('message/mass/sendall', all)).errcode).toBe(45159);
  expect((await call('message/mass/get', { msg_id: 7 })).errcode).toBe(40059);
  // A new month, and they receive again.
  await rig.emulator.advance(31 * 86_400);
  await logIn();
  await send('6');
  await rig.emulator.idle();
  expect(said.at(-1)).toContain('<SentCount>2</SentCount>');
});

it('sends one subscribe message for one yes', async () => {
  const said = await listen();
  const person = await follower();
  const body = { tid: 271, kidList: [1, 2], sceneDesc: '开课' };
  const { priTmplId } = await call('wxaapi/newtmpl/addtemplate', body);
  expect((await call('wxaapi/newtmpl/addtemplate', { ...body, kidList: [9] })).errcode).toBe(40037);
  expect((await call('wxaapi/newtmpl/gettemplate')).data).toMatchObject([{ priTmplId, title: '开课提醒' }]);
  const data = { thing1: { value: '社群课' }, thing2: { value: '今晚八点' } };
  const send = async (more: object = {}): Promise<number> =>
    (
      await call('message/subscribe/bizsend', {
        touser: person.openid,
        template_id: priTmplId,
        data,
        ...more,
      })
    ).errcode;
  expect(await send()).toBe(43101);
  const answer = { templateIds: [priTmplId], accept: true };
  await rig.control('POST', `people/${person.id}/oa/subscribe`, answer);
  expect(await send({ data: {} })).toBe(47003);
  expect(await send()).toBe(0);
  expect(await send()).toBe(43101);
  await rig.control('POST', `people/${person.id}/oa/subscribe`, { ...answer, accept: false });
  expect(await send()).toBe(43101);
  await rig.emulator.idle();
  expect(said.join('')).toContain('<SubscribeMsgPopupEvent><List><TemplateId>');
  expect(said.join('')).toContain('<SubscribeStatusString><![CDATA[reject]]></SubscribeStatusString>');
  expect(said.join('')).toContain('<ErrorCode>0</ErrorCode>');
  expect(await lastOf(person)).toMatchObject({ msgtype: 'subscribe', title: '开课提醒' });
});

it('lets a WeChat user log in on a web page', async () => {
  const person = await rig.control<Person & { name: string }>('POST', 'people', { name: '小荷' });
  const { appId, secret } = rig.emulator.world.state.account;
  const login = async (scope: string): Promise<string> => {
    const redirect_uri = 'http://127.0.0.1:9/back';
    const query = new URLSearchParams({ appid: appId, redirect_uri, scope, state: 's', person: person.id });
    const page = await fetch(`${rig.url}/oa/connect/oauth2/authorize?${query}`, { redirect: 'manual' });
    return new URL(page.headers.get('location') ?? '').searchParams.get('code') ?? '';
  };
  const exchange = (code: string): Promise<Json> =>
    call('sns/oauth2/access_token', undefined, {
      appid: appId,
      secret,
      code,
      grant_type: 'authorization_code',
    });
  const code = await login('snsapi_userinfo');
  const grant = await exchange(code);
  expect(grant).toMatchObject({
    openid: person.openid,
    scope: 'snsapi_userinfo',
    unionid: expect.any(String),
  });
  expect((await exchange(code)).errcode).toBe(40163);
  expect((await exchange('x')).errcode).toBe(40029);
  const who = (given: Json): Promise<Json> =>
    call('sns/userinfo', undefined, { access_token: String(given.access_token), openid: person.openid });
  expect(await who(grant)).toMatchObject({ nickname: '小荷' });
  expect((await who(await exchange(await login('snsapi_base')))).errcode).toBe(48001);
  await rig.emulator.advance(7200);
  expect((await who(grant)).errcode).toBe(42001);
  const refresh_token = String(grant.refresh_token);
  const refreshed = await call('sns/oauth2/refresh_token', undefined, { appid: appId, refresh_token });
  expect(await who(refreshed)).toMatchObject({ openid: person.openid });
  await rig.emulator.advance(30 * 86_400);
  expect((await call('sns/oauth2/refresh_token', undefined, { refresh_token })).errcode).toBe(42002);
});

it('shows the login page of the account without trusting foreign names', async () => {
  await rig.control('POST', 'people', { name: '<b>' });
  const { appId } = rig.emulator.world.state.account;
  const query = new URLSearchParams({ appid: appId, redirect_uri: 'http://127.0.0.1:9/' });
  const html = await (await fetch(`${rig.url}/connect/oauth2/authorize?${query}`)).text();
  expect(html).toContain('&#60;b&#62;');
  expect(html).not.toContain('<b>');
});

it('publishes a draft, tells so, and shows it until it is removed', async () => {
  const said = await listen();
  const article = { title: '今日课程', content: '<p>正文</p>', thumb_media_id: 'x' };
  const { media_id } = await call('draft/add', { articles: [article] });
  expect((await call('draft/update', { media_id, index: 3, articles: article })).errcode).toBe(40114);
  await call('draft/update', { media_id, index: 0, articles: { ...article, title: '明日课程' } });
  expect((await call('draft/count')).total_count).toBe(1);
  const { publish_id } = await call('freepublish/submit', { media_id });
  await rig.emulator.idle();
  expect(said.at(-1)).toContain('PUBLISHJOBFINISH');
  expect((await call('draft/get', { media_id })).errcode).toBe(40007);
  const { article_id } = await call('freepublish/get', { publish_id });
  expect((await call('freepublish/batchget', {})).total_count).toBe(1);
  const page = await fetch(`${rig.url}/oa/s/${String(article_id)}`);
  expect(await page.text()).toContain('明日课程');
  await call('freepublish/delete', { article_id });
  expect((await call('freepublish/get', { publish_id })).publish_status).toBe(6);
  expect((await fetch(`${rig.url}/oa/s/${String(article_id)}`)).status).toBe(404);
});

it('gives a conditional menu to those who fit, and hears nothing of the blocked', async () => {
  const said = await listen();
  const person = await follower();
  const menu = (name: string): object => ({ button: [{ type: 'click', name, key: 'k' }] });
  const rule = { ...menu('安卓'), matchrule: { client_platform_type: 2 } };
  expect((await call('menu/addconditional', rule)).errcode).toBe(65303);
  await call('menu/create', menu('大家'));
  expect((await call('menu/addconditional', { ...menu('x'), matchrule: {} })).errcode).toBe(65302);
  const { menuid } = await call('menu/addconditional', rule);
  expect((await call('menu/trymatch', { user_id: person.openid })).button).toMatchObject([{ name: '安卓' }]);
  expect((await call('menu/delconditional', { menuid })).errcode).toBe(0);
  expect((await call('menu/delconditional', { menuid })).errcode).toBe(65301);
  await call('tags/members/batchblacklist', { openid_list: [person.openid] });
  expect((await call('tags/members/getblacklist', {})).total).toBe(1);
  await rig.emulator.idle();
  const before = said.length;
  await rig.control('POST', `people/${person.id}/oa/messages`, { text: '在吗' });
  await rig.emulator.idle();
  expect(said).toHaveLength(before);
});

it('takes calls under the name of the platform without /oa', async () => {
  const status = await new Promise<string>((resolve, reject) => {
    const asked = request(`${rig.url}/cgi-bin/user/get?access_token=${token}`, (response) => {
      let text = '';
      response.on('data', (chunk: Buffer) => {
        text += chunk.toString();
      });
      response.on('end', () => resolve(text));
    });
    asked.setHeader('host', 'api.weixin.qq.com');
    asked.on('error', reject).end();
  });
  expect(JSON.parse(status)).toEqual({ total: 0, count: 0, next_openid: '' });
  // The same path of WeCom asks for one of WeCom's tokens.
  expect(await addCode(rig)).toMatch(/\w/);
});

it('shows the library of subscribe templates, and forgets one', async () => {
  const { data: categories } = await call('wxaapi/newtmpl/getcategory');
  const [category] = categories as Array<{ id: number }>;
  const titles = await call('wxaapi/newtmpl/getpubtemplatetitles', undefined, {
    ids: String(category?.id),
    start: '0',
    limit: '2',
  });
  expect(titles).toMatchObject({ count: 3, data: [{ tid: 271, title: '开课提醒' }, {}] });
  expect((await call('wxaapi/newtmpl/getpubtemplatetitles', undefined, { limit: '31' })).errcode).toBe(40058);
  const words = await call('wxaapi/newtmpl/getpubtemplatekeywords', undefined, { tid: '271' });
  expect(words).toMatchObject({ count: 3, data: [{ kid: 1, name: '课程名称' }, {}, {}] });
  const { priTmplId } = await call('wxaapi/newtmpl/addtemplate', { tid: '271', kidList: [1] });
  expect((await call('wxaapi/newtmpl/deltemplate', { priTmplId })).errcode).toBe(0);
  expect((await call('wxaapi/newtmpl/deltemplate', { priTmplId })).errcode).toBe(40037);
});

it('lists drafts newest first, removes one, and reads a published article', async () => {
  const add = async (title: string): Promise<unknown> =>
    (await call('draft/add', { articles: [{ title, content: '正文' }] })).media_id;
  const [first, second] = [await add('一'), await add('二')];
  const { item } = await call('draft/batchget', { offset: 0, count: 1 });
  expect(item).toMatchObject([{ media_id: second, content: { news_item: [{ title: '二' }] } }]);
  expect((await call('draft/batchget', { count: 21 })).errcode).toBe(40058);
  expect((await call('draft/delete', { media_id: second })).errcode).toBe(0);
  expect((await call('draft/delete', { media_id: second })).errcode).toBe(40007);
  const { publish_id } = await call('freepublish/submit', { media_id: first });
  const { article_id } = await call('freepublish/get', { publish_id });
  const { news_item } = await call('freepublish/getarticle', { article_id });
  expect(news_item).toMatchObject([{ title: '一', is_deleted: false }]);
  expect((await call('freepublish/getarticle', { article_id: 'x' })).errcode).toBe(53600);
});

it('types to followers, lifts a block, and knows its own quota', async () => {
  const person = await follower();
  const typing = (touser: string): Promise<Json> =>
    call('message/custom/typing', { touser, command: 'Typing' });
  expect((await typing(person.openid)).errcode).toBe(0);
  expect((await typing('nobody')).errcode).toBe(40003);
  const list = { openid_list: [person.openid] };
  await call('tags/members/batchblacklist', list);
  expect((await call('tags/members/batchunblacklist', list)).errcode).toBe(0);
  expect((await call('tags/members/getblacklist', {})).total).toBe(0);
  await rig.control('POST', `people/${person.id}/oa/unfollow`, {});
  expect((await typing(person.openid)).errcode).toBe(43004);
  const quota = await call('openapi/quota/get', { cgi_path: '/cgi-bin/message/custom/send' });
  expect(quota).toMatchObject({ errcode: 0, quota: { remain: expect.any(Number) } });
  expect((await call('openapi/quota/get', { cgi_path: 'message' })).errcode).toBe(76021);
  expect(await call('callback/check', { action: 'all', check_operator: 'DEFAULT' })).toMatchObject({
    dns: [{ ip: '127.0.0.1' }],
  });
  expect((await call('shorten/gen', { long_data: '长', expire_seconds: 60 })).short_key).toHaveLength(15);
  expect((await call('shorten/gen', { long_data: '' })).errcode).toBe(40058);
  expect((await call('sns/auth', undefined, { access_token: 'x', openid: person.openid })).errcode).toBe(
    40001,
  );
});
