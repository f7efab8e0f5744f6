import { afterEach, beforeEach, expect, it } from 'vitest';
import { addCode, addCustomer, type Rig, startReceiver, startRig } from '../../testing/harness.ts';

let rig: Rig;
beforeEach(async () => {
  rig = await startRig();
});
afterEach(() => rig.emulator.close());

const code = async (path: string, body?: unknown, query?: Record<string, string>): Promise<number> =>
  (await rig.call(path, body, query)).errcode;

it('keeps departments in a tree', async () => {
  const { id } = await rig.ok('department/create', { name: '直播部', parentid: 2 });
  expect(id).toBe(4);
  expect(await code('department/create', { name: '直播部', parentid: 2 })).toBe(60008);
  expect(await code('department/create', { name: 'a:b', parentid: 1 })).toBe(60001);
  expect(await code('department/create', { name: 'x', parentid: 99 })).toBe(60004);
  // A department below itself would be lost.
  expect(await code('department/update', { id: 2, parentid: id })).toBe(60004);
  await rig.ok('department/update', { id, name: '直播一部', order: 5 });
  expect((await rig.ok('department/get', undefined, { id: String(id) })).department).toMatchObject({
    name: '直播一部',
    parentid: 2,
    order: 5,
  });
  expect(await code('department/delete', undefined, { id: '1' })).toBe(60007);
  expect(await code('department/delete', undefined, { id: '2' })).toBe(60006);
  expect(await code('department/delete', undefined, { id: '3' })).toBe(60005);
  await rig.ok('department/delete', undefined, { id: String(id) });
  expect(await code('department/delete', undefined, { id: String(id) })).toBe(60003);
});

it('refuses members that cannot be', async () => {
  const member = { userid: 'new-01', name: '新', department: [2], mobile: '13800000001' };
  expect(await code('user/create', { ...member, userid: '新人' })).toBe(40003);
  expect(await code('user/create', { ...member, userid: 'ops-01' })).toBe(60102);
  expect(await code('user/create', { ...member, department: [99] })).toBe(60003);
  expect(await code('user/create', { ...member, name: '' })).toBe(60112);
  await rig.ok('user/create', member);
  expect(await code('user/create', { ...member, userid: 'new-02' })).toBe(60104);
  // Somebody who has never logged in cannot serve customers.
  const way = { type: 1, scene: 2, user: ['new-01'] };
  expect(await code('externalcontact/add_contact_way', way)).toBe(41054);
  await rig.ok('user/update', { userid: 'new-01', enable: 1 });
  await rig.ok('externalcontact/add_contact_way', way);
  expect(await code('user/update', { userid: 'nobody' })).toBe(60111);
  expect(await code('user/batchdelete', { useridlist: ['new-01', 'nobody'] })).toBe(60111);
  expect((await rig.ok('user/get', undefined, { userid: 'new-01' })).status).toBe(1);
});

it('removing a member by the API leaves the customers waiting and causes no event', async () => {
  const receiver = await startReceiver(rig);
  const { externalUserid } = await addCustomer(rig, await addCode(rig));
  await rig.emulator.idle();
  const before = receiver.events.length;
  await rig.ok('user/delete', undefined, { userid: 'ops-01' });
  await rig.emulator.idle();
  expect(receiver.events).toHaveLength(before);
  const { info } = await rig.ok('externalcontact/get_unassigned_list', {});
  expect(info).toMatchObject([{ handover_userid: 'ops-01', external_userid: externalUserid }]);
  await receiver.close();
});

it('sends to those who carry a tag', async () => {
  const { tagid } = await rig.ok('tag/create', { tagname: '夜班' });
  expect(await code('tag/create', { tagname: '夜班' })).toBe(40071);
  expect(await code('tag/create', { tagname: 'x'.repeat(33) })).toBe(40072);
  expect(await code('tag/get', undefined, { tagid: '99' })).toBe(40068);
  expect(await code('tag/addtagusers', { tagid, userlist: ['nobody'] })).toBe(40070);
  const added = await rig.ok('tag/addtagusers', { tagid, userlist: ['ops-01', 'x'], partylist: [3, 99] });
  expect(added).toMatchObject({ invalidlist: 'x', invalidparty: [99] });
  const sent = await rig.ok('message/send', {
    totag: `${tagid}|99`,
    agentid: 1000002,
    msgtype: 'text',
    text: { content: '早' },
  });
  expect(sent.invalidtag).toBe('99');
  for (const [userid, count] of Object.entries({ 'ops-01': 1, 'sales-01': 1, 'ops-02': 0 })) {
    const { messages } = await rig.control<{ messages: unknown[] }>('GET', `staff/${userid}/messages`);
    expect(messages, userid).toHaveLength(count);
  }
  const tooMany = Array.from({ length: 101 }, (_, index) => index).join('|');
  const text = { agentid: 1000002, msgtype: 'text', text: { content: 'x' } };
  expect(await code('message/send', { ...text, toparty: tooMany })).toBe(82002);
  expect(await code('message/send', { ...text, totag: tooMany })).toBe(82003);
  const users = Array.from({ length: 1001 }, (_, index) => `u${index}`).join('|');
  expect(await code('message/send', { ...text, touser: users })).toBe(40032);
});

it('says who logged in, in the older manner and in detail', async () => {
  await rig.ok('user/update', { userid: 'ops-01', mobile: '13800000002', gender: 2 });
  const login = async (): Promise<string> =>
    (await rig.control<{ code: string }>('POST', 'staff/ops-01/code')).code;
  const old = await rig.ok('user/getuserinfo', undefined, { code: await login() });
  expect(old).toMatchObject({ UserId: 'ops-01', DeviceId: expect.any(String) });
  const fresh = await rig.ok('auth/getuserinfo', undefined, { code: await login() });
  const detail = await rig.ok('auth/getuserdetail', { user_ticket: fresh.user_ticket });
  expect(detail).toMatchObject({ userid: 'ops-01', mobile: '13800000002', gender: '2' });
  expect(await code('auth/getuserdetail', { user_ticket: 'made-up' })).toBe(40029);
  await rig.emulator.advance(1800);
  expect(await code('auth/getuserdetail', { user_ticket: fresh.user_ticket })).toBe(40029);
  const { openid } = await rig.ok('user/convert_to_openid', { userid: 'ops-02' });
  expect(await rig.ok('user/convert_to_userid', { openid })).toMatchObject({ userid: 'ops-02' });
});
