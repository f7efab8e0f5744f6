import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Receiver, type Rig, startReceiver, startRig } from '../../testing/harness.ts';

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
const ca = (path: string, body: unknown): ReturnType<Rig['call']> =>
  rig.call(`externalcontact/customer_acquisition/${path}`, body);
const ok = (path: string, body: unknown): ReturnType<Rig['ok']> =>
  rig.ok(`externalcontact/customer_acquisition/${path}`, body);

async function createLink(more: Record<string, unknown> = {}): Promise<{ link_id: string; url: string }> {
  const body = { link_name: '投放一', range: { user_list: ['ops-01', 'ops-02'] }, ...more };
  return (await ok('create_link', body)).link as { link_id: string; url: string };
}

async function come(url: string): Promise<{ id: string; userid: string; externalUserid: string }> {
  const person = await rig.control<{ id: string; externalUserid: string }>('POST', 'people', {});
  await rig.control('POST', `people/${person.id}/open-link`, { link: url });
  const { userid } = await rig.control<{ userid: string }>('POST', `people/${person.id}/accept`, {});
  return { ...person, userid };
}

const changes = async (): Promise<unknown[]> => {
  await rig.emulator.idle();
  return receiver.events.filter((one) => one.Event === 'customer_acquisition').map((one) => one.ChangeType);
};

it('brings customers with the channel of the link, and says who has written', async () => {
  const { link_id, url } = await createLink();
  const page = await fetch(`${url}?customer_channel=douyin`, { redirect: 'manual' });
  expect(page.headers.get('location')).toBe(`/phone?link=${link_id}&channel=douyin`);
  const first = await come(`${url}?customer_channel=douyin`);
  const second = await come(url);
  expect([first.userid, second.userid]).toEqual(['ops-01', 'ops-02']);
  const got = await rig.ok('externalcontact/get', undefined, { external_userid: first.externalUserid });
  expect(got.follow_user).toMatchObject([{ add_way: 16, state: 'douyin' }]);
  await rig.control('POST', `people/${first.id}/messages`, { text: '你好' });
  await rig.control('POST', `people/${first.id}/messages`, { text: '在吗' });
  expect((await ok('customer', { link_id })).customer_list).toEqual([
    { external_userid: first.externalUserid, userid: 'ops-01', chat_status: 1, state: 'douyin' },
    { external_userid: second.externalUserid, userid: 'ops-02', chat_status: 0, state: '' },
  ]);
  expect(await changes()).toEqual(['friend_request', 'customer_start_chat']);
  const chat_key = receiver.events.find((one) => one.ChangeType === 'customer_start_chat')?.ChatKey;
  expect(await ok('get_chat_info', { chat_key })).toMatchObject({
    userid: 'ops-01',
    external_userid: first.externalUserid,
    chat_info: { recv_msg_cnt: 2, link_id, state: 'douyin' },
  });
  const now = Math.floor(rig.emulator.clock.now() / 1000);
  const range = { link_id, start_time: now - 3600, end_time: now };
  expect(await ok('statistic', range)).toMatchObject({ click_link_customer_cnt: 2, new_customer_cnt: 2 });
  const before = { link_id, start_time: now - 5 * DAY, end_time: now - 2 * DAY };
  expect(await ok('statistic', before)).toMatchObject({ click_link_customer_cnt: 0, new_customer_cnt: 0 });
});

it('uses up the quota, and tells when it is low, gone and back', async () => {
  const { url } = await createLink();
  const set = (balance: number): Promise<unknown> => rig.control('PUT', 'links/quota', { balance });
  await set(20);
  await come(url);
  expect(await changes()).toEqual(['balance_low']);
  const quota = await rig.ok('externalcontact/customer_acquisition_quota');
  expect(quota).toMatchObject({ total: 1000, balance: 19, quota_list: [{ balance: 19 }] });
  await set(1);
  await come(url);
  await expect(come(url)).rejects.toThrow('409');
  await set(5);
  expect(await changes()).toEqual(['balance_low', 'balance_exhausted', 'balance_increased']);
  await come(url);
});

it('waits for the member when verification is asked for', async () => {
  const { url } = await createLink({ skip_verify: false, range: { user_list: ['ops-01'] } });
  const person = await rig.control<{ id: string; externalUserid: string }>('POST', 'people', {});
  await rig.control('POST', `people/${person.id}/open-link`, { link: `${url}?customer_channel=c1` });
  expect(await rig.control('POST', `people/${person.id}/accept`, {})).toMatchObject({ kind: 'requested' });
  await rig.control('POST', 'staff/ops-01/accept', { external_userid: person.externalUserid });
  const got = await rig.ok('externalcontact/get', undefined, { external_userid: person.externalUserid });
  expect(got.follow_user).toMatchObject([{ add_way: 16, state: 'c1' }]);
});

it('is listed, read, changed and deleted', async () => {
  const made = [await createLink(), await createLink(), await createLink()].map((one) => one.link_id);
  const first = await ok('list_link', { limit: 2 });
  const rest = await ok('list_link', { limit: 2, cursor: first.next_cursor });
  expect([...(first.link_id_list as []), ...(rest.link_id_list as [])]).toEqual(made);
  const link_id = made[0];
  const priority_option = { priority_type: 2, priority_userid_list: ['ops-01'] };
  await ok('update_link', { link_id, link_name: '新名', range: { department_list: [2] }, priority_option });
  expect(await ok('get', { link_id })).toMatchObject({
    link: { link_name: '新名', skip_verify: true },
    range: { user_list: [], department_list: [2] },
    priority_option,
  });
  await ok('delete_link', { link_id });
  expect((await ca('get', { link_id })).errcode).toBe(40058);
  await rig.control('DELETE', `links/${made[1]}`);
  expect(await changes()).toEqual(['delete_link']);
});

it('answers the documented errors', async () => {
  const range = { user_list: ['ops-01'] };
  const cases: Array<[string, unknown, number]> = [
    ['create_link', { range }, 40063],
    ['create_link', { link_name: 'x'.repeat(31), range }, 40058],
    ['create_link', { link_name: 'x', range: { user_list: ['nobody'] } }, 40003],
    ['create_link', { link_name: 'x', range: { department_list: [77] } }, 60123],
    ['create_link', { link_name: 'x' }, 40058],
    ['get', {}, 40063],
    ['customer', { link_id: 'caX' }, 40058],
    ['get_chat_info', {}, 40063],
    ['get_chat_info', { chat_key: 'x' }, 40058],
  ];
  for (const [path, body, expected] of cases) {
    expect((await ca(path, body)).errcode, `${path} ${JSON.stringify(body)}`).toBe(expected);
  }
  const staff = Array.from({ length: 501 }, (_, i) => ({ userid: `m${i}`, name: `m${i}`, department: 3 }));
  await rig.control('PUT', 'staff', { staff });
  expect((await ca('create_link', { link_name: 'x', range: { department_list: [3] } })).errcode).toBe(40058);
  const { links } = rig.emulator.world.state;
  const { link_id } = await createLink();
  const link = links.get(link_id);
  for (let i = 1; i < 1000 && link !== undefined; i++) links.set(`ca${i}`, link);
  expect((await ca('create_link', { link_name: 'x', range })).errcode).toBe(41095);
});
