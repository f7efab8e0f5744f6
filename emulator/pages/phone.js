import { call, fill, h, keepParam, lang, param, t, time } from './common.js';
import { ACCOUNT_CHAT, accountRow, accountView } from './phone-account.js';
import { chatView, offerView, transferNotes } from './phone-chats.js';
import { groupCodeRows, groupOfferView, groupRows, groupView } from './phone-groups.js';
import { meView } from './phone-me.js';
import { momentsView } from './phone-moments.js';
import { chooserView } from './phone-people.js';
import { catchLinks } from './phone-webview.js';

const POLL_MS = 1500;
const TABS = [
  ['chats', t('消息', 'Chats')],
  ['codes', t('扫一扫', 'Scan')],
  ['moments', t('朋友圈', 'Moments')],
  ['me', t('我', 'Me')],
];
const at = (id) => document.getElementById(id);
const state = {
  person: null,
  people: [],
  codes: [],
  groupCodes: [],
  moments: [],
  account: null,
  clock: null,
  tab: 'chats',
  chatWith: null,
  groupOffer: null,
  note: '',
};
let shown = '';

/** Runs an act; what goes wrong is shown, never swallowed. */
async function attempt(act) {
  try {
    await act();
    fill(at('problem'));
  } catch (error) {
    fill(at('problem'), h('p', { class: 'error' }, error.message));
  }
  await refresh();
}

function chatNow() {
  return state.person?.chats.find((chat) => chat.userid === state.chatWith) ?? null;
}

/** A group shares the place of a chat; its id cannot be a member's. */
function groupNow() {
  return state.person?.groups.find((group) => group.chat_id === state.chatWith) ?? null;
}

/** The Official Account shares the place of a chat too. */
function isAccountOpen() {
  return state.account !== null && state.chatWith === ACCOUNT_CHAT;
}

function open(tab, chatWith = null) {
  Object.assign(state, { tab, chatWith, groupOffer: null, note: '' });
  shown = '';
  render();
}

async function scan(configId) {
  state.note = '';
  const result = await call('POST', `/control/people/${state.person.id}/scan`, { configId });
  keepParam('scan', null);
  if (result.kind === 'in-group') return open('chats', result.group.chat_id);
  state.groupOffer = result.kind === 'group-offer' ? result : null;
  if (result.kind === 'already') open('chats', result.userid);
  else state.tab = 'codes';
}

async function accept() {
  const result = await call('POST', `/control/people/${state.person.id}/accept`, {});
  if (result.kind === 'friends') open('chats', result.userid);
  else state.note = t('申请已发送，等待对方通过', 'Request sent; waiting for the member to accept');
}

async function join(configId) {
  const result = await call('POST', `/control/people/${state.person.id}/join`, { configId });
  state.person = await call('GET', `/control/people/${state.person.id}`);
  open('chats', result.chat_id);
}

async function leaveGroup(chatId) {
  await call('POST', `/control/people/${state.person.id}/groups/${chatId}/leave`, {});
  open('chats');
}

async function openLink(link, channel) {
  const result = await call('POST', `/control/people/${state.person.id}/open-link`, { link, channel });
  keepParam('link', null);
  keepParam('channel', null);
  if (result.kind === 'already') return open('chats', result.userid);
  state.tab = 'codes';
}

async function choose(id) {
  state.person = await call('GET', `/control/people/${id}`);
  keepParam('person', id);
  open('chats');
  const waiting = param('scan');
  const link = param('link');
  if (link !== null) await openLink(link, param('channel') ?? '');
  if (waiting !== null) await scan(waiting);
}

async function create(name) {
  const person = await call('POST', '/control/people', name === '' ? {} : { name });
  await choose(person.id);
}

async function act(name, props) {
  await call('POST', `/control/people/${state.person.id}/business`, { name, props });
  const { url } = await call('GET', '/control/business');
  state.note =
    url === null
      ? t(
          '已完成；品牌系统尚未连接，事件先存着',
          'Done; the brand system is not connected yet, the event waits',
        )
      : t('已完成，品牌系统会收到这个事件', 'Done; the brand system will receive the event');
}

function refuse(takeover) {
  attempt(() => call('POST', `/control/people/${state.person.id}/transfer/refuse`, { takeover }));
}

function markMoment(act, moment, more) {
  const path = `/control/people/${state.person.id}/moments/${moment.moment_id}/${act}`;
  attempt(() => call('POST', path, { userid: moment.userid, ...more }));
}

function leaveMember(userid) {
  attempt(() => call('POST', `/control/people/${state.person.id}/leave`, { userid }));
}

function chatsView() {
  const isEmpty = state.person.chats.length + state.person.groups.length === 0;
  const hint = t('还没有聊天。到「扫一扫」扫一个渠道活码。', 'No chats yet. Scan a code under Scan.');
  const rows = state.person.chats.map((chat) => {
    const last = chat.messages.at(-1);
    const preview = last?.body.text ?? last?.body.title ?? t('[图片或文件]', '[picture or file]');
    return h(
      'li',
      {},
      h(
        'div',
        { class: 'grow' },
        h('strong', {}, chat.staffName),
        h('div', { class: 'soft preview' }, preview),
      ),
      h('button', { type: 'button', onclick: () => open('chats', chat.userid) }, t('打开', 'Open')),
    );
  });
  return [
    isEmpty ? h('p', { class: 'note' }, hint) : null,
    ...transferNotes(state.person.transfers, refuse),
    h(
      'ul',
      { class: 'list' },
      groupRows(state.person.groups, (id) => open('chats', id)),
      rows,
      state.account === null ? null : accountRow(state.account, () => open('chats', ACCOUNT_CHAT)),
    ),
  ];
}

function codesView() {
  const card = state.person.scan === null ? null : offerView(state.person.scan, () => attempt(accept));
  const offer =
    state.groupOffer === null
      ? card
      : groupOfferView(state.groupOffer, (configId) => attempt(() => join(configId)));
  if (state.codes.length + state.groupCodes.length === 0) {
    return [
      offer,
      h(
        'p',
        { class: 'note' },
        t('还没有渠道活码。请先在荷塘里应用一个方案。', 'No codes yet. Apply a plan in Hetang first.'),
      ),
    ];
  }
  const rows = state.codes.map((code) =>
    h(
      'li',
      {},
      h('img', { class: 'qr', src: code.qr, alt: t(`活码 ${code.name}`, `Code ${code.name}`) }),
      h('div', { class: 'grow' }, h('strong', {}, code.name), h('div', { class: 'soft' }, code.state)),
      h(
        'button',
        { type: 'button', class: 'main', onclick: () => attempt(() => scan(code.configId)) },
        t('扫码', 'Scan'),
      ),
    ),
  );
  const scanGroup = (configId) => attempt(() => scan(configId));
  return [offer, h('ul', { class: 'list' }, rows, groupCodeRows(state.groupCodes, scanGroup))];
}

function leaveThePart() {
  state.person = null;
  state.account = null;
  keepParam('person', null);
  attempt(async () => open('chats'));
}

function body() {
  if (state.person === null) {
    const acts = { create: (name) => attempt(() => create(name)), choose: (id) => attempt(() => choose(id)) };
    return chooserView(state.people, acts);
  }
  const chat = chatNow();
  if (state.tab === 'codes') return codesView();
  if (state.tab === 'moments') return momentsView(state.moments, markMoment);
  if (state.tab === 'me')
    return meView(state.person, (name, props) => attempt(() => act(name, props)), leaveThePart);
  if (isAccountOpen()) return accountView(state.account, state.person, attempt);
  const group = groupNow();
  if (group !== null) return groupView(group, state.person, () => attempt(() => leaveGroup(group.chat_id)));
  return chat === null ? chatsView() : chatView(chat, leaveMember);
}

function tabButtons() {
  if (state.person === null) return null;
  return TABS.map(([tab, label]) =>
    h(
      'button',
      { type: 'button', 'aria-current': tab === state.tab ? 'page' : null, onclick: () => open(tab) },
      label,
    ),
  );
}

/** The Official Account as a chat: whoever follows may write. */
function accountTalk() {
  if (!isAccountOpen()) return null;
  const isFriend = state.account.follower?.subscribed === true;
  return { name: t('荷塘服务号', 'The Official Account'), isFriend };
}

function titleOf(talk) {
  if (state.person === null) return t('扮演一位客户', 'Play a customer');
  return talk?.staffName ?? talk?.name ?? state.person.name;
}

/** What the view in front shows; the rest may change without disturbing somebody who is typing or pressing. */
function inView() {
  const { people, note, codes, groupCodes } = state;
  if (state.person === null) return { people, note };
  const shownCodes = state.tab === 'codes' ? { codes, groupCodes } : {};
  return { ...state, clock: null, people: null, codes: null, groupCodes: null, ...shownCodes };
}

function render() {
  const talk = state.tab === 'chats' ? (accountTalk() ?? chatNow() ?? groupNow()) : null;
  const { clock } = state;
  const now = JSON.stringify(inView());
  at('clock').textContent = clock === null ? '' : time(clock.now);
  // A press under way must not lose its button; the next look catches up.
  if (now === shown || document.querySelector('button:active')) return;
  shown = now;
  at('title').textContent = titleOf(talk);
  at('back').hidden = talk === null;
  // A group has no isFriend: whoever is in it may write.
  at('composer').hidden = talk === null || talk.isFriend === false;
  fill(at('tabs'), tabButtons());
  fill(at('view'), state.note === '' ? null : h('p', { class: 'note', role: 'status' }, state.note), body());
  if (talk !== null) at('view').scrollTop = at('view').scrollHeight;
}

async function look() {
  const base = `/control/people/${state.person.id}`;
  [state.person, state.account] = await Promise.all([call('GET', base), call('GET', `${base}/oa`)]);
}

async function refresh() {
  try {
    state.clock = await call('GET', '/control/clock');
    const { codes, groupCodes } = await call('GET', '/control/codes');
    Object.assign(state, { codes, groupCodes });
    if (state.person === null) state.people = (await call('GET', '/control/people?manual=1')).people;
    else await look();
    if (state.person !== null && state.tab === 'moments')
      state.moments = (await call('GET', `/control/people/${state.person.id}/moments`)).moments;
  } catch (error) {
    fill(at('problem'), h('p', { class: 'error' }, error.message));
  }
  render();
}

async function poll() {
  await refresh();
  setTimeout(poll, POLL_MS);
}

document.documentElement.lang = lang === 'en' ? 'en' : 'zh-CN';
at('say').textContent = t('发送', 'Send');
at('words').setAttribute('aria-label', t('输入消息', 'Message'));
at('back').setAttribute('aria-label', t('返回', 'Back'));
at('back').addEventListener('click', () => open('chats'));
at('composer').addEventListener('submit', (event) => {
  event.preventDefault();
  const text = at('words').value.trim();
  if (text === '') return;
  at('words').value = '';
  const base = `/control/people/${state.person.id}`;
  const group = groupNow();
  if (isAccountOpen()) return attempt(() => call('POST', `${base}/oa/messages`, { text }));
  return attempt(() =>
    group === null
      ? call('POST', `${base}/messages`, { userid: state.chatWith, text })
      : call('POST', `${base}/groups/${group.chat_id}/messages`, { text }),
  );
});
catchLinks(at('view'));
const known = param('person');
attempt(async () => {
  if (known !== null) await choose(known);
}).then(poll);
