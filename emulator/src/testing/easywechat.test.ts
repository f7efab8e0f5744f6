import { OfficialAccount, ServerRequest, Work } from 'node-easywechat';
import { afterEach, expect, it } from 'vitest';
import {
  addCode,
  addCustomer,
  CALLBACK,
  type Listening,
  type Rig,
  serve,
  startRig,
  until,
} from './harness.ts';
import { memoryCache } from './memory-cache.ts';

// An SDK written by others, pointed at the emulator: neither side notices the difference.
let rig: Rig;
let brand: Listening | undefined;
afterEach(async () => {
  await rig.emulator.close();
  await brand?.close();
  brand = undefined;
});

function sdk(): InstanceType<typeof Work> {
  const { corpId, secret } = rig.emulator.world.state.tenant;
  const work = new Work({
    corp_id: corpId,
    secret,
    token: CALLBACK.token,
    aes_key: CALLBACK.encodingAesKey,
    http: { baseURL: `${rig.url}/` },
  });
  work.setCache(memoryCache());
  return work;
}

it('serves node-easywechat as a client', async () => {
  rig = await startRig();
  const customer = await addCustomer(rig, await addCode(rig));
  const client = sdk().getClient();
  const got = await client.get('cgi-bin/externalcontact/get', {
    params: { external_userid: customer.externalUserid },
  });
  const answer = got.toObject() as { external_contact: { external_userid: string }; follow_user: unknown[] };
  expect(answer.external_contact.external_userid).toBe(customer.externalUserid);
  expect(answer.follow_user).toHaveLength(1);

  const tags = await client.postJson('cgi-bin/externalcontact/add_corp_tag', {
    group_name: '需求标签',
    tag: [{ name: '工具体验' }],
  });
  expect(tags.toObject()).toMatchObject({ errcode: 0, tag_group: { group_name: '需求标签' } });
});

it('is accepted by node-easywechat as a callback', async () => {
  rig = await startRig();
  const seen: Array<Record<string, unknown>> = [];
  brand = await serve(async (request, body) => {
    const app = sdk();
    app.setRequest(await ServerRequest.createFromIncomingMessage(request, body));
    const server = app.getServer();
    server.with((message, next) => {
      const said: { toObject?: () => Record<string, unknown> } = message as object;
      seen.push(said.toObject?.() ?? { ...message });
      return next?.(message);
    });
    const response = await server.serve();
    return { status: response.getStatusCode(), text: response.getBody().toString() };
  });
  await rig.control('PUT', 'tenant/callback', { url: brand.url, ...CALLBACK });
  const customer = await addCustomer(rig, await addCode(rig));
  await until(() => seen.length > 0);
  expect(JSON.stringify(seen[0])).toContain(customer.externalUserid);
  await rig.emulator.idle();
  expect(rig.emulator.world.state.pushes.size).toBe(0);
});

it('serves node-easywechat for groups, transfers, Moments and links', async () => {
  rig = await startRig();
  const { chat_id } = await rig.control<{ chat_id: string }>('POST', 'staff/ops-01/groups', { name: '群' });
  const customer = await addCustomer(rig, await addCode(rig));
  const client = sdk().getClient();
  const post = async (path: string, body: object): Promise<Record<string, unknown>> =>
    (await client.postJson(`cgi-bin/externalcontact/${path}`, body)).toObject() as Record<string, unknown>;
  expect(await post('groupchat/list', { limit: 10 })).toMatchObject({ group_chat_list: [{ chat_id }] });
  const way = await post('groupchat/add_join_way', { scene: 2, chat_id_list: [chat_id] });
  expect(way).toMatchObject({ errcode: 0, config_id: expect.any(String) });
  const order = { handover_userid: 'ops-01', takeover_userid: 'ops-02' };
  const given = await post('transfer_customer', { ...order, external_userid: [customer.externalUserid] });
  expect(given.customer).toEqual([{ external_userid: customer.externalUserid, errcode: 0 }]);
  expect(await post('add_moment_task', { text: { content: 'x' } })).toMatchObject({
    jobid: expect.any(String),
  });
  const link = { link_name: 'x', range: { user_list: ['ops-01'] } };
  expect(await post('customer_acquisition/create_link', link)).toMatchObject({ link: { link_name: 'x' } });
});

it('serves node-easywechat as an Official Account', async () => {
  rig = await startRig();
  const { appId, secret } = rig.emulator.world.state.account;
  const person = await rig.control<{ id: string; openid: string }>('POST', 'people', {});
  await rig.control('POST', `people/${person.id}/oa/follow`, {});
  const app = new OfficialAccount({ app_id: appId, secret, http: { baseURL: `${rig.url}/oa/` } });
  app.setCache(memoryCache());
  const client = app.getClient();
  const info = await client.get('cgi-bin/user/info', { params: { openid: person.openid } });
  expect(info.toObject()).toMatchObject({ subscribe: 1, openid: person.openid });
  const message = { touser: person.openid, msgtype: 'text', text: { content: '你好' } };
  const sent = await client.postJson('cgi-bin/message/custom/send', message);
  expect(sent.toObject()).toMatchObject({ errcode: 0 });
});
