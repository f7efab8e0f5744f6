import type { Account } from '@hetang/contract/plan/kinds/accounts';
import type { Hit, Rule } from '../rule.ts';

/** Each class of customers meets somebody: an assistant, an adviser, a customer manager. */
export const classWithoutPersona: Rule = {
  id: 'class-without-persona',
  theme: 'staff',
  severity: 'warning',
  title: { zh: '客户类别没有人设', en: 'Classes without a persona' },
  why: {
    zh: '对刚加的人是小助手，对付费客户是专属顾问；没写清楚，话就说不到一起。',
    en: 'To a newcomer the account is an assistant, to a customer an adviser; unsaid, everybody speaks differently.',
  },
  problem: {
    zh: '个人号“{name}”管理“{stage}”，却没有对这类客户的人设',
    en: 'The account "{name}" looks after "{stage}", but has no persona for them',
  },
  hint: {
    zh: '在 persona.by-stage 里写上对这类客户的身份，或写一个通用的 persona.role',
    en: 'Write the role for them under `persona.by-stage`, or a `persona.role` for all',
  },
  good: `
stages: { new: { name: 新客 } }
staff: { lin: { name: 林, wecom: Lin } }
accounts: { main: { name: 小助手, kind: community, staff: lin, stages: [new], persona: { by-stage: { new: 客服 } } } }`,
  bad: `
stages: { new: { name: 新客 } }
staff: { lin: { name: 林, wecom: Lin } }
accounts: { main: { name: 小助手, kind: community, staff: lin, stages: [new] } }`,
  check: ({ plan }) =>
    Object.entries(plan.accounts).flatMap(([key, account]) =>
      account.stages.flatMap((stage, i): Hit[] => {
        if (knows(account, stage)) return [];
        const args = { name: account.name, stage: plan.stages[stage]?.name ?? stage };
        return [{ path: ['accounts', key, 'stages', i], args }];
      }),
    ),
};

/** Once there is a persona for some stages, the others need theirs: the general one was not meant for them. */
function knows({ persona }: Account, stage: string): boolean {
  const byStage = persona?.['by-stage'];
  return byStage ? Object.hasOwn(byStage, stage) : persona?.role !== undefined;
}
