import type { Staff } from '@hetang/contract/plan/kinds/staff';
import type { Plan } from '@hetang/contract/plan/registry';
import type { Hit, Rule, Text } from '../rule.ts';

type Away = NonNullable<Staff['away']>[number];

/** Customers of somebody who is away still write. */
export const awayWithoutStandIn: Rule = {
  id: 'away-without-stand-in',
  theme: 'staff',
  severity: 'warning',
  title: { zh: '请假没有人代班', en: 'Away without a stand-in' },
  why: {
    zh: '请假期间的好友、任务和社群没人接，客户会以为被晾下了。',
    en: 'Friends, tasks and groups of somebody who is away wait for nobody, and customers feel left alone.',
  },
  problem: { zh: '{name} {from} 到 {to} 不在，{why}', en: '{name} is away from {from} to {to}: {why}' },
  hint: {
    zh: '写上 stand-in：这几天在岗的另一位员工',
    en: 'Write `stand-in`: somebody else who is there on these days',
  },
  good: `
staff:
  lin: { name: 林, wecom: Lin, away: [{ from: 2026-05-06, to: 2026-05-08, stand-in: zhou }] }
  zhou: { name: 周, wecom: Zhou }`,
  bad: `
staff:
  lin: { name: 林, wecom: Lin, away: [{ from: 2026-05-06, to: 2026-05-08, stand-in: zhou }] }
  zhou: { name: 周, wecom: Zhou, away: [{ from: 2026-05-08, to: 2026-05-09, stand-in: chen }] }
  chen: { name: 陈, wecom: Chen }`,
  check: ({ plan }) =>
    Object.entries(plan.staff).flatMap(([key, staff]) =>
      (staff.away ?? []).flatMap((away, i): Hit[] => {
        const why = trouble(plan, key, away);
        const { from, to } = away;
        return why ? [{ path: ['staff', key, 'away', i], args: { name: staff.name, from, to, why } }] : [];
      }),
    ),
};

const nobody: Text = { zh: '没有写谁来代班', en: 'nobody stands in' };
const self: Text = { zh: '代班的还是自己', en: 'the stand-in is the same person' };

function trouble(plan: Plan, key: string, away: Away): Text | null {
  const other = away['stand-in'];
  if (other === undefined) return nobody;
  if (other === key) return self;
  const staff = Object.hasOwn(plan.staff, other) ? plan.staff[other] : undefined;
  const both = staff?.away?.find(({ from, to }) => from <= away.to && to >= away.from);
  if (!staff || !both) return null;
  return {
    zh: `代班的${staff.name}${both.from} 到 ${both.to} 也不在`,
    en: `${staff.name}, who stands in, is away from ${both.from} to ${both.to}`,
  };
}
