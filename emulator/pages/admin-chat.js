import { button, call, field, h, panel, t } from './common.js';

const POLICIES = [
  ['days-of-month', '每月不超过当月天数', 'as many a month as it has days'],
  ['seven-per-week', '每周 7 条', 'seven a week'],
  ['one-per-day', '每天 1 条', 'one a day'],
];

function words(text) {
  return text.split(/[\s,，、]+/).filter((one) => one !== '');
}

/** How many mass messages a customer may receive. */
export function policyPanel(tenant, save) {
  const select = h(
    'select',
    {},
    POLICIES.map(([value, zh, en]) =>
      h('option', { value, selected: value === tenant.massPolicy }, t(zh, en)),
    ),
  );
  select.addEventListener('change', () =>
    save(() => call('PUT', '/control/tenant', { massPolicy: select.value })),
  );
  return panel(
    t('群发次数', 'Mass messages'),
    field(
      t('每位客户可收到', 'A customer may receive'),
      select,
      t(
        '成员确认时才判断，超出的结果是 status 3',
        'Decided when a member confirms; beyond it the result is status 3',
      ),
    ),
  );
}

function ruleRow(rule, at, list, put) {
  const others = list.filter((_one, index) => index !== at);
  return h(
    'li',
    {},
    h(
      'span',
      { class: 'grow' },
      h('strong', {}, rule.keywords.join('、')),
      h('div', { class: 'soft' }, rule.reply),
    ),
    button(t('删除', 'Delete'), () => put(others), 'danger'),
  );
}

/** What a group answers by itself when a customer names the helper and a keyword. */
export function autoReplyPanel(rules, save) {
  const put = (autoReply) => save(() => call('PUT', '/control/groups/rules', { autoReply }));
  const keywords = h('input', { required: true, maxlength: '200' });
  const reply = h('input', { required: true, maxlength: '2000' });
  const add = (event) => {
    event.preventDefault();
    put([...rules.autoReply, { keywords: words(keywords.value), reply: reply.value.trim() }]);
  };
  return panel(
    t('群自动回复', 'Automatic answers in groups'),
    h(
      'p',
      { class: 'soft' },
      t(
        '客户 @小助理 并提到关键词时回复。平台没有接口。',
        'Answers a customer who names @小助理 and a keyword. The platform has no API for it.',
      ),
    ),
    rules.autoReply.length === 0
      ? null
      : h(
          'ul',
          { class: 'list' },
          rules.autoReply.map((rule, at) => ruleRow(rule, at, rules.autoReply, put)),
        ),
    h(
      'form',
      { class: 'inline acts', onsubmit: add },
      field(t('关键词', 'Keywords'), keywords),
      field(t('回复', 'Answer'), reply),
      h('button', { type: 'submit' }, t('添加', 'Add')),
    ),
  );
}

/** What happens to customers who write certain words in a group. */
export function spamPanel(rules, save) {
  const list = h('textarea', { rows: '2' });
  list.value = (rules.antiSpam?.words ?? []).join(' ');
  const action = h(
    'select',
    {},
    [
      ['warn', t('警告', 'warn')],
      ['remove', t('移出群', 'remove from the group')],
    ].map(([value, label]) => h('option', { value, selected: value === rules.antiSpam?.action }, label)),
  );
  const change = () => {
    const found = words(list.value);
    const antiSpam = found.length === 0 ? null : { words: found, action: action.value };
    return save(() => call('PUT', '/control/groups/rules', { antiSpam }));
  };
  return panel(
    t('防骚扰', 'Anti-harassment'),
    field(
      t('违规词', 'Words'),
      list,
      t('用空格分开；留空关闭', 'Separated by spaces; empty switches it off'),
    ),
    field(t('处理', 'Action'), action),
    h('div', { class: 'acts' }, button(t('保存', 'Save'), change, 'main')),
  );
}
