import { OfficialAccount, Work } from 'node-easywechat';
import { expect } from 'vitest';
import { addCode, addCustomer, CALLBACK, type Rig } from '../harness.ts';
import { memoryCache } from '../memory-cache.ts';
import { accountContext } from './account-rig.ts';
import type { Context, Suite, Trial } from './trial.ts';

/** The SDK's WeCom side, pointed at the rig. */
export function workOf(rig: Rig): InstanceType<typeof Work> {
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

interface Client {
  get(path: string, options: object): Promise<{ toObject(): unknown }>;
  postJson(path: string, body: object): Promise<{ toObject(): unknown }>;
}

/** A call is named as `GET path` or `POST path`; the arguments are the query or the body. */
async function callByPath(client: Client, call: string, args: unknown[]): Promise<unknown> {
  const [method = '', path = ''] = call.split(' ');
  const given = (args[0] ?? {}) as object;
  const answer =
    method === 'GET'
      ? await client.get(`cgi-bin/${path}`, { params: given })
      : await client.postJson(`cgi-bin/${path}`, given);
  return answer.toObject();
}

const customer = (c: Context): unknown => c.kept.customer;
const ok = (): unknown => ({ errcode: 0 });

const CUSTOMERS: Trial[] = [
  {
    call: 'GET externalcontact/get',
    args: (c) => [{ external_userid: customer(c) }],
    shows: (c) => ({
      external_contact: { external_userid: customer(c) },
      follow_user: [{ userid: 'ops-01' }],
    }),
  },
  {
    call: 'GET externalcontact/list',
    args: () => [{ userid: 'ops-01' }],
    shows: (c) => ({ external_userid: [customer(c)] }),
  },
  {
    call: 'POST externalcontact/batch/get_by_user',
    args: () => [{ userid_list: ['ops-01'], limit: 10 }],
    shows: (c) => ({ external_contact_list: [{ external_contact: { external_userid: customer(c) } }] }),
  },
  {
    call: 'POST externalcontact/add_corp_tag',
    args: () => [{ group_name: '需求标签', tag: [{ name: '工具体验' }] }],
    shows: () => ({ errcode: 0, tag_group: { group_name: '需求标签' } }),
    keep: (a: { tag_group: { tag: Array<{ id: string }> } }) => ({ tag: a.tag_group.tag[0]?.id }),
  },
  {
    call: 'POST externalcontact/mark_tag',
    args: (c) => [{ userid: 'ops-01', external_userid: customer(c), add_tag: [c.kept.tag] }],
    shows: ok,
  },
  {
    call: 'POST externalcontact/remark',
    args: (c) => [{ userid: 'ops-01', external_userid: customer(c), remark: '张三' }],
    shows: ok,
  },
  {
    call: 'POST externalcontact/add_contact_way',
    args: () => [{ type: 1, scene: 2, user: ['ops-02'] }],
    shows: () => ({ config_id: expect.any(String), qr_code: expect.any(String) }),
  },
  {
    call: 'POST externalcontact/add_msg_template',
    args: (c) => [{ external_userid: [customer(c)], sender: 'ops-01', text: { content: '好' } }],
    shows: () => ({ fail_list: [], msgid: expect.any(String) }),
  },
  {
    call: 'POST externalcontact/groupchat/list',
    args: () => [{ limit: 10 }],
    shows: (c) => ({ group_chat_list: [{ chat_id: c.kept.chat }] }),
  },
  {
    call: 'POST externalcontact/groupchat/add_join_way',
    args: (c) => [{ scene: 2, chat_id_list: [c.kept.chat] }],
    shows: () => ({ errcode: 0, config_id: expect.any(String) }),
  },
  {
    call: 'POST externalcontact/add_moment_task',
    args: () => [{ text: { content: '今日' } }],
    shows: () => ({ jobid: expect.any(String) }),
  },
  {
    call: 'POST externalcontact/customer_acquisition/create_link',
    args: () => [{ link_name: '海报', range: { user_list: ['ops-01'] } }],
    shows: () => ({ link: { link_name: '海报' } }),
  },
  {
    call: 'POST externalcontact/customer_strategy/create',
    args: () => [{ strategy_name: '一组', admin_list: ['ops-01'], range: [{ type: 1, userid: 'ops-01' }] }],
    shows: () => ({ strategy_id: 1 }),
  },
  {
    call: 'POST externalcontact/transfer_customer',
    args: (c) => [{ handover_userid: 'ops-01', takeover_userid: 'ops-02', external_userid: [customer(c)] }],
    shows: (c) => ({ customer: [{ external_userid: customer(c), errcode: 0 }] }),
  },
  {
    call: 'POST kf/account/add',
    args: () => [{ name: '客服' }],
    shows: () => ({ open_kfid: expect.stringMatching(/^wk/) }),
  },
  {
    call: 'POST appchat/create',
    args: () => [{ name: '值班', owner: 'ops-01', userlist: ['ops-01', 'ops-02'] }],
    shows: () => ({ chatid: expect.any(String) }),
  },
  {
    call: 'POST message/send',
    args: () => [
      { touser: 'ops-01', agentid: 1000002, msgtype: 'markdown', markdown: { content: '**早**' } },
    ],
    shows: ok,
  },
];

/** An SDK that takes any path: WeCom. */
export const easywechatWork: Suite = {
  sdk: 'node-easywechat',
  as: 'client, WeCom',
  pointed: '`http.baseURL`',
  async open(rig) {
    const { chat_id: chat } = await rig.control<{ chat_id: string }>('POST', 'staff/ops-01/groups', {
      name: '群',
    });
    const { externalUserid } = await addCustomer(rig, await addCode(rig));
    const client = workOf(rig).getClient() as unknown as Client;
    return {
      context: { rig, kept: { chat, customer: externalUserid } },
      ask: (call, args) => callByPath(client, call, args),
    };
  },
  trials: CUSTOMERS,
};

/** And the Official Account. */
export const easywechatAccount: Suite = {
  sdk: 'node-easywechat',
  as: 'client, Official Account',
  pointed: '`http.baseURL`',
  async open(rig) {
    const context = await accountContext(rig);
    const { appId, secret } = rig.emulator.world.state.account;
    const app = new OfficialAccount({ app_id: appId, secret, http: { baseURL: `${rig.url}/oa/` } });
    app.setCache(memoryCache());
    const client = app.getClient() as unknown as Client;
    return { context, ask: (call, args) => callByPath(client, call, args) };
  },
  trials: [
    {
      call: 'GET user/info',
      args: (c) => [{ openid: c.kept.openid }],
      shows: (c) => ({ subscribe: 1, openid: c.kept.openid }),
    },
    {
      call: 'POST message/custom/send',
      args: (c) => [{ touser: c.kept.openid, msgtype: 'text', text: { content: '你好' } }],
      shows: ok,
    },
    {
      call: 'POST draft/add',
      args: () => [{ articles: [{ title: '标题', content: '正文', thumb_media_id: 'x' }] }],
      shows: () => ({ media_id: expect.any(String) }),
      keep: (a: { media_id: string }) => ({ draft: a.media_id }),
    },
    {
      call: 'POST freepublish/submit',
      args: (c) => [{ media_id: c.kept.draft }],
      shows: () => ({ errcode: 0, publish_id: expect.any(String) }),
      keep: (a: { publish_id: string }) => ({ publish: a.publish_id }),
    },
    {
      call: 'POST freepublish/get',
      args: (c) => [{ publish_id: c.kept.publish }],
      shows: () => ({ publish_status: 0 }),
    },
    {
      call: 'POST tags/create',
      args: () => [{ tag: { name: '新' } }],
      shows: () => ({ tag: { name: '新' } }),
    },
    {
      call: 'POST message/mass/sendall',
      args: () => [
        { filter: { is_to_all: true }, msgtype: 'text', text: { content: '大家好' }, clientmsgid: 'a' },
      ],
      shows: ok,
    },
    {
      call: 'POST qrcode/create',
      args: () => [{ action_name: 'QR_LIMIT_STR_SCENE', action_info: { scene: { scene_str: 'a' } } }],
      shows: () => ({ ticket: expect.any(String) }),
    },
  ],
};
