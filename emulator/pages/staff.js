import {
  askSure,
  attempt,
  button,
  call,
  fill,
  h,
  isBusy,
  keepParam,
  lang,
  messageBody,
  oneOf,
  param,
  showTabs,
  t,
  tabs,
  tell,
  time,
  topBar,
} from './common.js';
import { albumSection } from './staff-album.js';
import { appSection } from './staff-app.js';
import { customerSection } from './staff-customers.js';
import { groupSection } from './staff-groups.js';
import { momentSection } from './staff-moments.js';

const POLL_MS = 2000;
const at = (id) => document.getElementById(id);
const TABS = ['todo', 'customers', 'groups', 'moments', 'album', 'app'];
const state = { tab: oneOf(TABS, param('tab')), customer: param('customer'), group: param('group') };
let shown = '';

/** Runs an act, then draws the page anew. */
async function act(work, done) {
  const isDone = await attempt(work);
  if (isDone && done !== undefined) tell(done);
  await refresh(true);
}

/** Which chat is open, in the address too. */
function keep(kind, id) {
  state[kind] = id;
  keepParam(kind, id);
}

function open(tab) {
  state.tab = tab;
  keepParam('tab', tab);
  for (const kind of ['customer', 'group']) keep(kind, null);
  refresh(true);
}

function taskState(task) {
  if (task.cancelledAt !== null && task.confirmedAt === null) return t('已取消', 'Cancelled');
  if (task.confirmedAt === null)
    return task.reminders > 0
      ? t(`待确认 · 已提醒 ${task.reminders} 次`, `Waiting · reminded ${task.reminders} times`)
      : t('待确认', 'Waiting');
  const figures = t(
    `已发 ${task.sent}，非好友 ${task.notFriends}，达上限 ${task.capped}`,
    `sent ${task.sent}, not friends ${task.notFriends}, capped ${task.capped}`,
  );
  return `${time(task.confirmedAt)} · ${figures}`;
}

function taskRow(userid, task) {
  const confirm = () =>
    act(
      () => call('POST', `/control/staff/${userid}/tasks/${task.msgid}/confirm`, {}),
      t('已确认发送', 'Confirmed'),
    );
  const isOpen = task.confirmedAt === null && task.cancelledAt === null;
  const targets =
    task.chatType === 'group'
      ? t(`${task.targets} 个客户群 · `, `${task.targets} groups · `)
      : t(`${task.targets} 位客户 · `, `${task.targets} customers · `);
  return h(
    'li',
    {},
    h(
      'div',
      { class: 'grow' },
      task.bodies.map((body) => h('div', { class: 'bubble' }, messageBody(body))),
      h('div', { class: 'soft' }, targets, taskState(task)),
    ),
    isOpen ? button(t('确认发送', 'Confirm'), confirm, 'main') : null,
  );
}

function requestRow(userid, request, people) {
  const person = people.get(request.personId);
  const accept = () =>
    act(() => call('POST', `/control/staff/${userid}/accept`, { external_userid: person.externalUserid }));
  return h(
    'li',
    {},
    h('span', { class: 'grow' }, person?.name ?? request.personId),
    button(t('通过', 'Accept'), accept, 'main'),
  );
}

function section(title, rows) {
  const empty = h(
    'p',
    { class: 'soft' },
    t(
      '没有待办。接口建了群发，就在这里等这位成员确认。',
      'Nothing to do. A mass message made by API waits here for this member to confirm.',
    ),
  );
  return [h('h2', {}, title), rows.length === 0 ? empty : h('ul', { class: 'list' }, rows)];
}

async function todoView(userid, data) {
  const requests = await Promise.all(
    data.member.requests.map((one) => call('GET', `/control/people/${one.personId}`)),
  );
  const people = new Map(requests.map((person) => [person.id, person]));
  return [
    data.member.requests.length === 0
      ? null
      : section(
          t('好友申请', 'Friend requests'),
          data.member.requests.map((one) => requestRow(userid, one, people)),
        ),
    section(
      t('群发任务', 'Mass tasks'),
      data.tasks.map((task) => taskRow(userid, task)),
    ),
  ].flat();
}

async function resign(member) {
  const words = t(
    `${member.name} 离职后，客户和群都会等待别人接替。`,
    `When ${member.name} resigns, customers and groups wait for somebody else.`,
  );
  if ((await askSure(words, t('离职', 'Resign'))) !== true) return;
  await act(async () => {
    await call('POST', `/control/staff/${member.userid}/resign`, {});
    keepParam('userid', null);
  });
}

async function load(userid) {
  const base = `/control/staff/${userid}`;
  const [tasks, messages, groups, moments, customers, album] = await Promise.all([
    call('GET', `${base}/tasks`),
    call('GET', `${base}/messages`),
    call('GET', `/control/groups?userid=${userid}`),
    call('GET', `${base}/moments`),
    call('GET', `${base}/customers`),
    call('GET', '/control/album'),
  ]);
  return { ...tasks, ...messages, ...groups, ...moments, ...customers, ...album };
}

function tabList({ member, tasks, messages, groups, moments, products }) {
  const isOpen = (one) => (one.confirmedAt ?? one.publishedAt) === null && one.cancelledAt === null;
  const todo = tasks.filter(isOpen).length + member.requests.length;
  return [
    ['todo', t('待办', 'To do'), todo],
    ['customers', t('客户', 'Customers'), 0],
    ['groups', t('客户群', 'Groups'), groups.length],
    ['moments', t('朋友圈', 'Moments'), moments.filter(isOpen).length],
    ['album', t('商品图册', 'Album'), products.length],
    ['app', t('应用消息', 'App messages'), messages.length],
  ];
}

async function body(userid, data) {
  const choose = (kind) => (id) => {
    keep(kind, id);
    refresh(true);
  };
  const { customers, groups } = data;
  if (state.tab === 'customers')
    return customerSection({ userid, customers, chosen: state.customer, choose: choose('customer'), act });
  if (state.tab === 'groups')
    return groupSection({
      userid,
      groups,
      chosen: state.group,
      choose: choose('group'),
      act,
      redraw: () => refresh(true),
    });
  if (state.tab === 'moments') return momentSection(userid, data.moments, act);
  if (state.tab === 'album') return albumSection(data.products, act);
  if (state.tab === 'app') return appSection(userid, data.messages, act);
  return todoView(userid, data);
}

/** Draws the view; a sidebar that is to stay is drawn around, not moved. */
function draw(view, drawn) {
  const old = view.querySelector('.talk');
  const next = drawn.find((one) => one.classList.contains('talk'));
  if (old === null || next === undefined || next.childElementCount > 1) return fill(view, drawn);
  old.firstElementChild.replaceWith(next.firstElementChild);
  // A copy: the list of children changes while they go.
  const others = [...view.children].filter((one) => one !== old);
  for (const one of others) one.remove();
  const place = drawn.indexOf(next);
  old.before(...drawn.slice(0, place));
  old.after(...drawn.slice(place + 1));
}

async function refresh(isForced = false) {
  if (!isForced && isBusy(at('view'))) return;
  const { now } = await call('GET', '/control/clock');
  at('clock').textContent = time(now);
  const { staff } = await call('GET', '/control/staff');
  const wanted = param('userid') ?? staff[0]?.userid;
  const member = staff.find((one) => one.userid === wanted) ?? staff[0];
  if (member === undefined)
    return fill(at('view'), h('p', { class: 'note' }, t('通讯录里没有成员', 'The directory has no members')));
  const { userid } = member;
  const data = { member, ...(await load(userid)) };
  const marks = JSON.stringify([staff, data, state]);
  if (marks === shown && !isForced) return;
  shown = marks;
  fill(
    at('member'),
    staff.map((one) =>
      h('option', { value: one.userid, selected: one.userid === userid }, `${one.name} (${one.userid})`),
    ),
  );
  at('facts').textContent = t(`客户 ${member.friends} 位`, `${member.friends} customers`);
  at('resign').onclick = () => resign(member);
  showTabs(at('tabs'), tabs(tabList(data), state.tab, open));
  const drawn = await body(userid, data);
  // Whoever has begun to type while the data came keeps what is on the screen.
  if (isForced || !isBusy(at('view')))
    draw(
      at('view'),
      drawn.flat().filter((one) => one !== null),
    );
  const chat = at('view').querySelector('.chat');
  if (chat !== null) chat.scrollTop = chat.scrollHeight;
}

async function poll() {
  await attempt(() => refresh());
  setTimeout(poll, POLL_MS);
}

document.documentElement.lang = lang === 'en' ? 'en' : 'zh-CN';
document.title = t('成员的企业微信', "A member's WeCom");
document.body.prepend(topBar('/staff'));
at('title').textContent = t('成员的企业微信', "A member's WeCom");
at('who').textContent = t('成员', 'Member');
at('resign').textContent = t('离职', 'Resign');
at('member').addEventListener('change', () => {
  keepParam('userid', at('member').value);
  for (const kind of ['customer', 'group']) keep(kind, null);
  attempt(() => refresh(true));
});
poll();
