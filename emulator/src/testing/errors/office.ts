import { type Area, crowded, having, instead, times, when } from './provocation.ts';

const MEGABYTE = 1024 * 1024;
const TOO_SHORT = Buffer.from('abc');
const NO_MEDIUM = Buffer.from('not a picture');
const text = { content: '好' };
const button = { name: '甲', type: 'click', key: 'k' };

/** Of a menu, of the app or of the Official Account. */
export const WRONG_MENU = (more: object = {}) => ({
  40016: { ...more, button: [] },
  40017: { ...more, button: [{ name: '甲', type: 'song' }] },
  40018: { ...more, button: [{ ...button, name: '' }] },
  40019: { ...more, button: [{ name: '甲', type: 'click' }] },
  40020: { ...more, button: [{ name: '甲', type: 'view' }] },
  40023: { ...more, button: [{ name: '甲', sub_button: times(6, button) }] },
  40025: { ...more, button: [{ name: '甲', sub_button: [{ ...button, name: '' }] }] },
});

/** What a file can be refused for. */
export const wrongFile = (send: object, limit = 2 * MEGABYTE) => ({
  40004: when({ file: NO_MEDIUM }, send),
  44001: when({ file: TOO_SHORT }, send),
  45001: when({ file: Buffer.alloc(limit + 1) }, send),
});

/** Members and their login. */
export const members: Area = ({ state }) => {
  const { corpId } = state.tenant;
  const member = { 41009: {}, 60111: { userid: 'none' } };
  return {
    gettoken: {
      41002: {},
      41004: { corpid: corpId },
      40013: { corpid: 'none', corpsecret: 'none' },
      40001: { corpid: corpId, corpsecret: 'none' },
    },
    'ticket/get': { 40005: { type: 'song' } },
    'auth/getuserinfo': { 40029: {}, 42022: { code: 'used' } },
    'auth/getuserdetail': { 40029: {} },
    'user/getuserinfo': { 40029: {}, 42022: { code: 'used' } },
    'user/get': member,
    'user/convert_to_openid': member,
    'user/convert_to_userid': { 40035: {}, 60111: { openid: 'none' } },
    'user/list': { 60123: {}, 60003: { department_id: 99 } },
    'user/simplelist': { 60123: {}, 60003: { department_id: 99 } },
    'user/create': {
      40003: { userid: 'a b', name: '新' },
      41009: {},
      60003: { userid: 'new', name: '新', department: [99] },
      60102: { userid: 'ops-01', name: '新' },
      60104: { userid: 'new', name: '新', mobile: '13800000000' },
      60112: { userid: 'new' },
    },
    'user/update': {
      ...member,
      60003: { userid: 'ops-01', department: [99] },
      60104: { userid: 'ops-01', mobile: '13800000000' },
    },
    'user/delete': member,
    'user/batchdelete': { 41009: {}, 60111: { useridlist: ['none'] } },
  };
};

/** Departments and tags of members. */
export const departments: Area = ({ state, id }) => {
  const department = { 60123: {}, 60003: { id: 99 } };
  const wrongPlace = (more: object) => ({
    60001: { ...more, name: 'a:b', parentid: 1 },
    60004: { ...more, name: '新', parentid: 99 },
    60008: { ...more, name: '销售部', parentid: 1 },
  });
  const tagid = Number(id('staffTag'));
  const members = {
    40035: { tagid },
    40068: { tagid: 99, userlist: ['ops-01'] },
    40070: { tagid, userlist: ['none'] },
  };
  return {
    'department/list': { 60003: { id: 99 } },
    'department/simplelist': { 60003: { id: 99 } },
    'department/get': department,
    'department/create': wrongPlace({}),
    'department/update': { ...department, ...wrongPlace({ id: 2 }) },
    'department/delete': { ...department, 60005: { id: 3 }, 60006: { id: 2 }, 60007: { id: 1 } },
    'tag/create': {
      40071: { tagname: '同事' },
      40072: {},
      40126: when({ given: crowded(state.memberTags, 1_000_000) }, { tagname: '新' }),
    },
    'tag/update': {
      40068: { tagid: 99, tagname: '新' },
      40071: { tagid, tagname: '另' },
      40072: { tagid, tagname: '' },
    },
    'tag/delete': { 40068: { tagid: 99 } },
    'tag/get': { 40068: { tagid: 99 } },
    'tag/addtagusers': members,
    'tag/deltagusers': members,
  };
};

/** The app: settings, menu, messages to members. */
export const apps: Area = ({ state, id }) => {
  const { agentId } = state.tenant;
  const agent = { 41011: {}, 40056: { agentid: 7 } };
  const app = { touser: 'ops-01', agentid: agentId, msgtype: 'text', text };
  const query = { agentid: String(agentId) };
  const menu = Object.fromEntries(
    Object.entries(WRONG_MENU()).map(([code, send]) => [code, when({ query }, send)]),
  );
  const inQuery = { 41011: {}, 40056: when({ query: { agentid: '7' } }, { button: [button] }) };
  return {
    'agent/get': agent,
    'agent/set': { ...agent, 40007: { agentid: agentId, logo_mediaid: 'none' } },
    'menu/create': { ...inQuery, ...menu },
    'menu/get': { ...agent, 46003: { agentid: agentId } },
    'menu/delete': agent,
    'message/send': {
      40007: { ...app, msgtype: 'image', image: { media_id: 'none' } },
      40008: { ...app, msgtype: 'song' },
      40032: { ...app, touser: times(1001, 'x').join('|') },
      40056: { ...app, agentid: 7 },
      41011: { touser: 'ops-01' },
      44004: { ...app, text: { content: '' } },
      81013: { ...app, touser: 'none' },
      82001: { ...app, touser: '' },
      82002: { ...app, toparty: times(101, '1').join('|') },
      82003: { ...app, totag: times(101, '1').join('|') },
    },
    'message/recall': { 40063: {}, 42052: { msgid: id('oldMessage') } },
    'message/update_template_card': {
      40056: { agentid: 7 },
      40063: { agentid: agentId },
      41011: {},
      82001: { agentid: agentId, response_code: 'x', button: { replace_name: '好' } },
    },
  };
};

/** Chats of members, media, robots. */
export const rooms: Area = ({ state, id }) => {
  const chat = { 40050: { chatid: 'none' } };
  const wrongChat = (more: object) => ({
    86005: {
      ...more,
      owner: 'sales-01',
      ...(Object.hasOwn(more, 'chatid') ? {} : { userlist: ['ops-01', 'ops-02'] }),
    },
  });
  const key = { key: id('robot') };
  const robot = (send: object) => when({ query: key }, send);
  return {
    'appchat/create': {
      ...wrongChat({}),
      86001: { chatid: 'a b', userlist: ['ops-01', 'ops-02'] },
      86006: { userlist: ['ops-01'] },
      86007: { userlist: ['ops-01', 'none'] },
      86215: { chatid: 'chat1', userlist: ['ops-01', 'ops-02'] },
    },
    'appchat/update': {
      ...chat,
      ...wrongChat({ chatid: 'chat1' }),
      86006: { chatid: 'chat1', del_user_list: ['ops-02'] },
      86007: { chatid: 'chat1', add_user_list: ['none'] },
    },
    'appchat/get': chat,
    'appchat/send': {
      ...chat,
      40007: { chatid: 'chat1', msgtype: 'image', image: { media_id: 'none' } },
      40008: { chatid: 'chat1', msgtype: 'song' },
      44004: { chatid: 'chat1', msgtype: 'text', text: { content: '' } },
    },
    'media/upload': { 40005: { type: 'song' }, ...wrongFile({ type: 'voice' }) },
    'media/uploadimg': wrongFile({}),
    'media/upload_attachment': wrongFile({ media_type: 'image', attachment_type: '1' }, 10 * MEGABYTE),
    'media/get': { 40007: { media_id: 'none' } },
    'webhook/send': {
      93000: { msgtype: 'text', text },
      40007: robot({ msgtype: 'file', file: { media_id: 'none' } }),
      40008: robot({ msgtype: 'song' }),
      40009: robot({ msgtype: 'image', image: { base64: '', md5: '' } }),
      41072: robot({ msgtype: 'voice', voice: { media_id: id('voice') } }),
      44004: robot({ msgtype: 'text', text: { content: '' } }),
      45009: when({ query: key, given: busyRobot(state.robots.get(id('robot'))) }, { msgtype: 'text', text }),
    },
    'webhook/upload_media': {
      93000: { type: 'file' },
      40005: { ...key, type: 'song' },
      ...wrongFile({ ...key, type: 'voice' }),
    },
  };
};

function busyRobot(robot: { sentAt: number[] } | undefined) {
  if (robot === undefined) throw new Error('no robot');
  return instead(robot, 'sentAt', times(20, Number.MAX_SAFE_INTEGER));
}

/** WeChat customer service. */
export const service: Area = ({ state, id, now }) => {
  const [kf, customer] = [id('kf'), id('customer')];
  const account = { 60251: {}, 95004: { open_kfid: 'none' } };
  const at = { open_kfid: kf, external_userid: customer };
  const whose = { ...account, 41035: { open_kfid: kf }, 40096: { open_kfid: kf, external_userid: 'none' } };
  const message = { open_kfid: kf, touser: customer, msgtype: 'text', text };
  const session = state.kfSessions.get(`${kf} ${customer}`);
  if (session === undefined) throw new Error('no session');
  const written = (wroteAt: number) => instead(session, 'wroteAt', wroteAt);
  const code = (openKfid: string) =>
    having(state.kfCodes, 'live', { openKfid, externalUserid: customer, issuedAt: Number.MAX_SAFE_INTEGER });
  return {
    'kf/account/add': { 40063: {}, 95027: when({ given: crowded(state.kfAccounts, 5000) }, { name: '新' }) },
    'kf/account/update': { ...account, 40007: { open_kfid: kf, media_id: 'none' } },
    'kf/account/del': account,
    'kf/add_contact_way': account,
    'kf/servicer/add': { ...account, 60111: { open_kfid: kf, userid_list: ['none'] } },
    'kf/servicer/list': account,
    'kf/servicer/del': { ...account, 60253: { open_kfid: kf, userid_list: ['none'] } },
    'kf/service_state/get': whose,
    'kf/service_state/trans': {
      ...whose,
      95016: at,
      60253: { ...at, service_state: 3, servicer_userid: 'none' },
    },
    'kf/sync_msg': { ...account, 95007: { open_kfid: kf, token: 'none' } },
    'kf/send_msg': {
      60251: {},
      95004: { ...message, open_kfid: 'none' },
      41035: { open_kfid: kf, msgtype: 'text', text },
      40096: { ...message, touser: 'none' },
      40008: { ...message, msgtype: 'song' },
      44004: { ...message, text: { content: '' } },
      40007: { ...message, msgtype: 'image', image: { media_id: 'none' } },
      95031: message,
      95002: when({ given: written(now - 49 * 3_600_000) }, message),
      95001: when({ given: written(now) }, message),
      95018: when({ given: instead(session, 'state', 3) }, message),
    },
    'kf/send_msg_on_event': {
      40063: { msgtype: 'text', text },
      41050: { code: 'none', msgtype: 'text', text },
      40008: { code: 'x', msgtype: 'song' },
      44004: { code: 'x', msgtype: 'text', text: { content: '' } },
      95004: when({ given: code('gone') }, { code: 'live', msgtype: 'text', text }),
    },
    'kf/customer/upgrade_service': {
      ...whose,
      40063: { ...at, type: 1 },
      60111: { ...at, type: 1, member: { userid: 'none' } },
      90501: { ...at, type: 2, groupchat: { chat_id: 'none' } },
    },
    'kf/customer/cancel_upgrade_service': whose,
  };
};
