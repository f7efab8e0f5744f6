import { h, t } from './common.js';

const ACTS = [
  ['course.joined', t('报名课程', 'Join course'), {}],
  ['resource.claimed', t('领取资料', 'Claim material'), {}],
  ['account.registered', t('注册', 'Register'), {}],
  ['trial.started', t('开始体验', 'Start trial'), {}],
  ['app.opened', t('打开应用', 'Open app'), {}],
  ['order.paid', t('下单（工具）', 'Order (tool)'), { sku: 'tool', amount: 19900 }],
  ['order.paid', t('下单（托管）', 'Order (managed)'), { sku: 'managed', amount: 298000 }],
];

/** What the customer does at the brand's site and shop, and who they are. */
export function meView(person, act, other) {
  const buttons = ACTS.map(([name, label, props]) =>
    h('button', { type: 'button', onclick: () => act(name, props) }, label),
  );
  const done = Object.entries(person.did)
    .map(([name, times]) => `${name} ×${times}`)
    .join(' · ');
  const facts = [
    [t('名字', 'Name'), person.name],
    [t('手机号', 'Phone'), person.phone ?? t('注册后才有', 'given on registration')],
    ['external_userid', person.externalUserid],
    ['unionid', person.unionid],
    [t('做过的事', 'Done'), done === '' ? '—' : done],
  ];
  return [
    h('h2', {}, t('在品牌的网站和店里', "At the brand's site and shop")),
    h('div', { class: 'acts' }, buttons),
    h(
      'dl',
      { class: 'facts' },
      facts.flatMap(([name, value]) => [h('dt', { class: 'soft' }, name), h('dd', {}, value)]),
    ),
    h(
      'div',
      { class: 'acts' },
      h('button', { type: 'button', onclick: other }, t('换一位客户', 'Another customer')),
    ),
  ];
}
