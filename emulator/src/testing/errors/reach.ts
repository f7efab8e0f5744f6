import type { Moment } from '../../state/moment.ts';
import { type Area, crowded, having, instead, narrowScope, times, when } from './provocation.ts';

const text = { content: '好' };
const DAY = 86_400_000;

/** Customer groups and their statistics. */
export const groupChats: Area = ({ state, id, now }) => {
  const wrongHandOver = (chat: string) => {
    const good = { chat_id_list: [chat], new_owner: 'ops-02' };
    return {
      40003: { ...good, new_owner: 'none' },
      40063: {},
      41054: { ...good, new_owner: 'idle-01' },
      45009: when({ given: busyOwner(state.counters, now) }, good),
      84074: when({ given: narrowScope(state) }, good),
      90501: { ...good, chat_id_list: ['none'] },
    };
  };
  const person = state.people.get(id('personId'));
  if (person === undefined) throw new Error('no customer in the scene');
  const group = state.groups.get(id('chat'));
  if (group === undefined) throw new Error('no group in the scene');
  if (person === undefined || group === undefined) throw new Error('the scene is not whole');
  const manyStaff = when(
    { given: () => crowded(state.staff, 1001)() },
    { limit: 1, day_begin_time: Math.floor((now - DAY) / 1000) },
  );
  return {
    'externalcontact/groupchat/list': { 81017: manyStaff },
    'externalcontact/groupchat/get': { 40063: {}, 90501: { chat_id: 'none' } },
    'externalcontact/opengid_to_chatid': { 40063: {}, 90511: { opengid: 'none' } },
    'externalcontact/groupchat/statistic': { 40063: {}, 81017: manyStaff },
    'externalcontact/groupchat/statistic_group_by_day': { 40063: {}, 81017: manyStaff },
    'externalcontact/groupchat/transfer': {
      ...wrongHandOver(id('orphan')),
      90500: { chat_id_list: [id('chat')], new_owner: 'ops-02' },
    },
    'externalcontact/groupchat/onjob_transfer': {
      ...wrongHandOver(id('chat')),
      90502: { chat_id_list: [id('orphan')], new_owner: 'ops-02' },
      90504: { chat_id_list: [id('chat')], new_owner: 'ops-01' },
      90508: when(
        { given: instead(group, 'handovers', times(9, now)) },
        { chat_id_list: [id('chat')], new_owner: 'ops-02' },
      ),
    },
  };
};

/** Codes and welcomes of groups. */
export const joinWays: Area = ({ state, id }) => {
  const template = { 40063: {}, 41058: { template_id: 'none' } };
  const wrongWelcome = (more: object) => ({
    40007: { ...more, image: { media_id: 'none' } },
    40063: more,
  });
  const config = { 41043: {}, 41044: { config_id: 'none' } };
  const wrongJoin = (more: object) => ({
    41038: { ...more, chat_id_list: [id('chat')] },
    41040: { ...more, scene: 3 },
    40063: { ...more, scene: 2 },
    41091: { ...more, scene: 2, chat_id_list: times(6, id('chat')) },
    90501: { ...more, scene: 2, chat_id_list: ['none'] },
  });
  return {
    'externalcontact/groupchat/add_join_way': {
      ...wrongJoin({}),
      41045: when({ given: crowded(state.joinWays, 500_000) }, { scene: 2, chat_id_list: [id('chat')] }),
    },
    'externalcontact/groupchat/get_join_way': config,
    'externalcontact/groupchat/update_join_way': { ...config, ...wrongJoin({ config_id: id('joinWay') }) },
    'externalcontact/groupchat/del_join_way': config,
    'externalcontact/group_welcome_template/add': {
      ...wrongWelcome({}),
      41055: when({ given: crowded(state.groupWelcomes, 100) }, { text }),
    },
    'externalcontact/group_welcome_template/edit': {
      ...wrongWelcome({ template_id: id('welcome') }),
      41058: { template_id: 'none', text },
    },
    'externalcontact/group_welcome_template/get': template,
    'externalcontact/group_welcome_template/del': template,
  };
};

/** What becomes of mass messages. */
export const massMessages: Area = ({ rig, state, id }) => {
  const sent = {
    41046: {},
    41047: { msgid: 'none' },
    41063: { msgid: id('earlyMass') },
    41093: { msgid: id('cancelled') },
  };
  return {
    'externalcontact/remind_groupmsg_send': {
      ...sent,
      41094: when(
        { given: reminded(state.massMessages.get(id('mass')), rig.emulator.world.transport.now()) },
        { msgid: id('mass') },
      ),
    },
    'externalcontact/cancel_groupmsg_send': sent,
    'externalcontact/get_groupmsg_task': sent,
    'externalcontact/get_groupmsg_send_result': {
      ...sent,
      41009: { msgid: id('mass') },
      40003: { msgid: id('mass'), userid: 'none' },
    },
  };
};

/** Moments. */
export const moments: Area = ({ state, id, now }) => {
  const shown = { 41059: {}, 41060: { moment_id: 'none' }, 41079: { moment_id: id('earlyMoment') } };
  const part = {
    ...shown,
    41009: { moment_id: id('moment') },
    41061: { moment_id: id('moment'), userid: 'ops-02' },
  };
  const unpublished = { 41062: { moment_id: id('moment'), userid: 'ops-01' } };
  return {
    'externalcontact/add_moment_task': {
      40007: { attachments: [{ msgtype: 'image', image: { media_id: 'none' } }] },
      41064: { attachments: times(10, { msgtype: 'image', image: { media_id: id('momentImage') } }) },
      41065: { attachments: [{ msgtype: 'song' }] },
      41072: { attachments: [{ msgtype: 'image', image: { media_id: id('albumImage') } }] },
      41089: {},
      45009: when({ given: manyMoments(state.moments, id('moment'), now) }, { text }),
    },
    'externalcontact/cancel_moment_task': { ...shown, 41067: { moment_id: id('personal') } },
    'externalcontact/get_moment_task': { ...shown, 41067: { moment_id: id('personal') } },
    'externalcontact/get_moment_task_result': {
      40063: {},
      40003: when({ given: emptyMoment(state.moments, id('moment')) }, { jobid: 'empty' }),
    },
    'externalcontact/get_moment_customer_list': part,
    'externalcontact/get_moment_send_result': { ...part, ...unpublished },
    'externalcontact/get_moment_comments': { ...part, ...unpublished },
  };
};

/** Products and intercept rules. */
export const albums: Area = ({ state, id }) => {
  const picture = (media_id: string) => ({ type: 'image', image: { media_id } });
  const wrongProduct = (more: object) => ({
    40007: { ...more, attachments: [picture('none')] },
    41064: { ...more, attachments: times(10, picture(id('albumImage'))) },
    41065: { ...more, attachments: [{ type: 'video' }] },
    41072: { ...more, attachments: [picture(id('momentImage'))] },
  });
  const product = { description: '课', price: 1 };
  const rule = {
    rule_name: '新规则',
    word_list: ['赌'],
    intercept_type: 1,
    applicable_range: { user_list: ['ops-01'] },
  };
  const wrongRule = (more: object) => ({
    41068: { ...more, word_list: times(301, '字') },
    41077: { ...more, rule_name: '另一' },
    41083: { ...more, word_list: [''] },
    41084: { ...more, semantics_list: [9] },
  });
  return {
    'externalcontact/add_product_album': { 40063: {}, ...wrongProduct(product) },
    'externalcontact/update_product_album': {
      40063: {},
      41073: { product_id: 'none' },
      ...wrongProduct({ product_id: id('product') }),
    },
    'externalcontact/get_product_album': { 40063: {}, 41073: { product_id: 'none' } },
    'externalcontact/delete_product_album': { 40063: {}, 41073: { product_id: 'none' } },
    'externalcontact/add_intercept_rule': {
      ...wrongRule(rule),
      40063: {},
      41069: when({ given: crowded(state.interceptRules, 100) }, rule),
      41076: { ...rule, applicable_range: { user_list: times(1001, 'ops-01') } },
    },
    'externalcontact/update_intercept_rule': {
      ...wrongRule({ rule_id: id('rule') }),
      41084: { rule_id: id('rule'), extra_rule: { semantics_list: [9] } },
      40063: {},
      41070: { rule_id: 'none' },
      41076: {
        rule_id: id('rule'),
        add_applicable_range: { user_list: times(1001, 0).map((_, nr) => `u${nr}`) },
      },
    },
    'externalcontact/get_intercept_rule': { 40063: {}, 41070: { rule_id: 'none' } },
    'externalcontact/del_intercept_rule': { 40063: {}, 41070: { rule_id: 'none' } },
  };
};

/** Customers who get another member. */
export const transfers: Area = ({ state, id, now }) => {
  const order = { handover_userid: 'ops-01', takeover_userid: 'ops-02', external_userid: [id('customer')] };
  const wrongOrder = (from: string, customer: string) => {
    const good = { handover_userid: from, takeover_userid: 'ops-02', external_userid: [customer] };
    return {
      40003: { ...good, takeover_userid: 'none' },
      40063: {},
      40096: { ...good, external_userid: ['none'] },
      40130: { ...good, takeover_userid: from },
      40131: { ...good, external_userid: [id('stranger')] },
      41054: { ...good, takeover_userid: 'idle-01' },
      84074: when({ given: narrowScope(state) }, good),
    };
  };
  const underway = (handover: string, externalUserid: string) =>
    having(state.transfers, 'x', {
      key: 'x',
      kind: 'on-job',
      handover,
      takeover: 'sales-01',
      externalUserid,
      status: 2,
      startedAt: now,
      takeoverAt: now + DAY,
      message: '',
    });
  const person = state.people.get(id('personId'));
  if (person === undefined) throw new Error('no customer in the scene');
  return {
    'externalcontact/transfer_customer': {
      ...wrongOrder('ops-01', id('customer')),
      40128: when({ given: instead(person, 'transferred', [now, now]) }, order),
      40129: when({ given: underway('ops-01', id('customer')) }, order),
    },
    'externalcontact/transfer_result': { 40063: {} },
    'externalcontact/resigned/transfer_customer': {
      ...wrongOrder('gone-01', id('lost')),
      40097: order,
      40100: when(
        { given: underway('gone-01', id('lost')) },
        { ...order, handover_userid: 'gone-01', external_userid: [id('lost')] },
      ),
    },
    'externalcontact/resigned/transfer_result': { 40063: {} },
  };
};

function busyOwner(counters: Record<string, number>, now: number) {
  const shanghai = 8 * 3_600_000;
  const start = Math.floor((now + shanghai) / DAY) * DAY - shanghai;
  return instead(counters, `group-takeovers ops-02 ${start}`, 1_000_000);
}

function reminded(message: { reminders: number[] } | undefined, now: number) {
  if (message === undefined) throw new Error('no such message');
  return instead(message, 'reminders', [now, now, now]);
}

type Moments = Map<string, Moment>;

function manyMoments(moments: Moments, like: string, now: number) {
  return () => {
    const model = moments.get(like);
    if (model === undefined) throw new Error('no such moment');
    const undo = times(200, model).map((one, nr) =>
      having(moments, `m${nr}`, { ...one, momentId: `m${nr}`, createdAt: now, startedAt: now })(),
    );
    return () => {
      for (const one of undo) one();
    };
  };
}

function emptyMoment(moments: Moments, like: string) {
  const model = moments.get(like);
  if (model === undefined) throw new Error('no such moment');
  return having(moments, 'empty', { ...model, momentId: 'empty', jobId: 'empty', tasks: [] });
}
