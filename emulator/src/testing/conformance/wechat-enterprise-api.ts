import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import { callWithCallback } from './callback-style.ts';
import { sampleFiles } from './files.ts';
import { WechatEnterpriseApi } from './sdks.ts';
import type { Suite, Trial } from './trial.ts';

const ok = (): unknown => ({ errcode: 0 });

const DIRECTORY: Trial[] = [
  {
    call: 'createDepartment',
    args: () => ['客服部', { parentid: 1, order: 1 }],
    shows: ok,
    keep: (a: { id: number }) => ({ department: a.id }),
  },
  {
    call: 'updateDepartment',
    args: (c) => [c.kept.department, { name: '客户服务部', parentid: 1, order: 2 }],
    shows: ok,
  },
  {
    call: 'getDepartments',
    shows: () => ({ department: expect.arrayContaining([expect.objectContaining({ name: '客户服务部' })]) }),
  },
  {
    call: 'createUser',
    args: (c) => [{ userid: 'kf-01', name: '新人', department: [c.kept.department], mobile: '13800000001' }],
    shows: ok,
  },
  { call: 'updateUser', args: () => [{ userid: 'kf-01', name: '改名', position: '客服' }], shows: ok },
  { call: 'getUser', args: () => ['kf-01'], shows: () => ({ name: '改名', position: '客服' }) },
  {
    call: 'getDepartmentUsers',
    args: (c) => [c.kept.department, 0, 0],
    shows: () => ({ userlist: [{ userid: 'kf-01' }] }),
  },
  {
    call: 'getDepartmentUsersDetail',
    args: (c) => [c.kept.department, 0, 0],
    shows: () => ({ userlist: [{ userid: 'kf-01', position: '客服' }] }),
  },
  {
    call: 'createTag',
    args: () => ['值班', {}],
    shows: ok,
    keep: (a: { tagid: number }) => ({ tag: a.tagid }),
  },
  { call: 'updateTagName', args: (c) => [c.kept.tag, '夜班'], shows: ok },
  {
    call: 'addTagUsers',
    args: (c) => [c.kept.tag, ['kf-01', 'nobody']],
    shows: () => ({ invalidlist: 'nobody' }),
  },
  { call: 'getTagUsers', args: (c) => [c.kept.tag], shows: () => ({ userlist: [{ userid: 'kf-01' }] }) },
  { call: 'listTags', shows: () => ({ taglist: [{ tagname: '夜班' }] }) },
  { call: 'deleteTagUsers', args: (c) => [c.kept.tag, ['kf-01']], shows: ok },
  { call: 'deleteTag', args: (c) => [c.kept.tag], shows: ok },
  { call: 'deleteUser', args: () => ['kf-01'], shows: ok },
  { call: 'deleteDepartment', args: (c) => [c.kept.department], shows: ok },
  { call: 'getUserIdByCode', args: (c) => [c.kept.code], shows: () => ({ UserId: 'ops-01' }) },
];

const APP: Trial[] = [
  { call: 'getAgent', shows: () => ({ agentid: 1000002 }) },
  { call: 'setAgent', args: () => [{ agentid: 1000002, name: '运营', isreportenter: 1 }], shows: ok },
  { call: 'listAgent', shows: () => ({ agentlist: [{ name: '运营' }] }) },
  {
    call: 'createMenu',
    args: () => [{ button: [{ type: 'click', name: '日报', key: 'daily' }] }],
    shows: ok,
  },
  { call: 'getMenu', shows: () => ({ button: [{ name: '日报' }] }) },
  { call: 'removeMenu', shows: ok },
  {
    call: 'send',
    args: () => [{ touser: 'ops-01|nobody' }, { msgtype: 'text', text: { content: '早' }, safe: '0' }],
    shows: () => ({ errcode: 0, invaliduser: 'nobody' }),
  },
  {
    call: 'uploadMedia',
    args: (c) => [c.kept.image, 'image'],
    // The older text of the platform gives it as text, and so does the emulator.
    shows: () => ({ type: 'image', created_at: expect.any(String) }),
    keep: (a: { media_id: string }) => ({ media: a.media_id }),
  },
  { call: 'getMedia', args: (c) => [c.kept.media], shows: () => expect.any(Buffer) },
  // This one call of the SDK does not parse its answer.
  { call: 'getCallbackIP', shows: () => Buffer.from('{"errcode":0,"errmsg":"ok","ip_list":["127.0.0.1"]}') },
  {
    call: 'getTicket',
    shows: () => ({ ticket: expect.any(String), expireTime: expect.any(Number) }),
  },
];

const NOT_OFFERED: Trial[] = [
  { call: 'inviteUser', args: () => ['ops-01', ''], refused: 40066 },
  { call: 'batchGetResult', args: () => ['x'], refused: 40066 },
];

/** An SDK of 2015 for WeCom, from the time when it was called an enterprise account. */
export const wechatEnterpriseApi: Suite = {
  sdk: 'wechat-enterprise-api',
  as: 'client, WeCom',
  pointed: '`api.prefix`',
  async open(rig) {
    const { corpId, secret, agentId } = rig.emulator.world.state.tenant;
    const api = new WechatEnterpriseApi(corpId, secret, agentId);
    api.prefix = `${rig.url}/cgi-bin/`;
    const { code } = await rig.control<{ code: string }>('POST', 'staff/ops-01/code');
    const files = sampleFiles(mkdtempSync(join(tmpdir(), 'conformance-')));
    return {
      context: { rig, kept: { code, ...files } },
      ask: (call, args) => callWithCallback(api, call, args),
    };
  },
  trials: [...DIRECTORY, ...APP, ...NOT_OFFERED],
};
