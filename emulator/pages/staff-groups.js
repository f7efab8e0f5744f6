import { call, h, t } from './common.js';

const MEMBERS_SHOWN = 50;
let opened = null;

function ask(words, now = '') {
  const said = prompt(words, now);
  return said === null ? null : said.trim();
}

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
  const edit = (field, words) => {
    const value = ask(words, group[field]);
    if (value !== null) act(() => call('PUT', base, { [field]: value }));
  };
  const say = () => {
    const text = ask(t('在群里说', 'Say in the group'));
    if (text) act(() => call('POST', `${base}/messages`, { text }));
  };
  const remove = (id) => act(() => call('POST', `${base}/remove`, { ids: [id] }));
  const dismiss = () => act(() => call('POST', `${base}/dismiss`, {}));
  const button = (label, onclick, kind = '') => h('button', { type: 'button', class: kind, onclick }, label);
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

/** The member's groups: open one, name it, set its notice, remove people. */
export async function groupSection(userid, groups, attempt, refresh) {
  const act = (work) =>
    attempt(async () => {
      await work();
      await refresh(true);
    });
  const create = () => {
    const name = ask(t('群名', 'Name of the group'));
    if (name) act(() => call('POST', `/control/staff/${userid}/groups`, { name }));
  };
  const toggle = (id) =>
    act(async () => {
      opened = opened === id ? null : id;
    });
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
        h(
          'button',
          { type: 'button', onclick: () => toggle(group.chat_id) },
          isOpen ? t('收起', 'Close') : t('管理', 'Manage'),
        ),
      );
      if (!isOpen) return [line];
      return [line, h('li', {}, detail(userid, await call('GET', `/control/groups/${group.chat_id}`), act))];
    }),
  );
  return [
    h('h2', {}, t('客户群', 'Customer groups')),
    h(
      'div',
      { class: 'acts' },
      h('button', { type: 'button', id: 'new-group', onclick: create }, t('建群', 'New group')),
    ),
    rows.length === 0 ? null : h('ul', { class: 'list' }, rows.flat()),
  ];
}
