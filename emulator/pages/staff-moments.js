import { askText, button, call, h, messageBody, t, time } from './common.js';

function stateOf(moment) {
  if (moment.publishedAt !== null)
    return t(
      `${time(moment.publishedAt)} 已发表 · 赞 ${moment.likes.length} · 评论 ${moment.comments.length}`,
      `published ${time(moment.publishedAt)} · ${moment.likes.length} likes · ${moment.comments.length} comments`,
    );
  return moment.cancelledAt === null ? t('待发表', 'Waiting') : t('已停止', 'Stopped');
}

/** Moments that the member has published or is asked to publish. */
export function momentSection(userid, moments, act) {
  const post = (path, body) => act(() => call('POST', `/control/staff/${userid}/moments${path}`, body));
  const write = async () => {
    const text = await askText(t('发一条朋友圈', 'Post a moment'));
    if (text) post('', { text });
  };
  const rows = moments.map((moment) =>
    h(
      'li',
      {},
      h(
        'div',
        { class: 'grow' },
        moment.bodies.map((body) => h('div', { class: 'bubble' }, messageBody(body))),
        h(
          'div',
          { class: 'soft' },
          t(`${moment.customers} 位客户 · `, `${moment.customers} customers · `),
          stateOf(moment),
        ),
      ),
      moment.publishedAt === null && moment.cancelledAt === null
        ? h(
            'button',
            { type: 'button', class: 'main', onclick: () => post(`/${moment.moment_id}/publish`, {}) },
            t('发表', 'Publish'),
          )
        : null,
    ),
  );
  return [
    h('div', { class: 'acts' }, button(t('发朋友圈', 'Post'), write, 'main')),
    rows.length === 0
      ? h('p', { class: 'soft' }, t('还没有朋友圈', 'No moments yet'))
      : h('ul', { class: 'list' }, rows),
  ];
}
