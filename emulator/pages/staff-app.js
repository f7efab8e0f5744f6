import { button, call, h, linked, messageBody, t, time } from './common.js';

function cardButtons(userid, message, act) {
  const { content } = message;
  if (content.replaced !== undefined)
    return h('button', { type: 'button', disabled: true }, content.replaced);
  const own = message.msgtype === 'template_card' ? (content.button_list ?? []) : [];
  const press = (key) =>
    act(() => call('POST', `/control/staff/${userid}/messages/${message.msgid}/click`, { key }));
  return own.map((one) =>
    one.type === 1
      ? h('a', { href: one.url, target: '_blank', rel: 'noreferrer' }, one.text)
      : button(one.text, () => press(one.key)),
  );
}

/** Files as they look, a card of news as a link; everything else in words. */
function messageContent({ msgtype, content }) {
  if (['image', 'video', 'file'].includes(msgtype))
    return messageBody({ kind: msgtype, mediaId: content.media_id });
  if (msgtype === 'news')
    return content.articles.flatMap(({ description, ...one }) =>
      messageBody({ ...one, kind: 'link', desc: description }),
    );
  const card = content.main_title ?? content;
  const text =
    content.content ?? [card.title, card.desc ?? card.description, card.url].filter(Boolean).join('\n');
  return linked(text || msgtype);
}

function messageRow(userid, message, act) {
  return h(
    'li',
    {},
    h(
      'div',
      { class: 'grow' },
      h('div', { class: 'bubble' }, messageContent(message)),
      h('div', { class: 'soft' }, `${time(message.at)} · ${message.msgtype}`),
      h('div', { class: 'acts' }, cardButtons(userid, message, act)),
    ),
  );
}

function menuButtons(userid, app, act) {
  const leaves = (app.menu?.button ?? []).flatMap((one) => one.sub_button ?? [one]);
  return leaves.map((one) =>
    button(one.name, () => {
      const item = { type: one.type, value: one.type === 'view' ? one.url : (one.key ?? one.name) };
      return act(() => call('POST', `/control/staff/${userid}/app/menu`, item), t('已点击菜单', 'Tapped'));
    }),
  );
}

function composer(userid, act) {
  const words = h('input', {
    maxlength: '2000',
    autocomplete: 'off',
    'aria-label': t('发给应用', 'Write to the app'),
    placeholder: t('发给应用', 'Write to the app'),
  });
  const send = (event) => {
    event.preventDefault();
    const text = words.value.trim();
    if (text === '') return;
    words.value = '';
    act(
      () => call('POST', `/control/staff/${userid}/app/messages`, { text }),
      t('已发给应用', 'Sent to the app'),
    );
  };
  return h(
    'form',
    { class: 'composer', onsubmit: send },
    words,
    h('button', { type: 'submit', class: 'main' }, t('发送', 'Send')),
  );
}

/** The app as the member sees it: its messages, its menu, and a line to write. */
export async function appSection(userid, messages, act) {
  const app = await call('GET', '/control/app');
  return [
    h('h2', {}, app.name),
    h('div', { class: 'acts' }, menuButtons(userid, app, act)),
    composer(userid, act),
    messages.length === 0
      ? h('p', { class: 'soft' }, t('还没有应用消息', 'No messages yet'))
      : h(
          'ul',
          { class: 'list' },
          messages.toReversed().map((one) => messageRow(userid, one, act)),
        ),
  ];
}
