import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Receiver, type Rig, startReceiver, startRig } from '../../testing/harness.ts';

let rig: Rig;
let receiver: Receiver;
let open_kfid: string;
let person: { id: string; externalUserid: string };
beforeEach(async () => {
  rig = await startRig();
  receiver = await startReceiver(rig);
  open_kfid = String((await rig.ok('kf/account/add', { name: '小荷' })).open_kfid);
  person = await rig.control('POST', 'people', {});
});
afterEach(async () => {
  await rig.emulator.close();
  await receiver.close();
});

const act = (what: string, body: unknown = {}): Promise<unknown> =>
  rig.control('POST', `people/${person.id}/kf/${open_kfid}/${what}`, body);
const kf = (path: string, body: unknown): ReturnType<Rig['call']> => rig.call(`kf/${path}`, body);

interface Entry {
  msgtype: string;
  origin: number;
  text?: { content: string };
  event?: { event_type: string; welcome_code?: string };
}

async function sync(
  cursor = '',
  more: Record<string, unknown> = {},
): Promise<{ list: Entry[]; next: string; more: unknown }> {
  const answer = await rig.ok('kf/sync_msg', { open_kfid, cursor, ...more });
  return { list: answer.msg_list as Entry[], next: String(answer.next_cursor), more: answer.has_more };
}

const send = async (): Promise<number> =>
  (
    await kf('send_msg', {
      touser: person.externalUserid,
      open_kfid,
      msgtype: 'text',
      text: { content: '好' },
    })
  ).errcode;

it('signals that something happened; the rest comes by sync_msg, page by page', async () => {
  await act('enter');
  await act('messages', { text: '在吗' });
  await rig.emulator.idle();
  const event = receiver.events.findLast((one) => one.Event === 'kf_msg_or_event');
  expect(event).toMatchObject({ OpenKfId: open_kfid });
  const first = await sync('', { limit: 1, token: event?.Token });
  expect(first).toMatchObject({
    more: 1,
    list: [{ msgtype: 'event', event: { event_type: 'enter_session' } }],
  });
  const rest = await sync(first.next);
  expect(rest).toMatchObject({ more: 0, list: [{ origin: 3, text: { content: '在吗' } }] });
  const { name, log } = await rig.control<{ name: string; log: unknown[] }>('GET', `kf/${open_kfid}`);
  expect([name, log]).toEqual(['小荷', [...first.list, ...rest.list]]);
  expect((await sync(rest.next)).list).toEqual([]);
  await rig.emulator.advance(600);
  expect((await kf('sync_msg', { open_kfid, token: event?.Token })).errcode).toBe(95007);
  await rig.emulator.advance(3 * 86_400);
  expect((await sync()).list).toEqual([]);
});

it('may answer five times within 48 hours of a message', async () => {
  await act('enter');
  expect(await send()).toBe(95031);
  await act('messages', { text: '在吗' });
  expect([await send(), await send(), await send(), await send(), await send(), await send()]).toEqual([
    0, 0, 0, 0, 0, 95001,
  ]);
  await act('messages', { text: '再问' });
  await rig.emulator.advance(48 * 3600 + 1);
  expect(await send()).toBe(95002);
});

it('greets by the code of the event, once, within twenty seconds', async () => {
  const codes: string[] = [];
  for (let i = 0; i < 2; i++) {
    await act('enter');
    codes.push(String((await sync()).list.at(-1)?.event?.welcome_code));
  }
  const greet = async (code: string | undefined): Promise<number> =>
    (await kf('send_msg_on_event', { code, msgtype: 'text', text: { content: '欢迎' } })).errcode;
  expect(await greet(codes[0])).toBe(0);
  expect(await greet(codes[0])).toBe(41050);
  await rig.emulator.advance(21);
  expect(await greet(codes[1])).toBe(41050);
  await act('messages', { text: 'x' });
  await act('enter');
  expect((await sync()).list.at(-1)?.event).not.toHaveProperty('welcome_code');
});

it('moves a session between bot, queue, human and end', async () => {
  await act('enter');
  await act('messages', { text: 'x' });
  const who = { open_kfid, external_userid: person.externalUserid };
  const move = async (service_state: number, servicer_userid?: string): Promise<number> =>
    (await kf('service_state/trans', { ...who, service_state, servicer_userid })).errcode;
  const added = await rig.ok('kf/servicer/add', { open_kfid, userid_list: ['ops-01', 'nobody'] });
  expect(added.result_list).toMatchObject([{ errcode: 0 }, { userid: 'nobody', errcode: 60111 }]);
  const list = await rig.ok('kf/servicer/list', undefined, { open_kfid });
  expect(list.servicer_list).toEqual([{ userid: 'ops-01', status: 0 }]);
  expect(await move(4)).toBe(95016);
  expect(await move(3, 'ops-02')).toBe(60253);
  expect(await move(3, 'ops-01')).toBe(0);
  expect(await rig.ok('kf/service_state/get', who)).toMatchObject({
    service_state: 3,
    servicer_userid: 'ops-01',
  });
  expect(await send()).toBe(95018);
  expect(await move(4)).toBe(0);
  await act('messages', { text: 'y' });
  expect(await rig.ok('kf/service_state/get', who)).toMatchObject({ service_state: 0 });
});

it('keeps accounts, and answers the documented errors', async () => {
  const page = await rig.ok('kf/account/list', { limit: 10 });
  expect(page.account_list).toMatchObject([{ open_kfid, name: '小荷' }]);
  expect((await rig.ok('kf/add_contact_way', { open_kfid, scene: 'menu' })).url).toContain(open_kfid);
  const people = await rig.ok('kf/customer/batchget', {
    external_userid_list: [person.externalUserid, 'wmX'],
  });
  expect(people).toMatchObject({
    customer_list: [{ external_userid: person.externalUserid }],
    invalid_external_userid: ['wmX'],
  });
  await act('enter');
  const message = { touser: person.externalUserid, open_kfid };
  const cases: Array<[string, unknown, number]> = [
    ['account/add', {}, 40063],
    ['account/add', { name: 'x'.repeat(17) }, 40058],
    ['sync_msg', {}, 60251],
    ['sync_msg', { open_kfid: 'wkX' }, 95004],
    ['send_msg', { ...message, touser: 'wmX' }, 40096],
    ['send_msg', { ...message, msgtype: 'song' }, 40008],
    ['send_msg', { ...message, msgtype: 'text' }, 40058],
    ['send_msg', { ...message, msgtype: 'text', text: { content: '' } }, 44004],
    ['send_msg_on_event', { msgtype: 'text', text: { content: 'x' } }, 40063],
  ];
  for (const [path, body, code] of cases) {
    expect((await kf(path, body)).errcode, `${path} ${JSON.stringify(body)}`).toBe(code);
  }
  await rig.ok('kf/account/del', { open_kfid });
  expect((await kf('account/del', { open_kfid })).errcode).toBe(95004);
});

it('sends files that live, and refuses those that do not', async () => {
  await act('enter');
  await act('messages', { text: '有图吗' });
  const to = { touser: person.externalUserid, open_kfid };
  expect((await kf('send_msg', { ...to, msgtype: 'image', image: { media_id: 'x' } })).errcode).toBe(40007);
  expect((await kf('send_msg', { ...to, msgtype: 'poem' })).errcode).toBe(40008);
  const place = { latitude: 23.1, longitude: 113.3, name: '门店' };
  await rig.ok('kf/send_msg', { ...to, msgtype: 'location', location: place });
  const { list } = await sync();
  expect(list.at(-1)).toMatchObject({ msgtype: 'location', location: place });
});

it('recommends a member or a group, and takes it back', async () => {
  await act('enter');
  const who = { open_kfid, external_userid: person.externalUserid };
  const { chat_id } = await rig.control<{ chat_id: string }>('POST', 'staff/ops-01/groups', { name: '群' });
  const { member_range, groupchat_range } = await rig.ok('kf/customer/get_upgrade_service_config');
  expect(member_range).toMatchObject({ userid_list: expect.arrayContaining(['ops-01']) });
  expect(groupchat_range).toEqual({ chat_id_list: [chat_id] });
  await rig.ok('kf/customer/upgrade_service', { ...who, type: 1, member: { userid: 'ops-01' } });
  await rig.ok('kf/customer/upgrade_service', { ...who, type: 2, groupchat: { chat_id } });
  const code = async (more: object): Promise<number> =>
    (await kf('customer/upgrade_service', { ...who, ...more })).errcode;
  expect(await code({ type: 1, member: { userid: 'nobody' } })).toBe(60111);
  expect(await code({ type: 2, groupchat: { chat_id: 'x' } })).toBe(90501);
  expect(await code({ type: 3 })).toBe(40058);
  expect(await code({ type: 1 })).toBe(40063);
  await rig.ok('kf/customer/cancel_upgrade_service', who);
  expect((await kf('customer/cancel_upgrade_service', { ...who, open_kfid: 'wk' })).errcode).toBe(95004);
});

it('changes its name and its servicers', async () => {
  await rig.ok('kf/account/update', { open_kfid, name: '新名' });
  expect((await rig.ok('kf/account/list', {})).account_list).toMatchObject([{ name: '新名' }]);
  expect((await kf('account/update', { open_kfid, media_id: 'x' })).errcode).toBe(40007);
  await rig.ok('kf/servicer/add', { open_kfid, userid_list: ['ops-01', 'ops-02'] });
  const { result_list } = await rig.ok('kf/servicer/del', { open_kfid, userid_list: ['ops-01', 'sales-01'] });
  expect(result_list).toMatchObject([{ errcode: 0 }, { userid: 'sales-01', errcode: 60253 }]);
  const left = await rig.ok('kf/servicer/list', undefined, { open_kfid });
  expect(left.servicer_list).toMatchObject([{ userid: 'ops-02' }]);
});
