import { h, t } from './common.js';

function composer(label, say) {
  const words = h('input', {
    id: 'words',
    maxlength: '2000',
    autocomplete: 'off',
    'aria-label': label,
    placeholder: label,
  });
  const send = (event) => {
    event.preventDefault();
    const text = words.value.trim();
    if (text === '') return;
    words.value = '';
    say(text);
  };
  return h(
    'form',
    { class: 'composer', onsubmit: send },
    words,
    h('button', { type: 'submit', class: 'main' }, t('发送', 'Send')),
  );
}

/** A chat of the member's with what can be done about it above, and the sidebar beside it. */
export function talkView({ acts, title, bubbles, label, say, sidebar }) {
  return [
    h(
      'p',
      {},
      acts.flatMap((one) => [one, ' ']),
    ),
    h(
      'div',
      { class: 'talk' },
      h(
        'section',
        { class: 'panel' },
        h('h2', {}, title),
        h('div', { class: 'chat' }, bubbles),
        composer(label, say),
      ),
      sidebar,
    ),
  ];
}
