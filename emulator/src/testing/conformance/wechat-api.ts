import { expect } from 'vitest';
import { accountContext } from './account-rig.ts';
import {
  ACCOUNT_TRIALS,
  MASS_TRIALS,
  MEDIA_TRIALS,
  MESSAGE_TRIALS,
  RETIRED_TRIALS,
} from './account-trials.ts';
import { callWithCallback } from './callback-style.ts';
import { WechatApi } from './sdks.ts';
import type { Suite } from './trial.ts';

/** The first SDK for Official Accounts in Node, by callbacks. */
export const wechatApi: Suite = {
  sdk: 'wechat-api',
  as: 'client, Official Account',
  pointed: '`api.endpoint`',
  async open(rig) {
    const context = await accountContext(rig);
    const { appId, secret } = rig.emulator.world.state.account;
    const api = new WechatApi(appId, secret);
    api.endpoint = `${rig.url}/oa`;
    return { context, ask: (call, args) => callWithCallback(api, call, args) };
  },
  trials: [
    ...MEDIA_TRIALS,
    ...MESSAGE_TRIALS,
    ...ACCOUNT_TRIALS,
    {
      call: 'createCustomMenu',
      args: () => [
        { button: [{ type: 'click', name: '老客', key: 'old' }], matchrule: { client_platform_type: '2' } },
      ],
      shows: () => ({ menuid: expect.any(Number) }),
      keep: (a: { menuid: number }) => ({ menuid: a.menuid }),
    },
    {
      call: 'testCustomMenu',
      args: (c) => [c.kept.openid],
      shows: () => ({ button: [{ name: '老客' }] }),
    },
    { call: 'removeCustomMenu', args: (c) => [c.kept.menuid], shows: () => ({ errcode: 0 }) },
    { call: 'removeMenu', shows: () => ({ errcode: 0 }) },
    {
      call: 'createTag',
      args: () => ['广东'],
      shows: () => ({ tag: { name: '广东' } }),
      keep: (a: { tag: { id: number } }) => ({ tag: a.tag.id }),
    },
    {
      call: 'membersBatchtagging',
      args: (c) => [c.kept.tag, [c.kept.openid]],
      shows: () => ({ errcode: 0 }),
    },
    { call: 'getTags', shows: () => ({ tags: [{}, { name: '广东', count: 1 }] }) },
    { call: 'getUserTags', args: (c) => [c.kept.openid], shows: (c) => ({ tagid_list: [c.kept.tag] }) },
    { call: 'getTagUsers', args: (c) => [c.kept.tag, ''], shows: () => ({ count: 1 }) },
    { call: 'editTag', args: (c) => [c.kept.tag, '广州'], shows: () => ({ errcode: 0 }) },
    {
      call: 'membersBatchuntagging',
      args: (c) => [c.kept.tag, [c.kept.openid]],
      shows: () => ({ errcode: 0 }),
    },
    { call: 'deleteTag', args: (c) => [c.kept.tag], shows: () => ({ errcode: 0 }) },
    ...MASS_TRIALS,
    {
      call: 'clearQuota',
      args: (c) => [c.rig.emulator.world.state.account.appId],
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
