import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MONDAY, type Receiver, type Rig, startReceiver, startRig } from '../../testing/harness.ts';

let rig: Rig;
let receiver: Receiver;
beforeEach(async () => {
  rig = await startRig();
  receiver = await startReceiver(rig);
});
afterEach(async () => {
  await rig.emulator.close();
  await receiver.close();
});

const DAY = 86_400;
const ec = (path: string, body: unknown): ReturnType<Rig['call']> =>
  rig.call(`externalcontact/${path}`, body);
const ok = (path: string, body: unknown): ReturnType<Rig['ok']> => rig.ok(`externalcontact/${path}`, body);

async function openGroup(owner = 'ops-01', name = '交流一群'): Promise<string> {
  const { chat_id } = await rig.control<{ chat_id: string }>('POST', `staff/${owner}/groups`, { name });
  await rig.emulator.advance(3);
  return chat_id;
}

async function joinWay(chatIds: string[], more: Record<string, unknown> = {}): Promise<string> {
  const body = { scene: 2, chat_id_list: chatIds, state: 'group-poster', ...more };
  return String((await ok('groupchat/add_join_way', body)).config_id);
}

interface Joined {
  id: string;
  externalUserid: string;
  chatId: string;
}

async function joinBy(configId: string): Promise<Joined> {
  const person = await rig.control<{ id: string; externalUserid: string }>('POST', 'people', {});
  const { chat_id } = await rig.control<{ chat_id: string }>('POST', `people/${person.id}/join`, {
    configId,
  });
  return { ...person, chatId: chat_id };
}

interface GroupChat {
  owner: string;
  name: string;
  member_version: string;
  member_list: Array<Record<string, unknown>>;
}

async function get(chat_id: string): Promise<GroupChat> {
  return (await ok('groupchat/get', { chat_id, need_name: 1 })).group_chat as GroupChat;
}

const lastEvent = async (): Promise<unknown> => {
  await rig.emulator.idle();
  return receiver.events.at(-1);
};

describe('a customer group', () => {
  it('is opened in the client, listed, and joined by a code whose state its members keep', async () => {
    const chat_id = await openGroup();
    expect(await lastEvent()).toMatchObject({
      Event: 'change_external_chat',
      ChatId: chat_id,
      ChangeType: 'create',
    });
    const configId = await joinWay([chat_id]);
    const joined = await joinBy(configId);
    expect(joined.chatId).toBe(chat_id);
    const event = (await lastEvent()) as Record<string, unknown>;
    expect(event).toMatchObject({ UpdateDetail: 'add_member', JoinScene: 3, QuitScene: 0, MemChangeCnt: 1 });
    expect(event.MemChangeList).toEqual({ Item: joined.externalUserid });
    const before = await get(chat_id);
    expect(before.member_list).toHaveLength(1);
    expect(before.member_version).toBe(event.LastMemVer);
    await rig.emulator.advance(2);
    const after = await get(chat_id);
    expect(after.member_version).toBe(event.CurMemVer);
    expect(after.member_list).toMatchObject([
      { userid: 'ops-01', type: 1, join_scene: 1, name: '林晓' },
      {
        userid: joined.externalUserid,
        type: 2,
        join_scene: 3,
        state: 'group-poster',
        join_time: MONDAY / 1000 + 3,
      },
    ]);
    expect(after.member_list[1]?.unionid).toMatch(/^o/);
    const list = await ok('groupchat/list', { limit: 10 });
    expect(list.group_chat_list).toEqual([{ chat_id, status: 0 }]);
  });

  it('tells of leaving, removal, a new name, notice and owner, and of its end', async () => {
    const chat_id = await openGroup();
    const configId = await joinWay([chat_id]);
    const [first, second] = [await joinBy(configId), await joinBy(configId)];
    await rig.control('POST', `people/${first.id}/groups/${chat_id}/leave`, {});
    expect(await lastEvent()).toMatchObject({ UpdateDetail: 'del_member', QuitScene: 0 });
    const group = `staff/ops-01/groups/${chat_id}`;
    await rig.control('POST', `${group}/remove`, { ids: [second.externalUserid] });
    expect(await lastEvent()).toMatchObject({ UpdateDetail: 'del_member', QuitScene: 1 });
    await rig.control('POST', `${group}/invite`, { userids: ['ops-02'] });
    expect(await lastEvent()).toMatchObject({ UpdateDetail: 'add_member', JoinScene: 0 });
    await rig.control('PUT', group, {
      name: '新名字',
      notice: '今晚八点',
      owner: 'ops-02',
      admins: ['ops-01'],
    });
    await rig.emulator.idle();
    const details = receiver.events.slice(-3).map((event) => event.UpdateDetail);
    expect(details.toSorted()).toEqual(['change_name', 'change_notice', 'change_owner']);
    await rig.emulator.advance(2);
    expect(await get(chat_id)).toMatchObject({
      name: '新名字',
      notice: '今晚八点',
      owner: 'ops-02',
      admin_list: [{ userid: 'ops-01' }],
    });
    await expect(rig.control('POST', `${group}/dismiss`, {})).rejects.toThrow('409');
    await rig.control('POST', `staff/ops-02/groups/${chat_id}/dismiss`, {});
    expect(await lastEvent()).toMatchObject({ ChangeType: 'dismiss' });
    expect((await ec('groupchat/get', { chat_id })).errcode).toBe(90501);
  });

  it('lets only its members write and only its managers act', async () => {
    const chat_id = await openGroup();
    const inside = await joinBy(await joinWay([chat_id]));
    await rig.control('POST', `people/${inside.id}/groups/${chat_id}/messages`, { text: '大家好' });
    await rig.control('POST', `staff/ops-01/groups/${chat_id}/messages`, { text: '欢迎' });
    const { messages } = await rig.control<{ messages: unknown[] }>('GET', `groups/${chat_id}`);
    expect(messages).toMatchObject([{ from: inside.externalUserid }, { from: 'ops-01', name: '林晓' }]);
    const outside = await rig.control<{ id: string }>('POST', 'people', {});
    const post = (path: string, body: unknown): Promise<unknown> => rig.control('POST', path, body);
    await expect(post(`people/${outside.id}/groups/${chat_id}/messages`, { text: 'x' })).rejects.toThrow(
      '409',
    );
    await expect(post(`staff/ops-02/groups/${chat_id}/remove`, { ids: ['x'] })).rejects.toThrow('409');
    await expect(post(`staff/ops-01/groups/${chat_id}/remove`, { ids: ['ops-01'] })).rejects.toThrow('409');
    const stranger = { external_userids: ['wmStranger'] };
    await expect(post(`staff/ops-01/groups/${chat_id}/invite`, stranger)).rejects.toThrow('409');
  });

  it('is full at two hundred by QR; then the code opens the next one, or refuses', async () => {
    const chat_id = await openGroup();
    const counting = await joinWay([chat_id], { room_base_name: '交流群', room_base_id: 2 });
    const closed = await joinWay([chat_id], { auto_create_room: 0 });
    const group = rig.emulator.world.state.groups.get(chat_id);
    const filler = Array.from({ length: 199 }, (_, i) => ({
      id: `wm-filler-${i}`,
      kind: 'customer' as const,
      joinedAt: MONDAY,
      scene: 3 as const,
      state: '',
    }));
    if (group !== undefined) group.members = [...group.members, ...filler];
    const next = await joinBy(counting);
    expect(next.chatId).not.toBe(chat_id);
    await rig.emulator.advance(2);
    expect(await get(next.chatId)).toMatchObject({ name: '交流群2', owner: 'ops-01' });
    const { join_way } = await ok('groupchat/get_join_way', { config_id: counting });
    expect(join_way).toMatchObject({ chat_id_list: [chat_id, next.chatId], room_base_id: 3 });
    expect((await joinBy(counting)).chatId).toBe(next.chatId);
    await expect(joinBy(closed)).rejects.toThrow('409');
  });

  it('welcomes who joins with the material its owner chose', async () => {
    const content = {
      text: { content: '欢迎 %NICKNAME%' },
      link: { title: '入门', url: 'https://a.example' },
    };
    const { template_id } = await ok('group_welcome_template/add', { ...content, notify: 1 });
    expect(await ok('group_welcome_template/get', { template_id })).toMatchObject(content);
    const chat_id = await openGroup();
    await rig.control('PUT', `staff/ops-01/groups/${chat_id}`, { welcome: template_id });
    const person = await joinBy(await joinWay([chat_id]));
    const { name } = await rig.control<{ name: string }>('GET', `people/${person.id}`);
    const { messages } = await rig.control<{ messages: unknown[] }>('GET', `groups/${chat_id}`);
    expect(messages).toMatchObject([{ body: { text: `欢迎 ${name}` } }, { body: { kind: 'link' } }]);
    await ok('group_welcome_template/edit', { template_id, text: { content: '你好' } });
    expect(await ok('group_welcome_template/get', { template_id })).not.toHaveProperty('link');
    await ok('group_welcome_template/del', { template_id });
    expect((await ec('group_welcome_template/get', { template_id })).errcode).toBe(41058);
    expect((await ec('group_welcome_template/add', {})).errcode).toBe(40063);
    for (let i = 0; i < 100; i++) await ok('group_welcome_template/add', { text: { content: `${i}` } });
    expect((await ec('group_welcome_template/add', { text: { content: '101' } })).errcode).toBe(41055);
  });

  it('answers opengid, and the documented errors', async () => {
    const chat_id = await openGroup();
    const { open_gid } = await rig.control<{ open_gid: string }>('GET', `groups/${chat_id}`);
    expect(await ok('opengid_to_chatid', { opengid: open_gid })).toMatchObject({ chat_id });
    const six = Array.from({ length: 6 }, () => chat_id);
    const many = Array.from({ length: 101 }, (_, i) => `u${i}`);
    const way = { scene: 2, chat_id_list: [chat_id] };
    const cases: Array<[string, unknown, number]> = [
      ['opengid_to_chatid', { opengid: 'x' }, 90511],
      ['groupchat/list', {}, 40058],
      ['groupchat/list', { limit: 1, owner_filter: { userid_list: many } }, 40058],
      ['groupchat/get', {}, 40063],
      ['groupchat/add_join_way', { chat_id_list: [chat_id] }, 41038],
      ['groupchat/add_join_way', { ...way, scene: 3 }, 41040],
      ['groupchat/add_join_way', { ...way, chat_id_list: six }, 41091],
      ['groupchat/add_join_way', { ...way, chat_id_list: ['wr1'] }, 90501],
      ['groupchat/add_join_way', { ...way, chat_id_list: [] }, 40063],
      ['groupchat/add_join_way', { ...way, state: 's'.repeat(31) }, 40058],
      ['groupchat/get_join_way', {}, 41043],
      ['groupchat/update_join_way', { ...way, config_id: 'x' }, 41044],
    ];
    for (const [path, body, code] of cases) {
      expect((await ec(path, body)).errcode, `${path} ${JSON.stringify(body).slice(0, 60)}`).toBe(code);
    }
  });

  it('has join ways that are changed as a whole and deleted', async () => {
    const chat_id = await openGroup();
    const config_id = await joinWay([chat_id], { remark: '备'.repeat(40) });
    const { join_way } = await ok('groupchat/get_join_way', { config_id });
    expect(join_way).toMatchObject({ remark: '备'.repeat(30), auto_create_room: 1 });
    const picture = await fetch(String((join_way as { qr_code: string }).qr_code));
    expect(picture.headers.get('content-type')).toBe('image/png');
    await ok('groupchat/update_join_way', {
      config_id,
      scene: 2,
      chat_id_list: [chat_id],
      auto_create_room: 0,
    });
    const changed = (await ok('groupchat/get_join_way', { config_id })).join_way;
    expect(changed).toMatchObject({ remark: '', state: '', auto_create_room: 0 });
    await ok('groupchat/del_join_way', { config_id });
    await expect(joinBy(config_id)).rejects.toThrow('404');
  });

  it('needs an owner filter when more than a thousand members are in range', async () => {
    const staff = Array.from({ length: 1000 }, (_, i) => ({ userid: `m${i}`, name: `m${i}` }));
    await rig.control('PUT', 'staff', { staff });
    expect((await ec('groupchat/list', { limit: 10 })).errcode).toBe(81017);
    await ok('groupchat/list', { limit: 10, owner_filter: { userid_list: ['ops-01'] } });
    const day_begin_time = MONDAY / 1000 - DAY;
    expect((await ec('groupchat/statistic', { day_begin_time })).errcode).toBe(81017);
  });

  it('survives a restart', async () => {
    const chat_id = await openGroup();
    const person = await joinBy(await joinWay([chat_id]));
    const copy = await startRig({ saved: rig.emulator.save() });
    const view = await copy.control<{ groups: Array<{ chat_id: string }> }>('GET', `people/${person.id}`);
    expect(view.groups).toMatchObject([{ chat_id, members: 2 }]);
    await copy.emulator.close();
  });
});

it('obeys rules of the console that have no API', async () => {
  const chat_id = await openGroup();
  const person = await joinBy(await joinWay([chat_id]));
  const antiSpam = { words: ['加我微信'], action: 'warn' };
  const autoReply = [{ keywords: ['课程表'], reply: '课程表在公告里' }];
  await rig.control('PUT', 'groups/rules', { antiSpam, autoReply });
  const say = (text: string): Promise<unknown> =>
    rig.control('POST', `people/${person.id}/groups/${chat_id}/messages`, { text });
  await say('课程表');
  await say('@小助理 课程表');
  await say('加我微信');
  const { messages } = await rig.control<{ messages: Array<{ from: string; body: { text: string } }> }>(
    'GET',
    `groups/${chat_id}`,
  );
  expect(messages.map((one) => one.from)).toEqual([
    person.externalUserid,
    person.externalUserid,
    'ops-01',
    person.externalUserid,
    'system',
  ]);
  expect(messages[2]?.body.text).toBe('课程表在公告里');
  await rig.control('PUT', 'groups/rules', { antiSpam: { ...antiSpam, action: 'remove' } });
  expect(await say('加我微信')).toEqual({ sent: true, removed: true });
  expect(await lastEvent()).toMatchObject({ UpdateDetail: 'del_member', QuitScene: 1 });
  await rig.control('PUT', 'groups/rules', { antiSpam: null });
  await joinBy(await joinWay([chat_id]));
});

describe('a mass message to groups', () => {
  it('waits for each owner, and a group takes one a day', async () => {
    const [first, second] = [await openGroup('ops-01'), await openGroup('ops-02')];
    const send = async (): Promise<string> => {
      const body = {
        chat_type: 'group',
        chat_id_list: [first, second, 'wrX'],
        text: { content: '今晚直播' },
      };
      const answer = await ok('add_msg_template', body);
      expect(answer.fail_list).toEqual(['wrX']);
      await rig.emulator.advance(1);
      return String(answer.msgid);
    };
    const statusOf = async (msgid: string, userid: string): Promise<unknown> =>
      (await ok('get_groupmsg_send_result', { msgid, userid })).send_list;
    const msgid = await send();
    expect((await ok('get_groupmsg_task', { msgid })).task_list).toMatchObject([
      { userid: 'ops-01', status: 0 },
      { userid: 'ops-02', status: 0 },
    ]);
    await rig.control('POST', `staff/ops-01/tasks/${msgid}/confirm`, {});
    expect(await statusOf(msgid, 'ops-01')).toMatchObject([{ chat_id: first, userid: 'ops-01', status: 1 }]);
    expect(await statusOf(msgid, 'ops-02')).toEqual([{ chat_id: second, userid: 'ops-02', status: 0 }]);
    const again = await send();
    await rig.control('POST', `staff/ops-01/tasks/${again}/confirm`, {});
    expect(await statusOf(again, 'ops-01')).toMatchObject([{ status: 3 }]);
    await rig.emulator.advance(DAY);
    const tomorrow = await send();
    await rig.control('POST', `staff/ops-01/tasks/${tomorrow}/confirm`, {});
    expect(await statusOf(tomorrow, 'ops-01')).toMatchObject([{ status: 1 }]);
    const { messages } = await rig.control<{ messages: unknown[] }>('GET', `groups/${first}`);
    expect(messages).toHaveLength(2);
    const now = Math.floor(rig.emulator.clock.now() / 1000);
    const range = { start_time: now - 3 * DAY, end_time: now };
    const listed = await ok('get_groupmsg_list_v2', { chat_type: 'group', ...range });
    expect(listed.group_msg_list).toHaveLength(3);
    expect((await ok('get_groupmsg_list_v2', { chat_type: 'single', ...range })).group_msg_list).toEqual([]);
  });

  it('goes to all groups of a sender, and to nobody without sender and list', async () => {
    const own = await openGroup('ops-01');
    const other = await openGroup('ops-02');
    const group = { chat_type: 'group', text: { content: 'x' } };
    const { msgid } = await ok('add_msg_template', { ...group, sender: 'ops-01' });
    await rig.emulator.advance(1);
    const result = await ok('get_groupmsg_send_result', { msgid, userid: 'ops-01' });
    expect(result.send_list).toEqual([{ chat_id: own, userid: 'ops-01', status: 0 }]);
    expect((await ec('add_msg_template', group)).errcode).toBe(40058);
    expect((await ec('add_msg_template', { ...group, sender: 'ops-02', chat_id_list: [own] })).errcode).toBe(
      41048,
    );
    const many = Array.from({ length: 2001 }, () => other);
    expect((await ec('add_msg_template', { ...group, chat_id_list: many })).errcode).toBe(40058);
  });

  it('fails with 2 when the group is gone by then', async () => {
    const chat_id = await openGroup();
    const body = { chat_type: 'group', chat_id_list: [chat_id], text: { content: 'x' } };
    const { msgid } = await ok('add_msg_template', body);
    await rig.emulator.advance(1);
    await rig.control('POST', `staff/ops-01/groups/${chat_id}/dismiss`, {});
    await rig.control('POST', `staff/ops-01/tasks/${msgid}/confirm`, {});
    const result = await ok('get_groupmsg_send_result', { msgid, userid: 'ops-01' });
    expect(result.send_list).toMatchObject([{ status: 2 }]);
  });
});

describe('statistics of groups', () => {
  it('count members, messages and speakers by owner and by day', async () => {
    const chat_id = await openGroup();
    const configId = await joinWay([chat_id]);
    const person = await joinBy(configId);
    const leaver = await joinBy(configId);
    await rig.control('POST', `people/${person.id}/groups/${chat_id}/messages`, { text: '一' });
    await rig.control('POST', `people/${person.id}/groups/${chat_id}/messages`, { text: '二' });
    await rig.emulator.advance(DAY);
    await rig.control('POST', `people/${leaver.id}/groups/${chat_id}/leave`, {});
    await openGroup('ops-02', '二群');
    await rig.emulator.advance(DAY);
    const day = MONDAY / 1000;
    const one = await ok('groupchat/statistic', { day_begin_time: day, order_by: 4 });
    expect(one).toMatchObject({ total: 2, next_offset: 2 });
    expect((one.items as unknown[])[0]).toEqual({
      owner: 'ops-01',
      data: {
        new_chat_cnt: 1,
        chat_total: 1,
        chat_has_msg: 1,
        new_member_cnt: 3,
        member_total: 3,
        member_has_msg: 1,
        msg_total: 2,
        migrate_trainee_chat_cnt: 0,
      },
    });
    const days = await ok('groupchat/statistic_group_by_day', {
      day_begin_time: day,
      day_end_time: day + DAY,
    });
    expect(days.items).toMatchObject([
      { data: { chat_total: 1, member_total: 3, msg_total: 2 } },
      { data: { chat_total: 2, member_total: 3, msg_total: 0, new_chat_cnt: 1 } },
    ]);
    const today = { day_begin_time: day + 2 * DAY };
    expect((await ec('groupchat/statistic', today)).errcode).toBe(40058);
    expect((await ec('groupchat/statistic', {})).errcode).toBe(40063);
    expect((await ec('groupchat/statistic_group_by_day', { day_begin_time: day - 181 * DAY })).errcode).toBe(
      40058,
    );
    expect((await ec('groupchat/statistic', { day_begin_time: day, order_by: 9 })).errcode).toBe(40058);
  });
});

it('gives groups on the job to a colleague, twice in ninety days, without an event', async () => {
  const chat_id = await openGroup();
  const other = await openGroup('ops-02');
  await rig.emulator.idle();
  const events = receiver.events.length;
  const give = async (new_owner: string, chats = [chat_id]): Promise<unknown> =>
    (await ok('groupchat/onjob_transfer', { chat_id_list: chats, new_owner })).failed_chat_list;
  expect(await give('ops-02', [chat_id, other, 'wrX'])).toMatchObject([
    { chat_id: other, errcode: 90504 },
    { chat_id: 'wrX', errcode: 90501 },
  ]);
  await rig.emulator.advance(3);
  expect((await get(chat_id)).owner).toBe('ops-02');
  expect((await ok('groupchat/list', { status_filter: 3, limit: 9 })).group_chat_list).toEqual([
    { chat_id, status: 3 },
  ]);
  expect(await give('ops-01')).toEqual([]);
  expect(await give('ops-02')).toMatchObject([{ errcode: 90508 }]);
  await rig.emulator.advance(91 * DAY);
  expect(await give('ops-02')).toEqual([]);
  expect(receiver.events).toHaveLength(events);
  expect(await ok('groupchat/transfer', { chat_id_list: [chat_id], new_owner: 'ops-01' })).toMatchObject({
    failed_chat_list: [{ chat_id, errcode: 90500, errmsg: 'the owner of this chat is not resigned' }],
  });
  expect(
    (await ec('groupchat/onjob_transfer', { chat_id_list: [chat_id], new_owner: 'nobody' })).errcode,
  ).toBe(40003);
  expect((await ec('groupchat/onjob_transfer', { new_owner: 'ops-01' })).errcode).toBe(40063);
});
