import { afterEach, beforeEach, expect, it } from 'vitest';
import { addCode, addCustomer, type Rig, startRig } from '../../testing/harness.ts';

let rig: Rig;
beforeEach(async () => {
  rig = await startRig();
});
afterEach(() => rig.emulator.close());

const call = (path: string, body: unknown): ReturnType<Rig['call']> =>
  rig.call(`externalcontact/${path}`, body);
const base = { admin_list: ['ops-01'], range: [{ type: 2, partyid: 2 }] };
const make = async (name: string, parent = 0, more: object = {}): Promise<number> => {
  const body = { ...base, strategy_name: name, parent_id: parent, ...more };
  return Number((await rig.ok('externalcontact/customer_strategy/create', body)).strategy_id);
};

it('keeps rule groups five deep; a child has what its parent may do', async () => {
  const top = await make('一组', 0, { privilege: { send_customer_msg: false } });
  let deepest = top;
  for (let depth = 2; depth <= 5; depth++) deepest = await make(`第${depth}层`, deepest);
  const sixth = { ...base, strategy_name: '第6层', parent_id: deepest };
  expect((await call('customer_strategy/create', sixth)).errcode).toBe(40058);
  const { strategy } = await rig.ok('externalcontact/customer_strategy/get', { strategy_id: deepest });
  expect(strategy).toMatchObject({ privilege: { send_customer_msg: false, contact_me: true } });
  expect((await call('customer_strategy/del', { strategy_id: top })).errcode).toBe(40058);
  await rig.ok('externalcontact/customer_strategy/edit', {
    strategy_id: top,
    range_add: [{ type: 1, userid: 'sales-01' }],
    range_del: [{ type: 2, partyid: 2 }],
  });
  const { range } = await rig.ok('externalcontact/customer_strategy/get_range', { strategy_id: top });
  expect(range).toEqual([{ type: 1, userid: 'sales-01' }]);
  const first = await rig.ok('externalcontact/customer_strategy/list', { limit: 3 });
  const rest = await rig.ok('externalcontact/customer_strategy/list', { cursor: first.next_cursor });
  expect(rest).toMatchObject({ strategy: [{ strategy_id: 4 }, { strategy_id: 5 }], next_cursor: '' });
});

it('refuses strangers as administrators and in the range', async () => {
  const body = { ...base, strategy_name: 'x' };
  expect((await call('customer_strategy/create', { ...body, admin_list: ['x'] })).errcode).toBe(60111);
  expect((await call('customer_strategy/create', { ...body, admin_list: [] })).errcode).toBe(40063);
  const range = [{ type: 2, partyid: 99 }];
  expect((await call('customer_strategy/create', { ...body, range })).errcode).toBe(60003);
  expect((await call('customer_strategy/get', { strategy_id: 99 })).errcode).toBe(40058);
});

it('keeps the tags of a rule group apart from corp tags, and shows them on customers as type 3', async () => {
  const id = await make('一组');
  const child = await make('二层', id);
  const tag = { group_name: '等级', tag: [{ name: '高' }] };
  expect((await call('add_strategy_tag', { ...tag, strategy_id: child })).errcode).toBe(40058);
  const { tag_group } = await rig.ok('externalcontact/add_strategy_tag', { ...tag, strategy_id: id });
  const made = tag_group as { group_id: string; strategy_id: number; tag: Array<{ id: string }> };
  const tagId = made.tag[0]?.id ?? '';
  expect(tagId).toMatch(/^st/);
  expect((await rig.ok('externalcontact/get_corp_tag_list', {})).tag_group).toEqual([]);
  expect((await call('edit_corp_tag', { id: tagId, name: '低' })).errcode).toBe(40068);
  expect((await call('del_corp_tag', { tag_id: [tagId] })).errcode).toBe(40068);
  // The same name may be a corp tag's.
  await rig.ok('externalcontact/add_corp_tag', tag);
  const { externalUserid } = await addCustomer(rig, await addCode(rig));
  const mark = { userid: 'ops-01', external_userid: externalUserid, add_tag: [tagId] };
  await rig.ok('externalcontact/mark_tag', mark);
  const { follow_user } = await rig.ok('externalcontact/get', undefined, { external_userid: externalUserid });
  expect(follow_user).toMatchObject([{ tags: [{ tag_id: tagId, tag_name: '高', type: 3 }] }]);
  await rig.ok('externalcontact/edit_strategy_tag', { id: tagId, name: '最高' });
  const { tag_group: listed } = await rig.ok('externalcontact/get_strategy_tag_list', { strategy_id: id });
  expect(listed).toMatchObject([{ strategy_id: id, tag: [{ name: '最高' }] }]);
  await rig.ok('externalcontact/del_strategy_tag', { tag_id: [tagId] });
  expect((await rig.ok('externalcontact/get_strategy_tag_list', {})).tag_group).toEqual([]);
});
