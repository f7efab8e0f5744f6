import { WRONG_MENU, wrongFile } from './office.ts';
import { type Area, instead, times, when } from './provocation.ts';

const text = { content: '好' };
const MEGABYTE = 1024 * 1024;

/** Tokens and web login of the Official Account. */
export const accountLogin: Area = ({ state, id, now }) => {
  const own = state.account;
  const login = { appid: own.appId, secret: own.secret };
  const secret = {
    40002: { ...login },
    40013: { ...login, grant_type: 'client_credential', appid: 'none' },
    40001: { ...login, grant_type: 'client_credential', secret: 'none' },
  };
  const holder = {
    40001: { access_token: 'none' },
    42001: { access_token: 'over' },
    40003: { access_token: 'base', openid: 'none' },
  };
  const forced = { ...login, grant_type: 'client_credential', force_refresh: true };
  return {
    'oa/token': secret,
    'oa/stable_token': {
      ...secret,
      45009: when({ given: instead(own, 'forced', times(20, now - 60_000)) }, forced),
      45011: when({ given: instead(own, 'forced', [now]) }, forced),
    },
    'oa/ticket/getticket': { 40035: { type: 'song' } },
    'oa/clear_quota': { 40013: {} },
    'oa/openapi/quota/get': { 76021: {} },
    'oa/sns/oauth2/access_token': {
      40013: {},
      40125: { appid: own.appId },
      40002: login,
      41008: { ...login, grant_type: 'authorization_code' },
      40029: { ...login, grant_type: 'authorization_code', code: 'none' },
      40163: { ...login, grant_type: 'authorization_code', code: 'used' },
    },
    'oa/sns/oauth2/refresh_token': { 40030: {}, 42002: { refresh_token: 'late' } },
    'oa/sns/userinfo': { ...holder, 48001: { access_token: 'base', openid: id('openid') } },
    'oa/sns/auth': holder,
  };
};

/** Its menu and its codes. */
export const accountMenu: Area = ({ state, id }) => {
  const own = state.account;
  const qr = { action_name: 'QR_LIMIT_STR_SCENE', action_info: { scene: { scene_str: 'x' } } };
  const openMenu = instead(own, 'menu', { button: [] });
  const conditional = Object.fromEntries(
    Object.entries(WRONG_MENU({ matchrule: { tag_id: 2 } })).map(([code, send]) => [
      code,
      when({ given: openMenu }, send),
    ]),
  );
  return {
    'oa/menu/create': WRONG_MENU(),
    'oa/menu/get': { 46003: {} },
    'oa/menu/addconditional': { ...conditional, 65303: {}, 65302: when({ given: openMenu }, {}) },
    'oa/menu/delconditional': { 65301: { menuid: 1 } },
    'oa/menu/trymatch': { 40003: {}, 46003: { user_id: id('openid') } },
    'oa/qrcode/create': {
      40035: {},
      45009: when({ given: manyTickets(state.accountTickets) }, qr),
    },
  };
};

/** Its followers and their tags. */
export const followers: Area = ({ state, id }) => {
  const own = state.account;
  const follower = state.followers.get(id('openid'));
  if (follower === undefined) throw new Error('no follower');
  const unknown = { 40003: { openid: 'none' } };
  const tagged = { tagid: Number(id('accountTag')), openid_list: [id('openid')] };
  const tagging = {
    40003: { ...tagged, openid_list: ['none'] },
    40032: { ...tagged, openid_list: [] },
    45159: { ...tagged, tagid: 9999 },
    49003: { ...tagged, openid_list: [id('left')] },
  };
  const badName = (more: object) => ({
    45157: { tag: { ...more, name: '新' } },
    45158: { tag: { ...more, name: '' } },
  });
  return {
    'oa/user/get': { 40003: { next_openid: 'none' } },
    'oa/user/info': unknown,
    'oa/user/info/batchget': { 40003: { user_list: [{ openid: 'none' }] } },
    'oa/user/info/updateremark': { 40003: { openid: 'none', remark: '记' } },
    'oa/tags/create': {
      ...badName({}),
      45056: when(
        { given: instead(own, 'tags', times(100, { id: 2, name: '星' })) },
        { tag: { name: '再' } },
      ),
    },
    'oa/tags/update': {
      ...badName({ id: Number(id('accountTag')) }),
      45159: { tag: { id: 9999, name: '再' } },
    },
    'oa/tags/delete': {
      45058: { tag: { id: 2 } },
      45159: { tag: { id: 9999 } },
      45057: when(
        { given: manyFans(state.followers, Number(id('accountTag'))) },
        { tag: { id: Number(id('accountTag')) } },
      ),
    },
    'oa/user/tag/get': { 45159: { tagid: 9999 } },
    'oa/tags/members/batchtagging': {
      ...tagging,
      45059: when(
        {
          given: instead(
            follower,
            'tags',
            times(20, 0).map((_, nr) => 500 + nr),
          ),
        },
        tagged,
      ),
    },
    'oa/tags/members/batchuntagging': tagging,
    'oa/tags/getidlist': unknown,
    'oa/tags/members/batchblacklist': { 40003: { openid_list: ['none'] }, 40032: {} },
    'oa/tags/members/batchunblacklist': { 40003: { openid_list: ['none'] }, 40032: {} },
  };
};

/** Its messages to many. */
export const accountMass: Area = ({ id }) => {
  const to = { touser: id('openid') };
  const mass = { filter: { is_to_all: true } };
  const many = { touser: [id('openid'), id('left')] };
  const wrongMass = (more: object) => ({
    40007: { ...more, msgtype: 'image' },
    40008: { ...more, msgtype: 'song' },
    44004: { ...more, msgtype: 'text' },
  });
  const same = { msgtype: 'text', text, clientmsgid: 'same' };
  return {
    'oa/message/mass/sendall': {
      ...wrongMass(mass),
      45065: { ...mass, ...same },
      45159: { msgtype: 'text', text },
    },
    'oa/message/mass/send': {
      ...wrongMass(many),
      40003: { touser: ['none', 'nobody'] },
      40130: {},
      45065: { ...many, ...same },
    },
    'oa/message/mass/preview': { ...wrongMass(to), 40003: {}, 43004: { touser: id('left') } },
    'oa/message/mass/delete': { 40059: {} },
    'oa/message/mass/get': { 40059: {} },
  };
};

/** Its messages to one, and their templates. */
export const accountMessages: Area = ({ state, id, now }) => {
  const follower = state.followers.get(id('openid'));
  if (follower === undefined) throw new Error('no follower');
  const to = { touser: id('openid') };
  const template = { ...to, template_id: id('subscribe') };
  return {
    'oa/wxaapi/newtmpl/addtemplate': { 40037: { tid: '271' } },
    'oa/wxaapi/newtmpl/deltemplate': { 40037: {} },
    'oa/message/subscribe/bizsend': {
      40003: { template_id: id('subscribe') },
      40037: {},
      43101: { ...template, data: { thing1: { value: '课' } } },
      47003: template,
    },
    'oa/message/template/subscribe': { 40003: {}, 40035: to, 43101: { ...to, scene: 7 } },
    'oa/message/custom/send': {
      40003: {},
      40008: { ...to, msgtype: 'song' },
      43004: { touser: id('left'), msgtype: 'text', text },
      44004: { ...to, msgtype: 'text', text: { content: '' } },
      45015: when({ given: instead(follower, 'windows', []) }, { ...to, msgtype: 'text', text }),
      45047: when(
        { given: instead(follower, 'windows', [{ until: now + 9999, left: 0, reason: 'message' }]) },
        { ...to, msgtype: 'text', text },
      ),
    },
    'oa/message/custom/typing': {
      40003: { command: 'Typing' },
      43004: { touser: id('left'), command: 'Typing' },
    },
    'oa/template/api_add_template': { 40037: {} },
    'oa/template/del_private_template': { 40037: {} },
    'oa/template/api_set_industry': { 40102: { industry_id1: 99, industry_id2: 1 } },
    'oa/message/template/send': {
      40003: { template_id: id('template') },
      40037: to,
      43004: { touser: id('left'), template_id: id('template') },
    },
  };
};

/** Its files, articles and publications. */
export const accountFiles: Area = ({ state, id }) => {
  const own = state.account;
  const media = { 40007: {} };
  const full = (type: 'voice' | 'news') =>
    when(
      {
        given: instead(own, 'materials', times(100_000, { mediaId: 'm', type, name: '', updatedAt: 0 })),
        ...(type === 'voice' ? { file: Buffer.from('#!AMR\n00000000') } : {}),
      },
      type === 'voice' ? { type } : { articles: [{ title: '文', content: '文' }] },
    );
  return {
    'oa/media/upload': { ...wrongFile({ type: 'voice' }), 41005: { type: 'voice' } },
    'oa/media/uploadimg': { ...wrongFile({}, MEGABYTE), 41005: {} },
    'oa/media/get': media,
    'oa/material/add_material': {
      ...wrongFile({ type: 'voice' }),
      41005: { type: 'voice' },
      45028: full('voice'),
      47001: when({ file: Buffer.from('#!AMR\n00000000'), description: '{' }, { type: 'voice' }),
    },
    'oa/material/add_news': { 40007: {}, 45028: full('news') },
    'oa/material/update_news': { ...media, 40114: { media_id: id('news'), index: 9 } },
    'oa/material/get_material': media,
    'oa/material/del_material': media,
    'oa/material/batchget_material': { 40007: { type: 'song' } },
    'oa/draft/get': media,
    'oa/draft/update': { ...media, 40114: { media_id: id('draft'), index: 9 } },
    'oa/draft/delete': media,
    'oa/freepublish/submit': media,
    'oa/freepublish/get': { 53600: {} },
    'oa/freepublish/getarticle': { 53600: {} },
    'oa/freepublish/delete': { 53600: {} },
  };
};

function manyTickets(tickets: Map<string, { ticket: string; scene: string }>) {
  return instead(tickets, 'values', () => times(100_000, { ticket: 't', scene: 's' }).values() as never);
}

function manyFans(followers: Map<string, object>, tag: number) {
  return instead(
    followers,
    'values',
    () => times(100_001, { subscribed: true, tags: [tag] }).values() as never,
  );
}
