import { expect } from 'vitest';
import { accountContext } from './account-rig.ts';
import {
  ACCOUNT_TRIALS,
  MASS_TRIALS,
  MEDIA_TRIALS,
  MESSAGE_TRIALS,
  RETIRED_TRIALS,
} from './account-trials.ts';
import { CoWechatApi } from './sdks.ts';
import type { Suite, Trial } from './trial.ts';

const TAG_TRIALS: Trial[] = [
  {
    call: 'createTags',
    args: () => ['广东'],
    shows: () => ({ tag: { name: '广东' } }),
    keep: (a: { tag: { id: number } }) => ({ tag: a.tag.id }),
  },
  { call: 'batchTagging', args: (c) => [[c.kept.openid], c.kept.tag], shows: () => ({ errcode: 0 }) },
  { call: 'getTags', shows: () => ({ tags: [{}, { name: '广东', count: 1 }] }) },
  { call: 'getIdList', args: (c) => [c.kept.openid], shows: (c) => ({ tagid_list: [c.kept.tag] }) },
  { call: 'getUsersFromTag', args: (c) => [c.kept.tag, ''], shows: () => ({ count: 1 }) },
  { call: 'updateTag', args: (c) => [c.kept.tag, '广州'], shows: () => ({ errcode: 0 }) },
  { call: 'batchUnTagging', args: (c) => [[c.kept.openid], c.kept.tag], shows: () => ({ errcode: 0 }) },
  { call: 'deleteTag', args: (c) => [c.kept.tag], shows: () => ({ errcode: 0 }) },
];

/** The same SDK by promises. */
export const coWechatApi: Suite = {
  sdk: 'co-wechat-api',
  as: 'client, Official Account',
  pointed: '`api.prefix`',
  async open(rig) {
    const context = await accountContext(rig);
    const { appId, secret } = rig.emulator.world.state.account;
    const api = new CoWechatApi(appId, secret);
    api.prefix = `${rig.url}/oa/cgi-bin/`;
    return { context, ask: async (call, args) => api[call]?.(...args) };
  },
  trials: [
    ...MEDIA_TRIALS,
    ...MESSAGE_TRIALS,
    ...ACCOUNT_TRIALS,
    {
      call: 'addConditionalMenu',
      args: () => [
        { button: [{ type: 'click', name: '老客', key: 'old' }], matchrule: { client_platform_type: '2' } },
      ],
      shows: () => ({ menuid: expect.any(Number) }),
      keep: (a: { menuid: number }) => ({ menuid: a.menuid }),
    },
    {
      call: 'tryConditionalMenu',
      args: (c) => [c.kept.openid],
      shows: () => ({ button: [{ name: '老客' }] }),
    },
    { call: 'delConditionalMenu', args: (c) => [c.kept.menuid], shows: () => ({ errcode: 0 }) },
    { call: 'removeMenu', shows: () => ({ errcode: 0 }) },
    ...TAG_TRIALS,
    ...MASS_TRIALS,
    {
      call: 'sendSubscribe',
      args: (c) => [c.kept.openid, 'T', 'http://e.cn', undefined, 7, '开课', { content: { value: 'x' } }],
      shows: () => ({ errcode: 0 }),
    },
    {
      call: 'getJsConfig',
      args: () => [{ debug: false, jsApiList: [], url: 'http://e.cn/a' }],
      shows: () => ({ signature: expect.stringMatching(/^[0-9a-f]{40}$/) }),
    },
    ...RETIRED_TRIALS,
  ],
};
