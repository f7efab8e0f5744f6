import type { Hit, Rule } from '../rule.ts';

/** Behind every account stands one person. */
export const accountWithoutStaff: Rule = {
  id: 'account-without-staff',
  theme: 'staff',
  severity: 'warning',
  title: { zh: '个人号没有责任员工', en: 'Accounts without staff' },
  why: {
    zh: '没有责任人的号没人回消息，人离职时也没人交接。',
    en: 'An account that nobody answers for is not answered at all, and nobody hands it over.',
  },
  problem: { zh: '个人号“{name}”没有责任员工', en: 'Nobody answers for the account "{name}"' },
  hint: { zh: '写上 staff（员工的键）', en: 'Write `staff` with the key of a member of staff' },
  good: `
staff: { lin: { name: 林, wecom: Lin } }
accounts: { main: { name: 小助手, kind: community, staff: lin } }`,
  bad: `
accounts: { main: { name: 小助手, kind: community } }`,
  check: ({ plan }) =>
    Object.entries(plan.accounts).flatMap(([key, { name, staff }]): Hit[] =>
      staff === undefined ? [{ path: ['accounts', key], at: 'key', args: { name } }] : [],
    ),
};
