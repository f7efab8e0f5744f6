import type { Kind, Plan } from '@hetang/contract/plan/registry';
import type { Hit, Rule } from '../rule.ts';
import { kindNames } from '../shared/kind-names.ts';

const kinds = ['goals', 'broadcasts', 'experiments'] as const satisfies readonly Kind[];

/** What everybody looks after nobody looks after. */
export const withoutOwner: Rule = {
  id: 'without-owner',
  theme: 'goals',
  severity: 'warning',
  title: { zh: '没有负责人', en: 'Nobody in charge' },
  why: {
    zh: '目标、群发和实验要有一个人每周看进展、到期给结论。',
    en: 'A goal, a broadcast and an experiment need one person who looks at them every week and says how they ended.',
  },
  problem: { zh: '{kind}没有负责人', en: 'Nobody is in charge of the {kind}' },
  hint: { zh: '写上 owner（员工的键）', en: 'Write `owner` with the key of a member of staff' },
  good: `
staff: { lin: { name: 林, wecom: Lin } }
goals: { a: { name: 新增, metric: contacts-added, target: 100, by: 2026-12-31, owner: lin } }`,
  bad: `
goals: { a: { name: 新增, metric: contacts-added, target: 100, by: 2026-12-31 } }`,
  check: ({ plan }) => kinds.flatMap((kind) => ownerless(plan, kind)),
};

function ownerless(plan: Plan, kind: (typeof kinds)[number]): Hit[] {
  const specs: [string, { owner?: string | undefined }][] = Object.entries(plan[kind]);
  return specs.flatMap(([key, { owner }]): Hit[] =>
    owner === undefined ? [{ path: [kind, key], at: 'key', args: { kind: kindNames[kind] } }] : [],
  );
}
