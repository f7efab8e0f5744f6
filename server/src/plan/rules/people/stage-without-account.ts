import { type Hit, isWhole, type Rule } from '../rule.ts';

/** Once accounts share out the customers, a stage that none has is left over. */
export const stageWithoutAccount: Rule = {
  id: 'stage-without-account',
  theme: 'staff',
  severity: 'warning',
  title: { zh: '阶段没有个人号管理', en: 'Stages without an account' },
  why: {
    zh: '客户走到这一步就没有号来承接，等于断了联系。',
    en: 'A customer who comes this far is looked after by no account and falls silent.',
  },
  problem: { zh: '没有个人号管理“{name}”', en: 'No account looks after "{name}"' },
  hint: { zh: '写进某个个人号的 stages', en: 'Name it under `stages` of an account' },
  good: `
stages: { new: { name: 新客 } }
staff: { lin: { name: 林, wecom: Lin } }
accounts: { main: { name: 小助手, kind: community, staff: lin, stages: [new], persona: { role: 客服 } } }`,
  bad: `
stages: { new: { name: 新客 }, paid: { name: 付费客户, enter: { event: order.paid } } }
staff: { lin: { name: 林, wecom: Lin } }
accounts: { main: { name: 小助手, kind: community, staff: lin, stages: [new], persona: { role: 客服 } } }`,
  check(view) {
    const { plan } = view;
    const taken = new Set(Object.values(plan.accounts).flatMap((account) => account.stages));
    if (taken.size === 0 || !isWhole(view, ['accounts'])) return [];
    return Object.entries(plan.stages).flatMap(([key, { name }]): Hit[] =>
      taken.has(key) ? [] : [{ path: ['stages', key], at: 'key', args: { name } }],
    );
  },
};
