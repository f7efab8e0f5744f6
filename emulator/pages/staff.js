import { call, fill, h, keepParam, lang, linked, messageBody, param, t, time } from './common.js';
import { groupSection } from './staff-groups.js';
import { momentSection } from './staff-moments.js';

const POLL_MS = 2000;
const at = (id) => document.getElementById(id);
let shown = '';

async function attempt(act) {
  try {
    await act();
    fill(at('problem'));
  } catch (error) {
    fill(at('problem'), h('p', { class: 'error' }, error.message));
  }
}

function taskState(task) {
  if (task.cancelledAt !== null && task.confirmedAt === null) return t('已取消', 'Cancelled');
  if (task.confirmedAt === null) return t('待确认', 'Waiting');
  const figures = t(
    `已发 ${task.sent}，非好友 ${task.notFriends}，达上限 ${task.capped}`,
    `sent ${task.sent}, not friends ${task.notFriends}, capped ${task.capped}`,
  );
  return `${time(task.confirmedAt)} · ${figures}`;
}

function taskRow(userid, task) {
  const confirm = () =>
    attempt(async () => {
      await call('POST', `/control/staff/${userid}/tasks/${task.msgid}/confirm`, {});
      await refresh();
    });
  const isOpen = task.confirmedAt === null && task.cancelledAt === null;
  return h(
    'li',
    {},
    h(
      'div',
      { class: 'grow' },
      task.bodies.map((body) => h('div', { class: 'bubble' }, messageBody(body))),
      h(
        'div',
        { class: 'soft' },
        task.chatType === 'group'
          ? t(`${task.targets} 个客户群 · `, `${task.targets} groups · `)
          : t(`${task.targets} 位客户 · `, `${task.targets} customers · `),
        taskState(task),
      ),
    ),
    isOpen
      ? h('button', { type: 'button', class: 'main', onclick: confirm }, t('确认发送', 'Confirm'))
      : null,
  );
}

function requestRow(userid, request, people) {
  const person = people.get(request.personId);
  const accept = () =>
    attempt(async () => {
      await call('POST', `/control/staff/${userid}/accept`, { external_userid: person.externalUserid });
      await refresh();
    });
  return h(
    'li',
    {},
    h('span', { class: 'grow' }, person?.name ?? request.personId),
    h('button', { type: 'button', onclick: accept }, t('通过', 'Accept')),
  );
}

function messageRow(message) {
  const { content } = message;
  const text =
    content.content ?? [content.title, content.description, content.url].filter(Boolean).join('\n');
  return h(
    'li',
    {},
    h(
      'div',
      { class: 'grow' },
      h('div', { class: 'bubble' }, linked(text ?? message.msgtype)),
      h('div', { class: 'soft' }, time(message.at)),
    ),
  );
}

function section(title, rows) {
  const empty = h('p', { class: 'soft' }, t('暂无', 'None'));
  return [h('h2', {}, title), rows.length === 0 ? empty : h('ul', { class: 'list' }, rows)];
}

function leave(userid) {
  if (
    !confirm(
      t(`${userid} 离职？客户将等待接替。`, `${userid} resigns? The customers wait for somebody else.`),
    )
  )
    return;
  attempt(async () => {
    await call('POST', `/control/staff/${userid}/resign`, {});
    keepParam('userid', null);
    await refresh(true);
  });
}

async function refresh(isForced = false) {
  const { staff } = await call('GET', '/control/staff');
  const userid = param('userid') ?? staff[0]?.userid;
  const member = staff.find((one) => one.userid === userid);
  if (member === undefined)
    return fill(at('view'), h('p', { class: 'note' }, t('通讯录里没有成员', 'The directory has no members')));
  const { tasks } = await call('GET', `/control/staff/${userid}/tasks`);
  const { messages } = await call('GET', `/control/staff/${userid}/messages`);
  const { groups } = await call('GET', `/control/groups?userid=${userid}`);
  const { moments } = await call('GET', `/control/staff/${userid}/moments`);
  const now = JSON.stringify([staff, tasks, messages.length, userid, groups, moments]);
  if (now === shown && !isForced) return;
  shown = now;
  const requests = await Promise.all(
    member.requests.map((one) => call('GET', `/control/people/${one.personId}`)),
  );
  const people = new Map(requests.map((person) => [person.id, person]));
  fill(
    at('member'),
    staff.map((one) =>
      h('option', { value: one.userid, selected: one.userid === userid }, `${one.name} (${one.userid})`),
    ),
  );
  fill(
    at('view'),
    h(
      'p',
      { class: 'soft' },
      t(`客户 ${member.friends} 位 `, `${member.friends} customers `),
      h('button', { type: 'button', class: 'danger', onclick: () => leave(userid) }, t('离职', 'Resign')),
    ),
    member.requests.length === 0
      ? null
      : section(
          t('好友申请', 'Friend requests'),
          member.requests.map((one) => requestRow(userid, one, people)),
        ),
    section(
      t('群发任务', 'Mass tasks'),
      tasks.map((task) => taskRow(userid, task)),
    ),
    ...momentSection(userid, moments, attempt, refresh),
    ...(await groupSection(userid, groups, attempt, refresh)),
    section(t('应用消息', 'App messages'), messages.toReversed().map(messageRow)),
  );
}

async function poll() {
  await attempt(refresh);
  setTimeout(poll, POLL_MS);
}

document.documentElement.lang = lang === 'en' ? 'en' : 'zh-CN';
at('title').textContent = t('成员的企业微信', "A member's WeCom");
at('who').textContent = t('成员', 'Member');
at('member').addEventListener('change', () => {
  keepParam('userid', at('member').value);
  attempt(refresh);
});
poll();
