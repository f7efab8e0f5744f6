import { call, h, linked, safeUrl, t, time } from './common.js';
import { openWebView } from './phone-webview.js';

/** Id of the Official Account among the chats; no member has such a userid. */
export const ACCOUNT_CHAT = 'official account';

/** The row of the Official Account among the chats. */
export function accountRow(account, open) {
  const last = account.follower?.messages.at(-1)?.content;
  const preview = last?.content ?? last?.Content ?? last?.title ?? t('服务号', 'Official Account');
  return h(
    'li',
    {},
    h(
      'div',
      { class: 'grow' },
      h('strong', {}, t('荷塘服务号', 'The Official Account')),
      h('div', { class: 'soft preview' }, preview),
    ),
    h('button', { type: 'button', onclick: open }, t('打开', 'Open')),
  );
}

function articles(content) {
  const list = content.articles ?? [content.Articles?.item ?? []].flat();
  return list.map((one) => {
    const href = safeUrl(one.url ?? one.Url ?? '');
    const words = [
      h('strong', {}, one.title ?? one.Title),
      h('span', { class: 'soft' }, one.description ?? one.Description ?? ''),
    ];
    const props = { class: 'card', href, target: '_blank', rel: 'noopener noreferrer' };
    return h(href === undefined ? 'div' : 'a', props, words);
  });
}

function templateLines(content) {
  return [
    h('strong', {}, content.title ?? t('服务通知', 'Notice')),
    Object.entries(content.data ?? {}).map(([name, { value }]) => h('div', {}, `${name}：${value}`)),
  ].flat();
}

function bodyOf(content) {
  const text = content.content ?? content.Content;
  if (text !== undefined) return linked(String(text));
  if (content.data !== undefined) return templateLines(content);
  const found = articles(content);
  return found.length > 0 ? found : [t('[图片或文件]', '[picture or file]')];
}

function tapButton(one, tap) {
  const press = () => {
    if (one.type === 'view' && safeUrl(one.url) !== undefined) openWebView(one.url);
    tap(
      one.type === 'view' ? { type: 'view', value: one.url } : { type: 'click', value: one.key ?? one.name },
    );
  };
  return h('button', { type: 'button', class: 'oa-tap', onclick: press }, one.name);
}

function menuOf(menu, tap) {
  if (menu === null) return null;
  const items = menu.button.map((one) =>
    (one.sub_button ?? []).length === 0
      ? tapButton(one, tap)
      : h(
          'details',
          { class: 'oa-more' },
          h('summary', {}, `≡ ${one.name}`),
          h(
            'div',
            {},
            one.sub_button.map((sub) => tapButton(sub, tap)),
          ),
        ),
  );
  return h('div', { class: 'oa-menu' }, items);
}

function consentNote(account, person, attempt) {
  const [template] = account.subscribeTemplates;
  if (template === undefined) return null;
  const answer = (accept) => {
    const body = { templateIds: [template.templateId], accept };
    attempt(() => call('POST', `/control/people/${person.id}/oa/subscribe`, body));
  };
  return h(
    'div',
    { class: 'note' },
    h('p', {}, t(`允许发送一次「${template.title}」？`, `Allow one "${template.title}"?`)),
    h('button', { type: 'button', class: 'main', onclick: () => answer(true) }, t('允许', 'Allow')),
    ' ',
    h('button', { type: 'button', onclick: () => answer(false) }, t('拒绝', 'Refuse')),
  );
}

/** The chat with the Official Account: its menu, its messages, following and leaving. */
export function accountView(account, person, attempt) {
  const base = `/control/people/${person.id}/oa`;
  const isFollowing = account.follower?.subscribed === true;
  const follow = () => attempt(() => call('POST', `${base}/follow`, {}));
  const unfollow = () => attempt(() => call('POST', `${base}/unfollow`, {}));
  if (!isFollowing)
    return [
      h('p', { class: 'note' }, t('还没有关注荷塘服务号。', 'Not following the Official Account.')),
      h(
        'div',
        { class: 'acts' },
        h('button', { type: 'button', class: 'main', onclick: follow }, t('关注', 'Follow')),
      ),
    ];
  const tap = (item) => attempt(() => call('POST', `${base}/menu`, item));
  const bubbles = account.follower.messages.map((one) =>
    h(
      'div',
      { class: `bubble ${one.from === 'person' ? 'person' : 'staff'}`, title: time(one.at) },
      bodyOf(one.content),
    ),
  );
  return [
    h('div', { class: 'chat' }, bubbles),
    consentNote(account, person, attempt),
    menuOf(account.menu, tap),
    h(
      'div',
      { class: 'acts' },
      h('button', { type: 'button', class: 'danger', onclick: unfollow }, t('取消关注', 'Unfollow')),
    ),
  ];
}
