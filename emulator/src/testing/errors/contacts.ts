import { type Area, crowded, crowdOfStaff, instead, narrowScope, times, when } from './provocation.ts';

const range = { user_list: ['ops-01'] };
const text = { content: '好' };

/** Codes by which customers add members. */
export const contactWays: Area = ({ state, id }) => {
  const way = { type: 2, scene: 2, user: ['ops-01'] };
  const config = { 41043: {}, 41044: { config_id: 'none' } };
  const wrongWay = (more: object) => ({
    40003: { ...more, user: ['none'] },
    41041: when(
      { given: crowdOfStaff(state, 101) },
      { ...more, user: times(101, 0).map((_, nr) => `many-${nr}`) },
    ),
    41042: { ...more, scene: 1, style: 9 },
    41054: { ...more, user: ['idle-01'] },
    60123: { ...more, party: [99] },
    84074: when({ given: narrowScope(state) }, { ...more, user: ['ops-02'] }),
  });
  const made = state.contactWays.get(id('code'));
  if (made === undefined) throw new Error('no code in the scene');
  return {
    'externalcontact/add_contact_way': {
      ...wrongWay(way),
      41037: { scene: 2 },
      41038: { type: 2 },
      41039: { ...way, type: 3 },
      41040: { ...way, scene: 3 },
      41045: when({ given: crowded(state.contactWays, 500_000) }, way),
      48002: { ...way, is_temp: true },
    },
    'externalcontact/update_contact_way': {
      ...config,
      ...wrongWay({ config_id: id('code') }),
      41042: when({ given: instead(made, 'scene', 1) }, { config_id: id('code'), style: 9 }),
    },
    'externalcontact/get_contact_way': config,
    'externalcontact/del_contact_way': config,
  };
};

/** Tags of customers, of the corp and of rule groups. */
export const tags: Area = ({ state, id }) => {
  const whose = { userid: 'ops-01', external_userid: id('customer') };
  const pair = { 41009: {}, 41035: { userid: 'ops-01' } };
  const friendless = { userid: 'ops-02', external_userid: id('customer') };
  const group = { strategy_id: Number(id('strategy')) };
  const own = instead(state, 'tagGroups', [strategyGroup(group.strategy_id)]);
  const full = { ...strategyGroup(0), id: 'full', name: '满', tags: times(10_000, tagOf('t', '满')) };
  const fullOfTags = instead(state, 'tagGroups', [full]);
  return {
    'externalcontact/mark_tag': {
      ...pair,
      40063: whose,
      40068: { ...whose, add_tag: ['none'] },
      84061: { ...friendless, add_tag: [id('tag')] },
    },
    'externalcontact/get_corp_tag_list': { 40068: { tag_id: ['none'] } },
    'externalcontact/add_corp_tag': {
      40068: { group_id: 'none', tag: [{ name: '新' }] },
      40071: { group_id: id('tagGroup'), tag: [{ name: '甲' }] },
      40072: { group_name: '新', tag: [{ name: '' }] },
      40126: when({ given: fullOfTags }, { group_name: '新', tag: [{ name: '新' }] }),
    },
    'externalcontact/edit_corp_tag': {
      40068: { id: 'none', name: '新' },
      40071: { id: id('tag'), name: '乙' },
      40072: { id: id('tag'), name: '' },
    },
    'externalcontact/del_corp_tag': { 40063: {}, 40068: { tag_id: ['none'] } },
    'externalcontact/get_strategy_tag_list': { 40068: { tag_id: ['none'] } },
    'externalcontact/add_strategy_tag': {
      40063: {},
      40068: { ...group, group_id: 'none', tag: [{ name: '新' }] },
      40071: when({ given: own }, { ...group, group_name: '己', tag: [{ name: '甲' }] }),
      40072: { ...group, group_name: '己', tag: [{ name: '' }] },
      40126: when({ given: fullOfTags }, { ...group, group_name: '己', tag: [{ name: '新' }] }),
    },
    'externalcontact/edit_strategy_tag': {
      40068: { id: 'none', name: '新' },
      40071: when({ given: own }, { id: 'own', name: '乙' }),
      40072: when({ given: own }, { id: 'own', name: '' }),
    },
    'externalcontact/del_strategy_tag': { 40063: {}, 40068: { tag_id: ['none'] } },
    'externalcontact/customer_strategy/create': {
      40063: {},
      60003: { strategy_name: '新', admin_list: ['ops-01'], range: [{ type: 2, partyid: 99 }] },
      60111: { strategy_name: '新', admin_list: ['none'] },
    },
    'externalcontact/customer_strategy/edit': {
      40063: { ...group, admin_list: [] },
      60003: { ...group, range_add: [{ type: 2, partyid: 99 }] },
      60111: { ...group, admin_list: ['none'] },
    },
  };
};

/** Links by which customers come. */
export const links: Area = ({ state, id }) => {
  const link = { 40063: {} };
  const wrongRange = (more: object) => ({
    40003: { ...more, range: { user_list: ['none'] } },
    60123: { ...more, range: { department_list: [99] } },
  });
  return {
    'externalcontact/customer_acquisition/create_link': {
      40063: {},
      ...wrongRange({ link_name: '新' }),
      41095: when({ given: crowded(state.links, 1000) }, { link_name: '新', range }),
    },
    'externalcontact/customer_acquisition/update_link': { ...link, ...wrongRange({ link_id: id('link') }) },
    'externalcontact/customer_acquisition/get': link,
    'externalcontact/customer_acquisition/delete_link': link,
    'externalcontact/customer_acquisition/customer': link,
    'externalcontact/customer_acquisition/statistic': link,
    'externalcontact/customer_acquisition/get_chat_info': {
      40063: {},
      84061: when(
        {
          given: () => {
            const gone = { userid: 'ops-02', externalUserid: id('customer') };
            state.acquiredChats.set('gone', gone as never);
            return () => void state.acquiredChats.delete('gone');
          },
        },
        { chat_key: 'gone' },
      ),
    },
  };
};

/** Welcomes and mass messages. */
export const messages: Area = ({ id }) => ({
  'externalcontact/send_welcome_msg': {
    41049: { text },
    41050: { welcome_code: 'none', text },
    41051: { welcome_code: 'done', text },
    41096: { welcome_code: 'sending', text },
    ...wrongContent({ welcome_code: 'open' }),
  },
  'externalcontact/add_msg_template': {
    40003: { sender: 'none', text },
    41048: { external_userid: [id('stranger')], text },
    ...wrongContent({ sender: 'ops-01' }),
  },
});

/** Customers, what is known of them, their ids. */
export const contacts: Area = ({ state, id }) => {
  const whose = { userid: 'ops-01', external_userid: id('customer') };
  const pair = { 41009: {}, 41035: { userid: 'ops-01' } };
  const friendless = { userid: 'ops-02', external_userid: id('customer') };
  return {
    'externalcontact/get': {
      41035: {},
      40096: { external_userid: 'none' },
      84061: { external_userid: id('stranger') },
    },
    'externalcontact/list': { 41009: {}, 40003: { userid: 'none' }, 84061: { userid: 'ops-02' } },
    'externalcontact/batch/get_by_user': { 41009: {}, 40003: { userid_list: ['none'] } },
    'externalcontact/remark': {
      ...pair,
      40063: whose,
      40007: { ...whose, remark_pic_mediaid: 'none' },
      84061: { ...friendless, remark: '记' },
    },
    'externalcontact/close_temp_chat': { ...pair, 48002: whose, 84061: friendless },
    'externalcontact/convert_to_openid': { 41035: {}, 40096: { external_userid: 'none' } },
    'externalcontact/unionid_to_external_userid': { 40063: {}, 84061: { unionid: 'none', openid: 'none' } },
    'idconvert/unionid_to_external_userid': { 40063: {}, 84061: { unionid: 'none', openid: 'none' } },
    'externalcontact/get_user_behavior_data': {
      40063: {},
      40003: { userid: ['none'], start_time: day(state), end_time: day(state) },
    },
  };
};

/** What a text with attachments can be refused for. */
export function wrongContent(more: object): Record<number, object> {
  return {
    40063: more,
    40007: { ...more, attachments: [{ msgtype: 'image', image: { media_id: 'none' } }] },
    41064: {
      ...more,
      attachments: times(10, { msgtype: 'link', link: { title: '题', url: 'http://e.cn' } }),
    },
    41065: { ...more, attachments: [{ msgtype: 'song' }] },
  };
}

function day({ tokens }: { tokens: Array<{ expiresAt: number }> }): number {
  return Math.floor((tokens.at(-1)?.expiresAt ?? 0) / 1000) - 86_400;
}

const tagOf = (id: string, name: string) => ({ id, name, createdAt: 0, order: 0 });

function strategyGroup(strategyId: number) {
  const tags = [tagOf('own', '甲'), tagOf('two', '乙')];
  return { id: 'grp', name: '己', createdAt: 0, order: 0, strategyId, tags };
}
