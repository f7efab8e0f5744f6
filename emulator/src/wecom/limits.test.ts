import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEFAULT_QUOTAS } from '../http/limits.ts';
import { addCode, addCustomer, type Rig, startRig } from '../testing/harness.ts';

// Every documented limit that a call can meet, in one table: just within it, and just beyond it.
let rig: Rig;
let customer: { id: string; externalUserid: string };
let chatId: string;
beforeAll(async () => {
  rig = await startRig({ quotas: { perMinute: 1_000_000, perHour: 1_000_000 } });
  customer = await addCustomer(rig, await addCode(rig));
  ({ chat_id: chatId } = await rig.control<{ chat_id: string }>('POST', 'staff/ops-01/groups', {
    name: '群',
  }));
});
afterAll(() => rig.emulator.close());

const times = (count: number, one: unknown): unknown[] => Array.from({ length: count }, () => one);
const ids = (count: number): string[] => Array.from({ length: count }, (_, index) => `id${index}`);
const code = async (path: string, body: unknown): Promise<number> => (await rig.call(path, body)).errcode;
const contact = (path: string): string => `externalcontact/${path}`;
const text = (bytes: number): unknown => ({ content: 'x'.repeat(bytes) });
const mass = (more: object): unknown => ({ sender: 'ops-01', text: text(1), ...more });
const way = (more: object): unknown => ({ type: 2, scene: 2, user: ['ops-01'], ...more });
const link = { msgtype: 'link', link: { title: '题', url: 'http://e.cn' } };
const app = (msgtype: string, part: unknown): unknown => ({
  touser: 'ops-01',
  agentid: 1000002,
  msgtype,
  [msgtype]: part,
});
const rule = (more: object): unknown => ({
  rule_name: `规则${Math.random()}`.slice(0, 20),
  word_list: ['赌博'],
  intercept_type: 1,
  applicable_range: { user_list: ['ops-01'] },
  ...more,
});
const range = (days: number): object => {
  const end = Math.floor(rig.emulator.clock.now() / 1000);
  return { start_time: end - days * 86_400, end_time: end };
};

/** Name, section of the notes on the protocol, path, body within and beyond, errcode beyond. */
type Line = [string, string, string, () => unknown, () => unknown, number];
const LINES: Line[] = [
  [
    'members in a batch',
    '7.2',
    contact('batch/get_by_user'),
    () => ({ userid_list: ['ops-01'] }),
    () => ({ userid_list: ids(101) }),
    40058,
  ],
  [
    'remark in characters',
    '7.2',
    contact('remark'),
    () => ({ userid: 'ops-01', external_userid: customer.externalUserid, remark: '字'.repeat(20) }),
    () => ({ userid: 'ops-01', external_userid: customer.externalUserid, remark: '字'.repeat(21) }),
    40058,
  ],
  [
    'description in characters',
    '7.2',
    contact('remark'),
    () => ({ userid: 'ops-01', external_userid: customer.externalUserid, description: '字'.repeat(150) }),
    () => ({ userid: 'ops-01', external_userid: customer.externalUserid, description: '字'.repeat(151) }),
    40058,
  ],
  [
    'name of a tag',
    '7.3',
    contact('add_corp_tag'),
    () => ({ group_name: 'a', tag: [{ name: '字'.repeat(30) }] }),
    () => ({ group_name: 'a', tag: [{ name: '字'.repeat(31) }] }),
    40072,
  ],
  [
    'order of a tag',
    '7.3',
    contact('add_corp_tag'),
    () => ({ group_name: 'b', tag: [{ name: 'x', order: 4294967295 }] }),
    () => ({ group_name: 'b', tag: [{ name: 'y', order: 4294967296 }] }),
    40058,
  ],
  [
    'remark of a code',
    '7.4',
    contact('add_contact_way'),
    () => way({ remark: 'x'.repeat(30) }),
    () => way({ remark: 'x'.repeat(31) }),
    40058,
  ],
  [
    'state of a code',
    '7.4',
    contact('add_contact_way'),
    () => way({ state: 'x'.repeat(30) }),
    () => way({ state: 'x'.repeat(31) }),
    40058,
  ],
  [
    'members of a single code',
    '7.4',
    contact('add_contact_way'),
    () => way({ type: 1 }),
    () => way({ type: 1, user: ['ops-01', 'ops-02'] }),
    40058,
  ],
  [
    'customers in a transfer',
    '7.5',
    contact('transfer_customer'),
    () => ({ handover_userid: 'ops-01', takeover_userid: 'ops-02', external_userid: ids(100) }),
    () => ({ handover_userid: 'ops-01', takeover_userid: 'ops-02', external_userid: ids(101) }),
    40058,
  ],
  [
    'base name of a room',
    '8',
    contact('groupchat/add_join_way'),
    () => ({ scene: 2, chat_id_list: [chatId], room_base_name: '字'.repeat(40) }),
    () => ({ scene: 2, chat_id_list: [chatId], room_base_name: '字'.repeat(41) }),
    40058,
  ],
  [
    'text of a mass message in bytes',
    '9.2',
    contact('add_msg_template'),
    () => mass({ text: text(4000) }),
    () => mass({ text: text(4001) }),
    40058,
  ],
  [
    'attachments of a mass message',
    '9.2',
    contact('add_msg_template'),
    () => mass({ attachments: times(9, link) }),
    () => mass({ attachments: times(10, link) }),
    41064,
  ],
  [
    'customers of a mass message',
    '9.2',
    contact('add_msg_template'),
    () => mass({ external_userid: [customer.externalUserid] }),
    () => mass({ external_userid: ids(10_001) }),
    40058,
  ],
  [
    'groups of a mass message',
    '9.2',
    contact('add_msg_template'),
    () => mass({ chat_type: 'group', chat_id_list: [chatId] }),
    () => mass({ chat_type: 'group', chat_id_list: ids(2001) }),
    40058,
  ],
  [
    'title of a link in bytes',
    '9.2',
    contact('add_msg_template'),
    () => mass({ attachments: [{ msgtype: 'link', link: { title: 'x'.repeat(128), url: 'http://e.cn' } }] }),
    () => mass({ attachments: [{ msgtype: 'link', link: { title: 'x'.repeat(129), url: 'http://e.cn' } }] }),
    40058,
  ],
  [
    'time of a list of mass messages',
    '9.1',
    contact('get_groupmsg_list_v2'),
    () => ({ chat_type: 'single', ...range(28) }),
    () => ({ chat_type: 'single', ...range(32) }),
    40058,
  ],
  [
    'text of a moment',
    '10',
    contact('add_moment_task'),
    () => ({ text: { content: '字'.repeat(2000) } }),
    () => ({ text: { content: '字'.repeat(2001) } }),
    40058,
  ],
  [
    'name of a rule',
    '11',
    contact('add_intercept_rule'),
    () => rule({ rule_name: '字'.repeat(20) }),
    () => rule({ rule_name: '字'.repeat(21) }),
    40058,
  ],
  [
    'words of a rule',
    '11',
    contact('add_intercept_rule'),
    () => rule({ word_list: ids(300) }),
    () => rule({ word_list: ids(301) }),
    41068,
  ],
  [
    'time of behaviour figures',
    '12',
    contact('get_user_behavior_data'),
    () => ({ userid: ['ops-01'], ...range(29) }),
    () => ({ userid: ['ops-01'], ...range(32) }),
    40058,
  ],
  [
    'name of an acquisition link',
    '14',
    contact('customer_acquisition/create_link'),
    () => ({ link_name: 'x'.repeat(30), range: { user_list: ['ops-01'] } }),
    () => ({ link_name: 'x'.repeat(31), range: { user_list: ['ops-01'] } }),
    40058,
  ],
  [
    'text of an app message in bytes',
    '16.1',
    'message/send',
    () => app('text', text(2048)),
    () => app('text', text(2049)),
    40058,
  ],
  [
    'articles of an app message',
    '16.1',
    'message/send',
    () => app('news', { articles: times(8, { title: 'x' }) }),
    () => app('news', { articles: times(9, { title: 'x' }) }),
    40058,
  ],
  [
    'button of a text card',
    '16.1',
    'message/send',
    () => app('textcard', { title: 'x', description: 'x', url: 'http://e.cn', btntxt: '四个字的' }),
    () => app('textcard', { title: 'x', description: 'x', url: 'http://e.cn', btntxt: '五个字的呀' }),
    40058,
  ],
  [
    'name of a group chat',
    '16.2',
    'appchat/create',
    () => ({ name: '字'.repeat(50), userlist: ['ops-01', 'ops-02'] }),
    () => ({ name: '字'.repeat(51), userlist: ['ops-01', 'ops-02'] }),
    40058,
  ],
  ['page of members', '18', 'user/list_id', () => ({ limit: 10_000 }), () => ({ limit: 'x' }), 40058],
  [
    'name of a kf account',
    '20',
    'kf/account/add',
    () => ({ name: '字'.repeat(16) }),
    () => ({ name: '字'.repeat(17) }),
    40058,
  ],
  [
    'kf customers at once',
    '20',
    'kf/customer/batchget',
    () => ({ external_userid_list: ids(100) }),
    () => ({ external_userid_list: ids(101) }),
    40058,
  ],
];

describe('limits of one call', () => {
  it.each(LINES)('%s (§%s)', async (...[, , path, within, beyond, expected]) => {
    expect(await code(path, within())).toBe(0);
    expect(await code(path, beyond())).toBe(expected);
  });
});

describe('limits over time', () => {
  const fresh = async (
    options: Parameters<typeof startRig>[0],
    run: (other: Rig) => Promise<void>,
  ): Promise<void> => {
    const other = await startRig(options);
    await run(other);
    await other.emulator.close();
  };

  it.each([
    ['one-per-day', 1, 86_400],
    ['seven-per-week', 7, 7 * 86_400],
    ['days-of-month', 31, 31 * 86_400],
  ] as const)(
    '%s: %i mass messages to one customer, then status 3 until the window is over (§9.3)',
    async (massPolicy, limit, window) => {
      await fresh({ massPolicy, startAt: Date.UTC(2026, 4, 31, 16) }, async (other) => {
        // 2026-06-01 00:00 in Shanghai is a Monday and the first of a month of thirty days.
        const most = massPolicy === 'days-of-month' ? 30 : limit;
        const own = await addCustomer(other, await addCode(other));
        const send = async (): Promise<{ sent: number; capped: number }> => {
          const { msgid } = await other.ok(
            'externalcontact/add_msg_template',
            mass({ external_userid: [own.externalUserid] }),
          );
          await other.emulator.advance(2);
          return other.control('POST', `staff/ops-01/tasks/${String(msgid)}/confirm`, {});
        };
        for (let count = 0; count < most; count++) expect(await send()).toMatchObject({ sent: 1, capped: 0 });
        expect(await send()).toMatchObject({ sent: 0, capped: 1 });
        await other.emulator.advance(window);
        expect(await send()).toMatchObject({ sent: 1, capped: 0 });
      });
    },
  );

  it('one mass message a day to a group, whatever the policy (§9.3)', async () => {
    await fresh({ massPolicy: 'seven-per-week' }, async (other) => {
      const { chat_id } = await other.control<{ chat_id: string }>('POST', 'staff/ops-01/groups', {
        name: '群',
      });
      const send = async (): Promise<{ capped: number }> => {
        const body = mass({ chat_type: 'group', chat_id_list: [chat_id] });
        const { msgid } = await other.ok('externalcontact/add_msg_template', body);
        await other.emulator.advance(2);
        return other.control('POST', `staff/ops-01/tasks/${String(msgid)}/confirm`, {});
      };
      expect((await send()).capped).toBe(0);
      expect((await send()).capped).toBe(1);
      await other.emulator.advance(86_400);
      expect((await send()).capped).toBe(0);
    });
  });

  it('three reminders in 24 hours (§9.1)', async () => {
    const { msgid } = await rig.ok(
      contact('add_msg_template'),
      mass({ external_userid: [customer.externalUserid] }),
    );
    await rig.emulator.advance(2);
    const remind = (): Promise<number> => code(contact('remind_groupmsg_send'), { msgid });
    expect([await remind(), await remind(), await remind(), await remind()]).toEqual([0, 0, 0, 41094]);
    await rig.emulator.advance(86_401);
    expect(await remind()).toBe(0);
  });

  it('ten thousand calls a minute of one API, then blocked for a minute (§4)', async () => {
    expect(DEFAULT_QUOTAS).toMatchObject({ perMinute: 10_000, perHour: 150_000, debugPerMinute: 5 });
    await fresh({ quotas: { perMinute: 3 } }, async (other) => {
      const ask = async (): Promise<number> =>
        (await other.call('user/get', undefined, { userid: 'ops-01' })).errcode;
      // Getting the token counts for another API, and only the first three times.
      const token = await other.token();
      const direct = async (): Promise<number> => {
        const answer = await fetch(`${other.url}/cgi-bin/user/get?access_token=${token}&userid=ops-01`);
        return ((await answer.json()) as { errcode: number }).errcode;
      };
      expect([await direct(), await direct(), await direct(), await direct()]).toEqual([0, 0, 0, 45009]);
      await other.emulator.advance(59);
      expect(await direct()).toBe(45009);
      await other.emulator.advance(1);
      expect(await direct()).toBe(0);
      expect(await ask()).toBe(0);
    });
  });

  it('a hundred tickets of the app an hour, four hundred of the company (§4)', async () => {
    await fresh({}, async (other) => {
      const token = await other.token();
      const ask = async (path: string): Promise<number> =>
        (
          (await (await fetch(`${other.url}/cgi-bin/${path}access_token=${token}`)).json()) as {
            errcode: number;
          }
        ).errcode;
      const codes = await Promise.all(times(101, 0).map(() => ask('ticket/get?type=agent_config&')));
      expect(codes.filter((one) => one === 45009)).toHaveLength(1);
      const corp = await Promise.all(times(401, 0).map(() => ask('get_jsapi_ticket?')));
      expect(corp.filter((one) => one === 45009)).toHaveLength(1);
      await other.emulator.advance(3600);
      expect(await ask('get_jsapi_ticket?')).toBe(0);
    });
  });

  it('a hundred materials for welcomes in groups (§9.5)', async () => {
    const add = (): Promise<number> => code(contact('group_welcome_template/add'), { text: text(1) });
    for (let count = 0; count < 100; count++) expect(await add()).toBe(0);
    expect(await add()).toBe(41055);
  });

  it('a hundred intercept rules (§11)', async () => {
    let last = 0;
    for (let count = 0; count < 101; count++)
      last = await code(contact('add_intercept_rule'), rule({ rule_name: `r${count}` }));
    expect(last).toBe(41069);
  });
});
