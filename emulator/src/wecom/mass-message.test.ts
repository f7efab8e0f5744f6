import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addCode, addCustomer, MONDAY, type Rig, startRig } from '../testing/harness.ts';

let rig: Rig;
let code: string;
beforeEach(async () => {
  rig = await startRig();
  code = await addCode(rig, { user: ['ops-01'] });
});
afterEach(() => rig.emulator.close());

const create = (body: Record<string, unknown>): ReturnType<Rig['call']> =>
  rig.call('externalcontact/add_msg_template', { text: { content: '本周课程' }, ...body });

async function created(body: Record<string, unknown>): Promise<string> {
  const answer = await create(body);
  expect(answer.errcode).toBe(0);
  await rig.emulator.advance(1);
  return String(answer.msgid);
}

const confirm = (msgid: string, userid = 'ops-01'): Promise<Record<string, unknown>> =>
  rig.control('POST', `staff/${userid}/tasks/${msgid}/confirm`, {});
const result = async (msgid: string, userid = 'ops-01'): Promise<unknown> =>
  (await rig.ok('externalcontact/get_groupmsg_send_result', { msgid, userid })).send_list;
const statuses = async (msgid: string): Promise<number[]> =>
  ((await result(msgid)) as Array<{ status: number }>).map((one) => one.status);

describe('a mass message', () => {
  it('is a task that a member confirms, and only then arrives', async () => {
    const customer = await addCustomer(rig, code);
    const msgid = await created({ sender: 'ops-01', external_userid: [customer.externalUserid] });
    const task = (): ReturnType<Rig['ok']> => rig.ok('externalcontact/get_groupmsg_task', { msgid });
    expect((await task()).task_list).toEqual([{ userid: 'ops-01', status: 0 }]);
    expect(await result(msgid)).toEqual([
      { external_userid: customer.externalUserid, userid: 'ops-01', status: 0 },
    ]);
    await rig.emulator.advance(600);
    expect(await confirm(msgid)).toEqual({ sent: 1, notFriends: 0, capped: 0 });
    const send_time = MONDAY / 1000 + 601;
    expect((await task()).task_list).toEqual([{ userid: 'ops-01', status: 2, send_time }]);
    expect(await result(msgid)).toMatchObject([{ status: 1, send_time }]);
    const phone = await rig.control<{ chats: Array<{ messages: unknown[] }> }>(
      'GET',
      `people/${customer.id}`,
    );
    expect(phone.chats[0]?.messages.at(-1)).toMatchObject({
      from: 'staff',
      body: { kind: 'text', text: '本周课程' },
    });
    await expect(confirm(msgid)).rejects.toThrow('409');
  });

  it('is not readable for a moment after its creation', async () => {
    const { externalUserid } = await addCustomer(rig, code);
    const { msgid } = await create({ sender: 'ops-01', external_userid: [externalUserid] });
    expect((await rig.call('externalcontact/get_groupmsg_task', { msgid })).errcode).toBe(41063);
    await rig.emulator.advance(1);
    expect((await rig.call('externalcontact/get_groupmsg_task', { msgid })).errcode).toBe(0);
  });

  it('names at creation who cannot be sent to, and 41048 when nobody remains', async () => {
    const { externalUserid } = await addCustomer(rig, code);
    const some = await create({ sender: 'ops-01', external_userid: [externalUserid, 'wmUnknown'] });
    expect(some).toMatchObject({ errcode: 0, fail_list: ['wmUnknown'] });
    expect((await create({ sender: 'ops-02', external_userid: [externalUserid] })).errcode).toBe(41048);
    expect((await create({ chat_type: 'group', sender: 'ops-01', chat_id_list: ['wr1'] })).errcode).toBe(
      41048,
    );
  });

  it('fails with 2 for those who left in the meantime', async () => {
    const stays = await addCustomer(rig, code);
    const leaves = await addCustomer(rig, code);
    const deleted = await addCustomer(rig, code);
    const all = [stays, leaves, deleted].map((one) => one.externalUserid);
    await rig.control('POST', `people/${leaves.id}/leave`, { userid: 'ops-01' });
    const msgid = await created({ sender: 'ops-01', external_userid: all });
    await rig.control('POST', 'staff/ops-01/delete', { external_userid: deleted.externalUserid });
    await confirm(msgid);
    expect(await statuses(msgid)).toEqual([1, 2, 2]);
  });

  it('goes to all customers of a sender, by tags, or to whom chatted last', async () => {
    const two = await addCode(rig, { user: ['ops-02'] });
    const first = await addCustomer(rig, code);
    const second = await addCustomer(rig, code);
    await rig.emulator.advance(60);
    await rig.control('POST', `people/${first.id}/scan`, { configId: two });
    await rig.control('POST', `people/${first.id}/accept`, {});
    const made = await rig.ok('externalcontact/add_corp_tag', {
      group_name: 'g',
      tag: [{ name: 'a' }, { name: 'b' }],
    });
    const [a, b] = (made.tag_group as { tag: Array<{ id: string }> }).tag.map((tag) => tag.id);
    const mark = { userid: 'ops-01', external_userid: second.externalUserid, add_tag: [b] };
    await rig.ok('externalcontact/mark_tag', mark);

    const everybody = await created({ sender: 'ops-01' });
    expect(await statuses(everybody)).toEqual([0, 0]);
    const tagged = await created({ sender: 'ops-01', tag_filter: { group_list: [{ tag_list: [a, b] }] } });
    expect(await result(tagged)).toMatchObject([{ external_userid: second.externalUserid }]);
    const both = await create({
      sender: 'ops-01',
      tag_filter: { group_list: [{ tag_list: [a] }, { tag_list: [b] }] },
    });
    expect(both.errcode).toBe(41048);

    const latest = await created({ external_userid: [first.externalUserid, second.externalUserid] });
    const tasks = await rig.ok('externalcontact/get_groupmsg_task', { msgid: latest });
    expect(tasks.task_list).toMatchObject([{ userid: 'ops-02' }, { userid: 'ops-01' }]);
  });

  it('stops when cancelled, and what was sent stays', async () => {
    const two = await addCode(rig, { user: ['ops-02'] });
    const first = await addCustomer(rig, code);
    const second = await addCustomer(rig, two);
    const msgid = await created({ external_userid: [first.externalUserid, second.externalUserid] });
    await confirm(msgid);
    await rig.ok('externalcontact/cancel_groupmsg_send', { msgid });
    await expect(confirm(msgid, 'ops-02')).rejects.toThrow('409');
    for (const path of ['get_groupmsg_task', 'remind_groupmsg_send', 'cancel_groupmsg_send']) {
      expect((await rig.call(`externalcontact/${path}`, { msgid })).errcode, path).toBe(41093);
    }
    const message = rig.emulator.world.state.massMessages.get(msgid);
    expect(message?.tasks.map((task) => task.targets[0]?.status)).toEqual([1, 0]);
  });

  it('is reminded of three times in twenty-four hours', async () => {
    const { externalUserid } = await addCustomer(rig, code);
    const msgid = await created({ sender: 'ops-01', external_userid: [externalUserid] });
    const remind = async (): Promise<number> =>
      (await rig.call('externalcontact/remind_groupmsg_send', { msgid })).errcode;
    expect([await remind(), await remind(), await remind(), await remind()]).toEqual([0, 0, 0, 41094]);
    await rig.emulator.advance(86_400);
    expect(await remind()).toBe(0);
  });

  it('is listed within a month', async () => {
    const { externalUserid } = await addCustomer(rig, code);
    const made = [];
    for (let i = 0; i < 3; i++)
      made.push(await created({ sender: 'ops-01', external_userid: [externalUserid] }));
    const now = Math.floor(rig.emulator.clock.now() / 1000);
    const range = { chat_type: 'single', start_time: now - 3600, end_time: now };
    const first = await rig.ok('externalcontact/get_groupmsg_list_v2', { ...range, limit: 2 });
    const rest = await rig.ok('externalcontact/get_groupmsg_list_v2', {
      ...range,
      limit: 2,
      cursor: first.next_cursor,
    });
    const list = [...(first.group_msg_list as []), ...(rest.group_msg_list as [])] as Array<
      Record<string, unknown>
    >;
    expect(list.map((one) => one.msgid)).toEqual(made);
    expect(list[0]).toMatchObject({
      creator: 'ops-01',
      create_type: 0,
      text: { content: '本周课程' },
      attachments: [],
    });
    const wide = { ...range, start_time: now - 32 * 86_400 };
    expect((await rig.call('externalcontact/get_groupmsg_list_v2', wide)).errcode).toBe(40058);
  });

  it('answers the documented errors', async () => {
    const { externalUserid } = await addCustomer(rig, code);
    const to = { sender: 'ops-01', external_userid: [externalUserid] };
    expect((await create({})).errcode).toBe(40058);
    expect((await create({ ...to, sender: '' })).errmsg).toContain('field sender unexpected empty string');
    expect((await create({ ...to, sender: 'nobody' })).errcode).toBe(40003);
    expect((await create({ ...to, text: { content: '' } })).errcode).toBe(40063);
    expect((await create({ ...to, chat_type: 'x' })).errcode).toBe(40058);
    const many = Array.from({ length: 10_001 }, (_, i) => `wm${i}`);
    expect((await create({ ...to, external_userid: many })).errcode).toBe(40058);
    expect((await rig.call('externalcontact/get_groupmsg_task', {})).errcode).toBe(41046);
    expect((await rig.call('externalcontact/get_groupmsg_task', { msgid: 'msgX' })).errcode).toBe(41047);
  });
});

describe('the cap on mass messages', () => {
  async function send(externalUserid: string): Promise<number> {
    const msgid = await created({ sender: 'ops-01', external_userid: [externalUserid] });
    await confirm(msgid);
    return (await statuses(msgid))[0] ?? -1;
  }

  it('is decided when the member confirms, not when the task is made', async () => {
    await rig.control('PUT', 'tenant', { massPolicy: 'one-per-day' });
    const { externalUserid } = await addCustomer(rig, code);
    const morning = await created({ sender: 'ops-01', external_userid: [externalUserid] });
    const evening = await created({ sender: 'ops-01', external_userid: [externalUserid] });
    await confirm(evening);
    await confirm(morning);
    expect(await statuses(evening)).toEqual([1]);
    expect(await statuses(morning)).toEqual([3]);
    await rig.emulator.advance(14 * 3600);
    expect(await send(externalUserid)).toBe(1);
  });

  it('is seven a week', async () => {
    await rig.control('PUT', 'tenant', { massPolicy: 'seven-per-week' });
    const { externalUserid } = await addCustomer(rig, code);
    const week = [];
    for (let i = 0; i < 8; i++) week.push(await send(externalUserid));
    expect(week).toEqual([1, 1, 1, 1, 1, 1, 1, 3]);
    await rig.emulator.advance(6.5 * 86_400);
    expect(await send(externalUserid)).toBe(3);
    await rig.emulator.advance(86_400 / 2);
    expect(await send(externalUserid)).toBe(1);
  });

  it('is the number of days of the month', async () => {
    const { externalUserid } = await addCustomer(rig, code);
    const march = [];
    for (let i = 0; i < 32; i++) march.push(await send(externalUserid));
    expect(march.filter((status) => status === 1)).toHaveLength(31);
    expect(march.at(-1)).toBe(3);
    await rig.emulator.advance(30 * 86_400);
    expect(await send(externalUserid)).toBe(1);
  });
});
