import { h, messageBody, t, time } from './common.js';

/** Groups among the chats. */
export function groupRows(groups, open) {
  return groups.map((group) => {
    const last = group.messages.at(-1);
    const preview = last?.body.text ?? last?.body.title ?? group.notice;
    return h(
      'li',
      {},
      h(
        'div',
        { class: 'grow' },
        h('strong', {}, t(`${group.name}（${group.members}）`, `${group.name} (${group.members})`)),
        h('div', { class: 'soft preview' }, preview),
      ),
      h('button', { type: 'button', onclick: () => open(group.chat_id) }, t('打开', 'Open')),
    );
  });
}

/** Codes that lead into groups. */
export function groupCodeRows(codes, scan) {
  return codes.map((code) =>
    h(
      'li',
      {},
      h('img', { class: 'qr', src: code.qr, alt: t(`群活码 ${code.name}`, `Group code ${code.name}`) }),
      h(
        'div',
        { class: 'grow' },
        h('strong', {}, code.name),
        h('div', { class: 'soft' }, t(`群活码 · ${code.groups} 个群`, `group code · ${code.groups} groups`)),
      ),
      h('button', { type: 'button', class: 'main', onclick: () => scan(code.configId) }, t('扫码', 'Scan')),
    ),
  );
}

/** What is shown before joining. */
export function groupOfferView(offer, join) {
  const words =
    offer.group === null
      ? t('群已满，加入时会自动开一个新群', 'Full: joining opens the next group, if the code allows')
      : t(
          `群聊「${offer.group.name}」（${offer.group.members} 人）`,
          `Group ${offer.group.name} (${offer.group.members})`,
        );
  return h(
    'div',
    { class: 'note' },
    h('p', {}, words),
    h(
      'button',
      { type: 'button', class: 'main', id: 'join', onclick: () => join(offer.configId) },
      t('加入该群聊', 'Join the group'),
    ),
  );
}

/** A group chat. */
export function groupView(group, person, leave) {
  const notice =
    group.notice === '' ? null : h('p', { class: 'note' }, t('群公告：', 'Notice: '), group.notice);
  const bubbles = group.messages.map((one) => {
    const side = one.from === person.externalUserid ? 'person' : 'staff';
    return [
      side === 'staff' ? h('div', { class: 'soft' }, one.name) : null,
      h('div', { class: `bubble ${side}`, title: time(one.at) }, messageBody(one.body)),
    ];
  });
  const foot = h(
    'div',
    { class: 'acts' },
    h('button', { type: 'button', class: 'danger', onclick: leave }, t('退出群聊', 'Leave the group')),
  );
  return [notice, h('div', { class: 'chat' }, bubbles.flat()), foot];
}
