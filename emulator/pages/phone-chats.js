import { h, messageBody, t, time } from './common.js';

/** What WeChat says about a member who will take over. */
export function transferNotes(transfers, refuse) {
  return transfers.map(({ takeover, takeoverName, takeoverAt }) => {
    const words = t(
      `服务升级：${time(takeoverAt)} 起由 ${takeoverName} 为你服务`,
      `From ${time(takeoverAt)} ${takeoverName} will serve you`,
    );
    return h(
      'div',
      { class: 'note' },
      h('p', {}, words),
      h('button', { type: 'button', onclick: () => refuse(takeover) }, t('暂不接受', 'Refuse')),
    );
  });
}

/** The chat with a member. */
export function chatView(chat, leave) {
  const bubbles = chat.messages.map((one) =>
    h('div', { class: `bubble ${one.from}`, title: time(one.at) }, messageBody(one.body)),
  );
  const button = h(
    'button',
    { type: 'button', class: 'danger', onclick: () => leave(chat.userid) },
    t('删除对方', 'Delete this contact'),
  );
  const gone = t(
    '你们已不是好友。再次扫码可以重新添加。',
    'You are no longer friends. Scan a code to add again.',
  );
  const foot = chat.isFriend ? h('div', { class: 'acts' }, button) : h('p', { class: 'note' }, gone);
  return [h('div', { class: 'chat' }, bubbles), foot];
}

/** The card of a member, before the add. */
export function offerView(offer, accept) {
  return h(
    'div',
    { class: 'note' },
    h('p', {}, t(`「${offer.staffName}」的名片`, `Card of ${offer.staffName}`)),
    h(
      'button',
      { type: 'button', class: 'main', id: 'accept', onclick: accept },
      t('添加到通讯录', 'Add to contacts'),
    ),
  );
}
