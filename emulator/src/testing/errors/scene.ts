import type { WorldState } from '../../state/state.ts';
import { addCode, addCustomer, type Rig, startRig } from '../harness.ts';

export const PNG = Buffer.from('89504e470d0a1a0a00000000', 'hex');
const VOICE = Buffer.from('#!AMR\n00000000');
const HOUR = 3_600_000;

/** A world in which every call has something to be asked about; its clock stands still. */
export type Scene = Awaited<ReturnType<typeof openScene>>;

/** A multipart body with one file. */
export function formOf(
  file: Buffer,
  description?: string,
): { headers: Record<string, string>; payload: Buffer } {
  const said =
    description === undefined
      ? ''
      : `--cut\r\nContent-Disposition: form-data; name="description"\r\n\r\n${description}\r\n`;
  const head = '--cut\r\nContent-Disposition: form-data; name="media"; filename="a.bin"\r\n\r\n';
  return {
    headers: { 'content-type': 'multipart/form-data; boundary=cut' },
    payload: Buffer.concat([Buffer.from(said + head), file, Buffer.from('\r\n--cut--\r\n')]),
  };
}

async function upload(rig: Rig, path: string, file = PNG): Promise<string> {
  const isAccount = path.startsWith('/oa');
  const token = isAccount ? accountToken(rig) : await rig.token();
  const url = `${path}&access_token=${token}`;
  const answer = await rig.emulator.app.inject({ method: 'POST', url, ...formOf(file) });
  return String((answer.json() as { media_id?: string }).media_id);
}

/** A token of the account that is as good as a bought one. */
export function accountToken(rig: Rig): string {
  const { tokens } = rig.emulator.world.state.account;
  const [known] = tokens;
  if (known !== undefined) return known.value;
  tokens.push({ value: 'account-token', expiresAt: rig.emulator.clock.now() + 1000 * HOUR });
  return 'account-token';
}

type Ids = Record<string, string>;

async function people(rig: Rig): Promise<Ids> {
  const staff = [
    { userid: 'idle-01', name: '闲', active: false },
    { userid: 'gone-01', name: '离' },
  ];
  await rig.control('PUT', 'staff', { staff });
  const code = await addCode(rig);
  const customer = await addCustomer(rig, code);
  const lost = await addCustomer(rig, await addCode(rig, { user: ['gone-01'] }));
  const stranger = await rig.control<{ externalUserid: string }>('POST', 'people', {});
  const group = (userid: string) =>
    rig.control<{ chat_id: string }>('POST', `staff/${userid}/groups`, { name: '群' });
  const chat = await group('ops-01');
  const orphan = await group('gone-01');
  await rig.control('POST', 'staff/gone-01/resign', {});
  return {
    code,
    personId: customer.id,
    customer: customer.externalUserid,
    lost: lost.externalUserid,
    stranger: stranger.externalUserid,
    chat: chat.chat_id,
    orphan: orphan.chat_id,
  };
}

async function things(rig: Rig, { customer = '', chat = '' }: Ids): Promise<Ids> {
  const ec = (path: string, body: unknown) => rig.ok(`externalcontact/${path}`, body);
  const range = { user_list: ['ops-01'] };
  const tags = await ec('add_corp_tag', { group_name: '兴趣', tag: [{ name: '甲' }, { name: '乙' }] });
  const { group_id: tagGroup, tag } = tags.tag_group as { group_id: string; tag: Array<{ id: string }> };
  const albumImage = await upload(rig, '/cgi-bin/media/upload_attachment?media_type=image&attachment_type=2');
  const attachments = [{ type: 'image', image: { media_id: albumImage } }];
  const rule = { rule_name: '规则', word_list: ['赌'], intercept_type: 1, applicable_range: range };
  const strategy = { strategy_name: '组', admin_list: ['ops-01'], range: [{ type: 1, userid: 'ops-01' }] };
  const mass = { sender: 'ops-01', external_userid: [customer], text: { content: '好' } };
  const moment = { text: { content: '新' }, visible_range: { sender_list: { user_list: ['ops-01'] } } };
  const job = String((await ec('add_moment_task', moment)).jobid);
  const made: Ids = {
    albumImage,
    tagGroup,
    tag: tag[0]?.id ?? '',
    image: await upload(rig, '/cgi-bin/media/upload?type=image'),
    momentImage: await upload(rig, '/cgi-bin/media/upload_attachment?media_type=image&attachment_type=1'),
    strategy: String((await ec('customer_strategy/create', strategy)).strategy_id),
    product: String((await ec('add_product_album', { description: '课', price: 1, attachments })).product_id),
    rule: String((await ec('add_intercept_rule', rule)).rule_id),
    second: String((await ec('add_intercept_rule', { ...rule, rule_name: '另一' })).rule_id),
    joinWay: String((await ec('groupchat/add_join_way', { scene: 2, chat_id_list: [chat] })).config_id),
    welcome: String((await ec('group_welcome_template/add', { text: { content: '好' } })).template_id),
    mass: String((await ec('add_msg_template', mass)).msgid),
    cancelled: String((await ec('add_msg_template', mass)).msgid),
  };
  const link = await ec('customer_acquisition/create_link', { link_name: '链', range });
  made.link = String((link.link as { link_id: string }).link_id);
  await rig.emulator.advance(2);
  await ec('cancel_groupmsg_send', { msgid: made.cancelled });
  const moments = [...rig.emulator.world.state.moments.values()];
  made.moment = moments.find((one) => one.jobId === job)?.momentId ?? '';
  await rig.control('POST', 'staff/ops-01/moments', { text: '我' });
  made.personal =
    [...rig.emulator.world.state.moments.values()].find((one) => one.creator !== '')?.momentId ?? '';
  made.earlyMass = String((await ec('add_msg_template', mass)).msgid);
  made.job = String((await ec('add_moment_task', moment)).jobid);
  const now = [...rig.emulator.world.state.moments.values()];
  made.earlyMoment = now.find((one) => one.jobId === made.job)?.momentId ?? '';
  return made;
}

async function office(rig: Rig, { personId = '' }: Ids): Promise<Ids> {
  const { world } = rig.emulator;
  await rig.ok('department/create', { id: 4, name: '下级', parentid: 2 });
  await rig.ok('user/create', { userid: 'tel-01', name: '机', department: [3], mobile: '13800000000' });
  const message = { touser: 'ops-01', agentid: 1000002, msgtype: 'text', text: { content: '好' } };
  const { msgid } = await rig.ok('message/send', message);
  const held = world.state.staff.get('ops-01')?.inbox.find((one) => one.msgid === msgid);
  if (held !== undefined) held.at -= 30 * HOUR;
  const kf = String((await rig.ok('kf/account/add', { name: '小荷' })).open_kfid);
  await rig.control('POST', `people/${personId}/kf/${kf}/enter`, {});
  const robot = await rig.control<{ key: string }>('POST', 'robots', { name: '机器人' });
  await rig.ok('appchat/create', { chatid: 'chat1', name: '组', userlist: ['ops-01', 'ops-02'] });
  const code = { expiresAt: rig.emulator.clock.now() + HOUR };
  world.state.oauthCodes.set('used', { ...code, code: 'used', userid: 'ops-01', used: true });
  const welcome = { personId, userid: 'ops-01', issuedAt: world.transport.now() };
  for (const status of ['open', 'sending', 'done'] as const)
    world.state.welcomes.set(status, { ...welcome, status } as never);
  const tag = String((await rig.ok('tag/create', { tagname: '同事' })).tagid);
  await rig.ok('tag/create', { tagname: '另' });
  return { kf, robot: robot.key, staffTag: tag, oldMessage: String(msgid) };
}

async function account(rig: Rig): Promise<Ids> {
  const call = async (path: string, payload: object): Promise<Record<string, unknown>> => {
    const url = `/oa/${path}?access_token=${accountToken(rig)}`;
    return (await rig.emulator.app.inject({ method: 'POST', url, payload })).json();
  };
  const openids: string[] = [];
  for (const name of ['甲', '乙']) {
    const person = await rig.control<{ id: string; openid: string }>('POST', 'people', { name });
    await rig.control('POST', `people/${person.id}/oa/follow`, {});
    await rig.control('POST', `people/${person.id}/oa/messages`, { text: '在' });
    if (name === '乙') await rig.control('POST', `people/${person.id}/oa/unfollow`, {});
    openids.push(person.openid);
  }
  const article = { title: '文', content: '文' };
  const { clock, world } = rig.emulator;
  const good = clock.now() + HOUR;
  world.state.account.webGrants.push(
    {
      openid: openids[0] ?? '',
      scope: 'snsapi_base',
      access: { value: 'base', expiresAt: good },
      refresh: { value: 'late', expiresAt: 0 },
    },
    {
      openid: openids[0] ?? '',
      scope: 'snsapi_userinfo',
      access: { value: 'over', expiresAt: 0 },
      refresh: { value: 'r', expiresAt: good },
    },
    {
      openid: 'nobody',
      scope: 'snsapi_userinfo',
      access: { value: 'ghost', expiresAt: good },
      refresh: { value: 'g', expiresAt: good },
    },
  );
  const subscribe = await call('wxaapi/newtmpl/addtemplate', { tid: '271', kidList: [1] });
  const tag = (await call('cgi-bin/tags/create', { tag: { name: '老' } })).tag as { id: number };
  await call('cgi-bin/tags/create', { tag: { name: '新' } });
  await call('cgi-bin/message/mass/sendall', {
    filter: { is_to_all: true },
    msgtype: 'text',
    text: { content: '一' },
    clientmsgid: 'same',
  });
  return {
    openid: openids[0] ?? '',
    left: openids[1] ?? '',
    subscribe: String(subscribe.priTmplId),
    template: String(
      (await call('cgi-bin/template/api_add_template', { template_id_short: 'T1' })).template_id,
    ),
    accountTag: String(tag.id),
    draft: String((await call('cgi-bin/draft/add', { articles: [article] })).media_id),
    news: String((await call('cgi-bin/material/add_news', { articles: [article] })).media_id),
    voice: await upload(rig, '/oa/cgi-bin/media/upload?type=voice', VOICE),
  };
}

/** Opens it; close its emulator. */
export async function openScene() {
  const rig = await startRig({ quotas: { perMinute: 1_000_000, perHour: 1_000_000 } });
  const who = await people(rig);
  const rest = { ...(await things(rig, who)), ...(await office(rig, who)), ...(await account(rig)) };
  const all = { ...who, ...rest };
  const state: WorldState = rig.emulator.world.state;
  const id = (name: string): string => {
    const found = all[name as keyof typeof all];
    if (found === undefined || found === '' || found === 'undefined')
      throw new Error(`no ${name} in the scene`);
    return found;
  };
  return { rig, state, id, now: rig.emulator.clock.now(), token: await rig.token() };
}
