import { askSure, button, call, h, messageBody, t, time } from './common.js';
import { sidebarFrame } from './staff-sidebar.js';
import { talkView } from './staff-talk.js';

function customerRow(customer, choose) {
  const tags = customer.tags.map((name) => h('span', { class: 'mark' }, name));
  const gone = customer.leftAt === null ? null : h('span', { class: 'mark bad' }, t('已删除你', 'has left'));
  return h(
    'li',
    {},
    h(
      'div',
      { class: 'grow' },
      h('strong', {}, customer.remark || customer.name),
      ' ',
      gone,
      tags.flatMap((tag) => [' ', tag]),
      h('div', { class: 'soft' }, `${time(customer.lastChatAt)} · ${customer.last}`),
    ),
    button(t('聊天', 'Chat'), () => choose(customer.external_userid)),
  );
}

async function talk({ userid, customer, choose, act }) {
  const person = await call('GET', `/control/people/${customer.personId}`);
  const chat = person.chats.find((one) => one.userid === userid);
  const bubbles = (chat?.messages ?? []).map((one) => {
    // From the member's side: own words on the right.
    const side = { staff: 'person', person: 'staff' }[one.from] ?? 'system';
    return h('div', { class: `bubble ${side}`, title: time(one.at) }, messageBody(one.body));
  });
  const remove = async () => {
    const sure = await askSure(
      t(`删除客户 ${customer.name}？`, `Delete ${customer.name}?`),
      t('删除', 'Delete'),
    );
    if (sure !== true) return;
    const body = { external_userid: customer.external_userid };
    await act(() => call('POST', `/control/staff/${userid}/delete`, body));
  };
  return talkView({
    acts: [
      button(t('‹ 全部客户', '‹ All customers'), () => choose(null)),
      button(t('删除客户', 'Delete customer'), remove, 'danger'),
    ],
    title: customer.remark || customer.name,
    bubbles,
    label: t('回复客户', 'Answer the customer'),
    say: (text) => {
      const body = { external_userid: customer.external_userid, text };
      act(() => call('POST', `/control/staff/${userid}/chats`, body));
    },
    sidebar: await sidebarFrame({ userid, customer, act }),
  });
}

/** The member's customers, or the chat with one of them. */
export async function customerSection({ userid, customers, chosen, choose, act }) {
  const customer = customers.find((one) => one.external_userid === chosen);
  if (customer !== undefined) return talk({ userid, customer, choose, act });
  if (customers.length === 0) return [h('p', { class: 'soft' }, t('还没有客户', 'No customers yet'))];
  return [
    h(
      'ul',
      { class: 'list' },
      customers.map((one) => customerRow(one, choose)),
    ),
  ];
}
