import { afterEach, beforeEach, expect, it } from 'vitest';
import {
  addCode,
  addCustomer,
  MONDAY,
  type Receiver,
  type Rig,
  startReceiver,
  startRig,
} from '../../testing/harness.ts';

let rig: Rig;
let receiver: Receiver;
let code: string;
beforeEach(async () => {
  rig = await startRig();
  receiver = await startReceiver(rig);
  code = await addCode(rig, { user: ['ops-01'] });
});
afterEach(async () => {
  await rig.emulator.close();
  await receiver.close();
});

const DAY = 86_400;
const ec = (path: string, body: unknown): ReturnType<Rig['call']> =>
  rig.call(`externalcontact/${path}`, body);
const ok = (path: string, body: unknown): ReturnType<Rig['ok']> => rig.ok(`externalcontact/${path}`, body);
const pair = { handover_userid: 'ops-01', takeover_userid: 'ops-02' };

async function give(ids: string[], more: Record<string, unknown> = {}): Promise<number[]> {
  const answer = await ok('transfer_customer', { ...pair, external_userid: ids, ...more });
  return (answer.customer as Array<{ errcode: number }>).map((one) => one.errcode);
}

async function lastEvents(count: number): Promise<unknown[]> {
  await rig.emulator.idle();
  return receiver.events.slice(-count);
}

it('moves a customer after a day, with tags and state, and tells of both sides', async () => {
  const { id, externalUserid } = await addCustomer(rig, code);
  expect(await give([externalUserid, 'wmUnknown'], { transfer_success_msg: '以后由我服务' })).toEqual([
    0, 40096,
  ]);
  const due = MONDAY / 1000 + DAY;
  expect((await ok('transfer_result', pair)).customer).toEqual([
    { external_userid: externalUserid, status: 2, takeover_time: due },
  ]);
  expect(await give([externalUserid])).toEqual([40129]);
  await rig.emulator.advance(DAY);
  expect((await ok('transfer_result', pair)).customer).toMatchObject([{ status: 1, takeover_time: due }]);
  expect((await lastEvents(2)).toSorted()).toMatchObject([
    { ChangeType: 'del_external_contact', UserID: 'ops-01', Source: 'DELETE_BY_TRANSFER' },
    { ChangeType: 'add_external_contact', UserID: 'ops-02', State: 'poster', ExternalUserID: externalUserid },
  ]);
  const { follow_user } = await rig.ok('externalcontact/get', undefined, { external_userid: externalUserid });
  expect(follow_user).toMatchObject([{ userid: 'ops-02', add_way: 202, state: 'poster', createtime: due }]);
  const phone = await rig.control<{ chats: Array<{ userid: string; messages: unknown[] }> }>(
    'GET',
    `people/${id}`,
  );
  expect(phone.chats[1]?.messages.at(-1)).toMatchObject({ from: 'staff', body: { text: '以后由我服务' } });
});

it('fails when the customer refuses or the taker has too many customers', async () => {
  const [first, second] = [await addCustomer(rig, code), await addCustomer(rig, code)];
  await rig.control('PUT', 'staff', { staff: [{ userid: 'ops-02', name: '周舟', customerLimit: 0 }] });
  await give([first.externalUserid, second.externalUserid]);
  await rig.control('POST', `people/${first.id}/transfer/refuse`, {});
  expect(await lastEvents(1)).toMatchObject([
    { ChangeType: 'transfer_fail', FailReason: 'customer_refused', UserID: 'ops-02' },
  ]);
  await expect(rig.control('POST', `people/${first.id}/transfer/refuse`, {})).rejects.toThrow('404');
  await rig.emulator.advance(DAY);
  expect(await lastEvents(1)).toMatchObject([
    {
      ChangeType: 'transfer_fail',
      FailReason: 'customer_limit_exceed',
      ExternalUserID: second.externalUserid,
    },
  ]);
  expect((await ok('transfer_result', pair)).customer).toMatchObject([{ status: 3 }, { status: 4 }]);
  expect(
    (await rig.ok('externalcontact/list', undefined, { userid: 'ops-01' })).external_userid,
  ).toHaveLength(2);
});

it('may happen twice in ninety days', async () => {
  const { id, externalUserid } = await addCustomer(rig, code);
  const move = async (from: string, to: string): Promise<unknown> => {
    const body = { handover_userid: from, takeover_userid: to, external_userid: [externalUserid] };
    const { customer } = await ok('transfer_customer', body);
    const { errcode } = (customer as Array<{ errcode: number }>)[0] ?? {};
    if (errcode === 0) await rig.control('POST', `people/${id}/transfer/accept`, {});
    return errcode;
  };
  expect(await move('ops-01', 'ops-02')).toBe(0);
  expect(await move('ops-02', 'ops-01')).toBe(0);
  expect(await move('ops-01', 'ops-02')).toBe(40128);
  await rig.emulator.advance(91 * DAY);
  expect(await move('ops-01', 'ops-02')).toBe(0);
});

it('gives the customers and groups of a member who resigned to others', async () => {
  const customers = [await addCustomer(rig, code), await addCustomer(rig, code)];
  const [first, second] = customers.map((one) => one.externalUserid);
  const { chat_id } = await rig.control<{ chat_id: string }>('POST', 'staff/ops-01/groups', { name: '群' });
  expect((await ec('resigned/transfer_customer', { ...pair, external_userid: [first] })).errcode).toBe(40097);
  await rig.control('POST', 'staff/ops-01/resign', {});
  expect(await lastEvents(1)).toMatchObject([{ Event: 'change_contact', ChangeType: 'delete_user' }]);
  expect((await rig.call('user/get', undefined, { userid: 'ops-01' })).errcode).toBe(60111);
  const page = await ok('get_unassigned_list', { page_size: 1 });
  expect(page).toMatchObject({
    info: [{ handover_userid: 'ops-01', external_userid: first, dimission_time: MONDAY / 1000 }],
    is_last: false,
  });
  const rest = await ok('get_unassigned_list', { page_size: 1, cursor: page.next_cursor });
  expect(rest).toMatchObject({ info: [{ external_userid: second }], is_last: true, next_cursor: '' });
  expect(await ok('get_unassigned_list', { page_id: 1, page_size: 1 })).toMatchObject({
    info: [{ external_userid: second }],
  });

  const order = { ...pair, external_userid: [first, 'wmUnknown'] };
  expect((await ok('resigned/transfer_customer', order)).customer).toEqual([
    { external_userid: first, errcode: 0 },
    { external_userid: 'wmUnknown', errcode: 40096 },
  ]);
  expect(
    (await ok('resigned/transfer_customer', { ...pair, external_userid: [first] })).customer,
  ).toMatchObject([{ errcode: 40100 }]);
  await rig.emulator.advance(DAY);
  expect((await ok('resigned/transfer_result', pair)).customer).toMatchObject([{ status: 1 }]);
  expect((await ok('transfer_result', pair)).customer).toEqual([]);
  expect((await ok('get_unassigned_list', {})).info).toMatchObject([{ external_userid: second }]);
  expect(await lastEvents(1)).toMatchObject([{ ChangeType: 'add_external_contact', UserID: 'ops-02' }]);

  const filter = { limit: 10, owner_filter: { userid_list: ['ops-01'] } };
  expect((await ok('groupchat/list', { limit: 10 })).group_chat_list).toEqual([]);
  expect((await ok('groupchat/list', filter)).group_chat_list).toEqual([{ chat_id, status: 1 }]);
  const group = { chat_id_list: [chat_id], new_owner: 'ops-02' };
  expect(await ok('groupchat/onjob_transfer', group)).toMatchObject({
    failed_chat_list: [{ errcode: 90502 }],
  });
  expect((await ok('groupchat/transfer', group)).failed_chat_list).toEqual([]);
  expect((await ok('groupchat/list', { limit: 10 })).group_chat_list).toEqual([{ chat_id, status: 3 }]);
});

it('answers the documented errors', async () => {
  const { externalUserid } = await addCustomer(rig, code);
  await rig.control('PUT', 'staff', { staff: [{ userid: 'asleep', name: '未激活', active: false }] });
  const order = { ...pair, external_userid: [externalUserid] };
  const many = Array.from({ length: 101 }, (_, i) => `wm${i}`);
  const cases: Array<[Record<string, unknown>, number]> = [
    [{ ...order, takeover_userid: 'ops-01' }, 40130],
    [{ ...order, takeover_userid: 'nobody' }, 40003],
    [{ ...order, handover_userid: 'nobody' }, 40003],
    [{ ...order, takeover_userid: 'asleep' }, 41054],
    [{ ...order, external_userid: many }, 40058],
    [{ ...order, external_userid: [] }, 40063],
    [{ ...order, handover_userid: undefined }, 40063],
    [{ ...order, transfer_success_msg: 'x'.repeat(201) }, 40058],
  ];
  for (const [body, expected] of cases) {
    expect((await ec('transfer_customer', body)).errcode, JSON.stringify(body).slice(0, 90)).toBe(expected);
  }
  const reverse = { handover_userid: 'ops-02', takeover_userid: 'ops-01', external_userid: [externalUserid] };
  expect((await ok('transfer_customer', reverse)).customer).toMatchObject([{ errcode: 40131 }]);
  expect((await ec('transfer_result', {})).errcode).toBe(40063);
  expect((await ec('resigned/transfer_customer', { ...order, handover_userid: 'nobody' })).errcode).toBe(
    40003,
  );
});

it('waits over a restart', async () => {
  const { externalUserid } = await addCustomer(rig, code);
  await give([externalUserid]);
  const copy = await startRig({ saved: rig.emulator.save() });
  await copy.emulator.advance(DAY);
  const result = await copy.ok('externalcontact/transfer_result', pair);
  expect(result.customer).toMatchObject([{ status: 1 }]);
  await copy.emulator.close();
});
