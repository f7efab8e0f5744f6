import { h, t } from './common.js';

/** Who is to be played: somebody known, or somebody new. */
export function chooserView(people, { create, choose }) {
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
        create(name.value.trim());
      },
    },
    name,
    h('button', { type: 'submit', class: 'main' }, t('新建客户', 'New customer')),
  );
  const rows = people.map((one) =>
    h(
      'li',
      {},
      h('span', { class: 'grow' }, one.name),
      h('button', { type: 'button', onclick: () => choose(one.id) }, t('扮演', 'Play')),
    ),
  );
  const intro = t('选择或新建一位客户，由你来扮演。', 'Choose or create a customer and play the part.');
  return [h('p', { class: 'note' }, intro), form, h('ul', { class: 'list' }, rows)];
}
