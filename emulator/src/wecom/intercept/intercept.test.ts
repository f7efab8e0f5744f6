import { afterEach, beforeEach, expect, it } from 'vitest';
import { addCode, addCustomer, type Rig, startRig } from '../../testing/harness.ts';

let rig: Rig;
beforeEach(async () => {
  rig = await startRig();
});
afterEach(() => rig.emulator.close());

const ec = (path: string, body: unknown): ReturnType<Rig['call']> =>
  rig.call(`externalcontact/${path}`, body);
const ok = (path: string, body: unknown): ReturnType<Rig['ok']> => rig.ok(`externalcontact/${path}`, body);
const RULE = {
  rule_name: '不谈价格',
  word_list: ['底价'],
  semantics_list: [1],
  intercept_type: 1,
  applicable_range: { user_list: ['ops-01'] },
};

it('stops what a member writes, and no one else', async () => {
  const code = await addCode(rig, { user: ['ops-01'] });
  const other = await addCode(rig, { user: ['sales-01'] });
  const one = await addCustomer(rig, code);
  const two = await addCustomer(rig, other);
  const { rule_id } = await ok('add_intercept_rule', RULE);
  const write = (userid: string, external_userid: string, text: string): Promise<unknown> =>
    rig.control('POST', `staff/${userid}/chats`, { external_userid, text });
  await expect(write('ops-01', one.externalUserid, '给你底价')).rejects.toThrow('409');
  await expect(write('ops-01', one.externalUserid, '打 13800138000')).rejects.toThrow('409');
  expect(await write('ops-01', one.externalUserid, '你好')).toEqual({ sent: true, warned: false });
  expect(await write('sales-01', two.externalUserid, '给你底价')).toEqual({ sent: true, warned: false });
  await expect(write('ops-01', two.externalUserid, '你好')).rejects.toThrow('409');
  const more = { rule_id, intercept_type: 2, add_applicable_range: { department_list: [3] } };
  await ok('update_intercept_rule', { ...more, extra_rule: { semantics_list: [2] } });
  expect(await write('sales-01', two.externalUserid, '给你底价')).toEqual({ sent: true, warned: true });
  expect(await write('sales-01', two.externalUserid, 'a@b.example')).toEqual({ sent: true, warned: true });
  expect((await ok('get_intercept_rule', { rule_id })).rule).toEqual({
    rule_id,
    rule_name: '不谈价格',
    word_list: ['底价'],
    extra_rule: { semantics_list: [2] },
    intercept_type: 2,
    applicable_range: { user_list: ['ops-01'], department_list: [3] },
  });
  const { rule_list } = await rig.ok('externalcontact/get_intercept_rule_list');
  expect(rule_list).toMatchObject([{ rule_id, rule_name: '不谈价格' }]);
  await ok('del_intercept_rule', { rule_id });
  expect((await ec('get_intercept_rule', { rule_id })).errcode).toBe(41070);
});

it('answers the documented errors', async () => {
  await ok('add_intercept_rule', RULE);
  const next = { ...RULE, rule_name: '另一条' };
  const many = Array.from({ length: 1001 }, (_, i) => `u${i}`);
  const cases: Array<[Record<string, unknown>, number]> = [
    [RULE, 41077],
    [{ ...next, rule_name: '' }, 40058],
    [{ ...next, rule_name: '长'.repeat(21) }, 40058],
    [{ ...next, intercept_type: 3 }, 40058],
    [{ ...next, word_list: [], semantics_list: [] }, 40058],
    [{ ...next, word_list: Array.from({ length: 301 }, (_, i) => `w${i}`) }, 41068],
    [{ ...next, word_list: ['x'.repeat(33)] }, 41083],
    [{ ...next, semantics_list: [4] }, 41084],
    [{ ...next, applicable_range: { user_list: many } }, 41076],
    [{ ...next, applicable_range: {} }, 40063],
  ];
  for (const [body, code] of cases) {
    expect((await ec('add_intercept_rule', body)).errcode, JSON.stringify(body).slice(0, 90)).toBe(code);
  }
  for (let i = 1; i < 100; i++) await ok('add_intercept_rule', { ...RULE, rule_name: `规则${i}` });
  expect((await ec('add_intercept_rule', next)).errcode).toBe(41069);
});

it('counts what members do with customers, by day', async () => {
  const start = Math.floor(rig.emulator.clock.now() / 1000);
  const customer = await addCustomer(rig, await addCode(rig, { user: ['ops-01'] }));
  await rig.control('POST', `people/${customer.id}/messages`, { text: '在吗' });
  await rig.emulator.advance(600);
  const chat = { external_userid: customer.externalUserid, text: '在的' };
  await rig.control('POST', 'staff/ops-01/chats', chat);
  await rig.emulator.advance(86_400);
  await rig.control('POST', `people/${customer.id}/messages`, { text: '再问一句' });
  await rig.control('POST', `people/${customer.id}/leave`, { userid: 'ops-01' });
  const range = { start_time: start, end_time: start + 86_400 };
  const { behavior_data } = await ok('get_user_behavior_data', { userid: ['ops-01'], ...range });
  expect(behavior_data).toEqual([
    {
      stat_time: start - 36_000,
      chat_cnt: 1,
      message_cnt: 1,
      reply_percentage: 100,
      avg_reply_time: 10,
      negative_feedback_cnt: 0,
      new_apply_cnt: 1,
      new_contact_cnt: 1,
    },
    {
      stat_time: start - 36_000 + 86_400,
      chat_cnt: 0,
      message_cnt: 0,
      reply_percentage: 0,
      negative_feedback_cnt: 1,
      new_apply_cnt: 0,
      new_contact_cnt: 0,
    },
  ]);
  expect((await ok('get_user_behavior_data', { partyid: [2], ...range })).behavior_data).toHaveLength(2);
  const cases: Array<[Record<string, unknown>, number]> = [
    [range, 40063],
    [{ userid: ['ops-01'] }, 40063],
    [{ userid: ['nobody'], ...range }, 40003],
    [{ userid: ['ops-01'], start_time: start - 31 * 86_400, end_time: start }, 40058],
    [{ userid: ['ops-01'], start_time: start - 181 * 86_400, end_time: start - 170 * 86_400 }, 40058],
  ];
  for (const [body, code] of cases) expect((await ec('get_user_behavior_data', body)).errcode).toBe(code);
});
