import { call, fill, h, keepParam, lang, messageBody, param, t, time } from './common.js';

const POLL_MS = 1500;
const TABS = [
  ['chats', t('消息', 'Chats')],
  ['codes', t('扫一扫', 'Scan')],
  ['me', t('我', 'Me')],
];
const ACTS = [
  ['course.joined', t('报名课程', 'Join course'), {}],
  ['resource.claimed', t('领取资料', 'Claim material'), {}],
  ['account.registered', t('注册', 'Register'), {}],
  ['trial.started', t('开始体验', 'Start trial'), {}],
  ['app.opened', t('打开应用', 'Open app'), {}],
  ['order.paid', t('下单（工具）', 'Order (tool)'), { sku: 'tool', amount: 19900 }],
  ['order.paid', t('下单（托管）', 'Order (managed)'), { sku: 'managed', amount: 298000 }],
];

const at = (id) => document.getElementById(id);
const state = { person: null, people: [], codes: [], clock: null, tab: 'chats', chatWith: null, note: '' };
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

function open(tab, chatWith = null) {
  Object.assign(state, { tab, chatWith, note: '' });
  shown = '';
  render();
}

async function scan(configId) {
  state.note = '';
  const result = await call('POST', `/control/people/${state.person.id}/scan`, { configId });
  keepParam('scan', null);
  if (result.kind === 'already') open('chats', result.userid);
  else state.tab = 'codes';
}

async function accept() {
  const result = await call('POST', `/control/people/${state.person.id}/accept`, {});
  if (result.kind === 'friends') open('chats', result.userid);
  else state.note = t('申请已发送，等待对方通过', 'Request sent; waiting for the member to accept');
}

async function choose(id) {
  state.person = await call('GET', `/control/people/${id}`);
  keepParam('person', id);
  open('chats');
  const waiting = param('scan');
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

function chooserView() {
  const name = h('input', {
    placeholder: t('名字（可不填）', 'Name (optional)'),
    maxlength: '32',
    'aria-label': t('名字', 'Name'),
  });
  const form = h(
    'form',
    {
      class: 'acts',
      onsubmit: (event) => {
        event.preventDefault();
        attempt(() => create(name.value.trim()));
      },
    },
    name,
    h('button', { type: 'submit', class: 'main' }, t('新建客户', 'New customer')),
  );
  const rows = state.people.map((one) =>
    h(
      'li',
      {},
      h('span', { class: 'grow' }, one.name),
      h('button', { type: 'button', onclick: () => attempt(() => choose(one.id)) }, t('扮演', 'Play')),
    ),
  );
  const intro = t('选择或新建一位客户，由你来扮演。', 'Choose or create a customer and play the part.');
  return [h('p', { class: 'note' }, intro), form, h('ul', { class: 'list' }, rows)];
}

function chatsView() {
  if (state.person.chats.length === 0) {
    return [
      h(
        'p',
        { class: 'note' },
        t('还没有聊天。到「扫一扫」扫一个渠道活码。', 'No chats yet. Scan a code under Scan.'),
      ),
    ];
  }
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
  return [h('ul', { class: 'list' }, rows)];
}

function chatView(chat) {
  const bubbles = chat.messages.map((one) =>
    h('div', { class: `bubble ${one.from}`, title: time(one.at) }, messageBody(one.body)),
  );
  const leave = () =>
    attempt(() => call('POST', `/control/people/${state.person.id}/leave`, { userid: chat.userid }));
  const foot = chat.isFriend
    ? h(
        'div',
        { class: 'acts' },
        h(
          'button',
          { type: 'button', class: 'danger', onclick: leave },
          t('删除对方', 'Delete this contact'),
        ),
      )
    : h(
        'p',
        { class: 'note' },
        t('你们已不是好友。再次扫码可以重新添加。', 'You are no longer friends. Scan a code to add again.'),
      );
  return [h('div', { class: 'chat' }, bubbles), foot];
}

function offerView(offer) {
  return h(
    'div',
    { class: 'note' },
    h('p', {}, t(`「${offer.staffName}」的名片`, `Card of ${offer.staffName}`)),
    h(
      'button',
      { type: 'button', class: 'main', id: 'accept', onclick: () => attempt(accept) },
      t('添加到通讯录', 'Add to contacts'),
    ),
  );
}

function codesView() {
  const offer = state.person.scan === null ? null : offerView(state.person.scan);
  if (state.codes.length === 0) {
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
  return [offer, h('ul', { class: 'list' }, rows)];
}

function meView() {
  const { person } = state;
  const buttons = ACTS.map(([name, label, props]) =>
    h('button', { type: 'button', onclick: () => attempt(() => act(name, props)) }, label),
  );
  const done = Object.entries(person.did)
    .map(([name, times]) => `${name} ×${times}`)
    .join(' · ');
  const facts = [
    [t('名字', 'Name'), person.name],
    [t('手机号', 'Phone'), person.phone ?? t('注册后才有', 'given on registration')],
    ['external_userid', person.externalUserid],
    ['unionid', person.unionid],
    [t('做过的事', 'Done'), done === '' ? '—' : done],
  ];
  const other = () => {
    state.person = null;
    keepParam('person', null);
    attempt(async () => open('chats'));
  };
  return [
    h('h2', {}, t('在品牌的网站和店里', "At the brand's site and shop")),
    h('div', { class: 'acts' }, buttons),
    h(
      'dl',
      { class: 'facts' },
      facts.flatMap(([name, value]) => [h('dt', { class: 'soft' }, name), h('dd', {}, value)]),
    ),
    h(
      'div',
      { class: 'acts' },
      h('button', { type: 'button', onclick: other }, t('换一位客户', 'Another customer')),
    ),
  ];
}

function body() {
  if (state.person === null) return chooserView();
  const chat = chatNow();
  if (state.tab === 'codes') return codesView();
  if (state.tab === 'me') return meView();
  return chat === null ? chatsView() : chatView(chat);
}

function render() {
  const chat = state.tab === 'chats' ? chatNow() : null;
  const now = JSON.stringify([
    state.person,
    state.people,
    state.codes,
    state.tab,
    state.chatWith,
    state.note,
  ]);
  at('clock').textContent = state.clock === null ? '' : time(state.clock.now);
  if (now === shown) return;
  const isNewMessage = shown !== '' || chat !== null;
  shown = now;
  at('title').textContent = chat?.staffName ?? state.person?.name ?? t('扮演一位客户', 'Play a customer');
  at('back').hidden = chat === null;
  at('composer').hidden = chat === null || !chat.isFriend;
  fill(
    at('tabs'),
    state.person === null
      ? null
      : TABS.map(([tab, label]) =>
          h(
            'button',
            { type: 'button', 'aria-current': tab === state.tab ? 'page' : null, onclick: () => open(tab) },
            label,
          ),
        ),
  );
  fill(at('view'), state.note === '' ? null : h('p', { class: 'note', role: 'status' }, state.note), body());
  if (chat !== null && isNewMessage) at('view').scrollTop = at('view').scrollHeight;
}

async function refresh() {
  try {
    state.clock = await call('GET', '/control/clock');
    state.codes = (await call('GET', '/control/codes')).codes;
    if (state.person === null) state.people = (await call('GET', '/control/people?manual=1')).people;
    else state.person = await call('GET', `/control/people/${state.person.id}`);
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
  attempt(() =>
    call('POST', `/control/people/${state.person.id}/messages`, { userid: state.chatWith, text }),
  );
});
const known = param('person');
attempt(async () => {
  if (known !== null) await choose(known);
}).then(poll);
