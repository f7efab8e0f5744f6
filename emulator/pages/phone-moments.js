import { h, messageBody, t, time } from './common.js';

function momentView(moment, mark) {
  const words = h('input', {
    placeholder: t('评论', 'Comment'),
    maxlength: '500',
    'aria-label': t('评论', 'Comment'),
  });
  const say = () => {
    const text = words.value.trim();
    if (text !== '') mark('comment', moment, { text });
  };
  const marks = [
    moment.likes.length === 0 ? null : h('div', { class: 'soft' }, `♥ ${moment.likes.join('、')}`),
    moment.comments.map((one) => h('div', { class: 'soft' }, `${one.name}：${one.text}`)),
  ];
  return h(
    'li',
    {},
    h(
      'div',
      { class: 'grow' },
      h('strong', {}, moment.staffName),
      h(
        'div',
        {},
        moment.bodies.map((body) => h('div', {}, messageBody(body))),
      ),
      h('div', { class: 'soft' }, time(moment.publishedAt)),
      marks.flat(),
      h(
        'div',
        { class: 'acts' },
        h('button', { type: 'button', onclick: () => mark('like', moment, {}) }, t('赞', 'Like')),
        words,
        h('button', { type: 'button', onclick: say }, t('发表评论', 'Comment')),
      ),
    ),
  );
}

/** What the customer's members have published. */
export function momentsView(moments, mark) {
  if (moments.length === 0)
    return [h('p', { class: 'note' }, t('朋友圈还没有内容。', 'Nothing in Moments yet.'))];
  return [
    h(
      'ul',
      { class: 'list' },
      moments.map((one) => momentView(one, mark)),
    ),
  ];
}
