import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Rig, startReceiver, startRig } from '../../testing/harness.ts';

let rig: Rig;
beforeEach(async () => {
  rig = await startRig();
});
afterEach(() => rig.emulator.close());

const code = async (path: string, body?: unknown, query?: Record<string, string>): Promise<number> =>
  (await rig.call(path, body, query)).errcode;
const agentid = '1000002';

it('keeps the settings of the app and knows no other one', async () => {
  await rig.ok('agent/set', { agentid: 1000002, description: '客户运营', report_location_flag: 2 });
  expect(await rig.ok('agent/get', undefined, { agentid })).toMatchObject({
    description: '客户运营',
    report_location_flag: 2,
  });
  expect(await code('agent/get', undefined, { agentid: '7' })).toBe(40056);
  expect(await code('agent/get')).toBe(41011);
  expect(await code('agent/set', { agentid: 1000002, logo_mediaid: 'x' })).toBe(40007);
});

it('checks a menu as documented', async () => {
  const menu = (button: unknown): Promise<number> => code('menu/create', { button }, { agentid });
  expect(await code('menu/create', { button: [] }, { agentid: 'ops-01' })).toBe(40056);
  const click = { type: 'click', name: '日报', key: 'daily' };
  expect(await code('menu/get', undefined, { agentid })).toBe(46003);
  expect(await menu([])).toBe(40016);
  expect(await menu([{ ...click, type: 'x' }])).toBe(40017);
  expect(await menu([{ ...click, name: '太长太长太长' }])).toBe(40018);
  expect(await menu([{ ...click, key: '' }])).toBe(40019);
  expect(await menu([{ ...click, type: 'view' }])).toBe(40020);
  expect(await menu([{ name: '更多', sub_button: Array.from({ length: 6 }, () => click) }])).toBe(40023);
  expect(await menu([click])).toBe(0);
  expect(await rig.ok('menu/get', undefined, { agentid })).toMatchObject({ button: [click] });
  await rig.ok('menu/delete', undefined, { agentid });
  expect(await code('menu/get', undefined, { agentid })).toBe(46003);
});

it('counts messages by day', async () => {
  const text = { touser: 'ops-01|ops-02', agentid: 1000002, msgtype: 'text', text: { content: 'x' } };
  await rig.ok('message/send', text);
  expect((await rig.ok('message/statistics', {})).statistics).toMatchObject([{ count: 2 }]);
  await rig.emulator.advance(86_400);
  expect((await rig.ok('message/statistics', { time_type: 0 })).statistics).toMatchObject([{ count: 0 }]);
  expect((await rig.ok('message/statistics', { time_type: 1 })).statistics).toMatchObject([{ count: 2 }]);
});

it('makes group chats among members, and only of members', async () => {
  const chat = { name: '值班', owner: 'ops-01', userlist: ['ops-01', 'ops-02'], chatid: 'duty1' };
  expect(await code('appchat/create', { ...chat, userlist: ['ops-01'] })).toBe(86006);
  expect(await code('appchat/create', { ...chat, userlist: ['ops-01', 'x'] })).toBe(86007);
  expect(await code('appchat/create', { ...chat, owner: 'sales-01' })).toBe(86005);
  expect(await code('appchat/create', { ...chat, chatid: 'a-b' })).toBe(86001);
  await rig.ok('appchat/create', chat);
  expect(await code('appchat/create', chat)).toBe(86215);
  await rig.ok('appchat/update', {
    chatid: 'duty1',
    add_user_list: ['sales-01'],
    del_user_list: ['ops-01'],
  });
  // The owner who is removed hands the group on.
  expect((await rig.ok('appchat/get', undefined, { chatid: 'duty1' })).chat_info).toMatchObject({
    owner: 'ops-02',
    userlist: ['ops-02', 'sales-01'],
  });
  await rig.ok('appchat/send', { chatid: 'duty1', msgtype: 'text', text: { content: '早' } });
  expect(await rig.control('GET', 'appchats')).toMatchObject({
    chats: [{ chatid: 'duty1', messages: [{ msgtype: 'text', content: { content: '早' } }] }],
  });
  expect(await code('appchat/send', { chatid: 'duty1', msgtype: 'template_card' })).toBe(40008);
  expect(await code('appchat/send', { chatid: 'none', msgtype: 'text', text: { content: 'x' } })).toBe(40050);
});

it('hears members who open it, tap its menu and write to it', async () => {
  const receiver = await startReceiver(rig);
  const act = (what: string, body: object): Promise<unknown> =>
    rig.control('POST', `staff/ops-01/app/${what}`, body);
  expect(await act('enter', {})).toEqual({ pushed: false });
  await rig.ok('agent/set', { agentid: 1000002, isreportenter: 1 });
  expect(await act('enter', {})).toEqual({ pushed: true });
  await act('menu', { type: 'click', value: 'daily' });
  await act('messages', { text: '今日日报' });
  await rig.emulator.idle();
  const from = { FromUserName: 'ops-01', AgentID: 1000002 };
  expect(receiver.events).toMatchObject([
    { ...from, MsgType: 'event', Event: 'enter_agent' },
    { ...from, MsgType: 'event', Event: 'click', EventKey: 'daily' },
    { ...from, MsgType: 'text', Content: '今日日报', MsgId: expect.any(Number) },
  ]);
  await receiver.close();
});
