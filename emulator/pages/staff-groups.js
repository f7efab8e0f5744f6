import { askSure, askText, button, call, h, messageBody, t, time } from './common.js';
import { sidebarFrame } from './staff-sidebar.js';
import { talkView } from './staff-talk.js';

const MEMBERS_SHOWN = 50;
let opened = null;

function memberRow(group, member, remove) {
  const role = member.id === group.owner ? t('群主', 'owner') : '';
  return h(
    'li',
    {},
    h('span', { class: 'grow' }, `${member.name} `, h('span', { class: 'soft' }, role)),
    member.id === group.owner
      ? null
      : h(
          'button',
          { type: 'button', class: 'danger', onclick: () => remove(member.id) },
          t('移出', 'Remove'),
        ),
  );
}

function detail(userid, group, act) {
  const base = `/control/staff/${userid}/groups/${group.chat_id}`;
  const edit = async (field, words) => {
    const value = await askText(words, group[field]);
    if (value !== null) act(() => call('PUT', base, { [field]: value }));
  };
  const say = async () => {
    const text = await askText(t('在群里说', 'Say in the group'));
    if (text) act(() => call('POST', `${base}/messages`, { text }));
  };
  const remove = (id) => act(() => call('POST', `${base}/remove`, { ids: [id] }));
  const dismiss = async () => {
    const sure = await askSure(
      t(`解散「${group.name}」？`, `Dissolve ${group.name}?`),
      t('解散', 'Dissolve'),
    );
    if (sure === true) act(() => call('POST', `${base}/dismiss`, {}));
  };
  return h(
    'div',
    { class: 'grow' },
    h('p', { class: 'soft' }, group.notice === '' ? t('没有群公告', 'No notice') : group.notice),
    h(
      'div',
      { class: 'acts' },
      button(t('发言', 'Say'), say),
      button(t('改群名', 'Rename'), () => edit('name', t('群名', 'Name'))),
      button(t('改公告', 'Notice'), () => edit('notice', t('群公告', 'Notice'))),
      button(t('解散', 'Dissolve'), dismiss, 'danger'),
    ),
    h(
      'ul',
      { class: 'list' },
      group.member_list.slice(0, MEMBERS_SHOWN).map((member) => memberRow(group, member, remove)),
    ),
  );
}

/** The chat of a group, with the sidebar beside it. */
async function talk({ userid, chosen, choose, act }) {
  const group = await call('GET', `/control/groups/${chosen}`);
  const bubbles = group.messages.map((one) => {
    const side = { [userid]: 'person', system: 'system' }[one.from] ?? 'staff';
    return [
      side === 'staff' ? h('div', { class: 'soft' }, one.name) : null,
      h('div', { class: `bubble ${side}`, title: time(one.at) }, messageBody(one.body)),
    ];
  });
  const path = `/control/staff/${userid}/groups/${group.chat_id}/messages`;
  return talkView({
    acts: [button(t('‹ 全部客户群', '‹ All groups'), () => choose(null))],
    title: t(`${group.name}（${group.members}）`, `${group.name} (${group.members})`),
    bubbles: bubbles.flat(),
    label: t('在群里说', 'Say in the group'),
    say: (text) => act(() => call('POST', path, { text })),
    sidebar: await sidebarFrame({ userid, group, act }),
  });
}

/** The member's groups: talk in one, open one, name it, set its notice, remove people. */
export async function groupSection({ userid, groups, chosen, choose, act, redraw }) {
  if (groups.some((one) => one.chat_id === chosen)) return talk({ userid, chosen, choose, act });
  const create = async () => {
    const name = await askText(t('群名', 'Name of the group'));
    if (name)
      act(() => call('POST', `/control/staff/${userid}/groups`, { name }), t('已建群', 'Group opened'));
  };
  const toggle = (id) => {
    opened = opened === id ? null : id;
    redraw();
  };
  const rows = await Promise.all(
    groups.map(async (group) => {
      const isOpen = group.chat_id === opened;
      const line = h(
        'li',
        {},
        h(
          'span',
          { class: 'grow' },
          t(`${group.name}（${group.members}）`, `${group.name} (${group.members})`),
        ),
        button(t('聊天', 'Chat'), () => choose(group.chat_id)),
        button(isOpen ? t('收起', 'Close') : t('管理', 'Manage'), () => toggle(group.chat_id), '', {
          'aria-expanded': String(isOpen),
        }),
      );
      if (!isOpen) return [line];
      return [line, h('li', {}, detail(userid, await call('GET', `/control/groups/${group.chat_id}`), act))];
    }),
  );
  return [
    h('div', { class: 'acts' }, button(t('建群', 'New group'), create, 'main', { id: 'new-group' })),
    rows.length === 0
      ? h('p', { class: 'soft' }, t('还没有客户群', 'No groups yet'))
      : h('ul', { class: 'list' }, rows.flat()),
  ];
}
