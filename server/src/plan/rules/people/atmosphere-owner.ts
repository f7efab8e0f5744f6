import type { Plan } from '@hetang/contract/plan/registry';
import { type Hit, isWhole, type Path, type Rule, type Text } from '../rule.ts';

/** An account that plays a guest cannot be the host. */
export const atmosphereOwner: Rule = {
  id: 'atmosphere-owner',
  theme: 'staff',
  severity: 'warning',
  title: { zh: '马甲号承担了经营', en: 'Atmosphere accounts in charge' },
  why: {
    zh: '马甲号只用来活跃气氛，一旦承接客户或当群主，露馅时伤的是整个品牌的信任。',
    en: 'An atmosphere account is there to liven up a group. As owner of a group or of customers it costs the trust of all when it comes out.',
  },
  problem: { zh: '马甲号不该承接客户：{why}', en: 'An atmosphere account should not be in charge: {why}' },
  hint: {
    zh: '换成社群号或销售号，马甲号只进群活跃气氛',
    en: 'Use a community or sales account; an atmosphere account only takes part',
  },
  good: `
stages: { new: { name: 新客 } }
staff: { lin: { name: 林, wecom: Lin }, zhou: { name: 周, wecom: Zhou } }
accounts:
  main: { name: 小助手, kind: community, staff: lin, stages: [new], persona: { role: 客服 } }
  fun: { name: 气氛号, kind: atmosphere, staff: zhou }`,
  bad: `
stages: { new: { name: 新客 } }
staff: { zhou: { name: 周, wecom: Zhou } }
accounts: { fun: { name: 气氛号, kind: atmosphere, staff: zhou, stages: [new], persona: { role: 客服 } } }`,
  check: (view) => [
    ...Object.entries(view.plan.accounts).flatMap(([key, { kind, stages }]): Hit[] =>
      kind === 'atmosphere' && stages.length > 0
        ? [{ path: ['accounts', key, 'stages'], args: { why: stagesOfIts } }]
        : [],
    ),
    ...(isWhole(view, ['accounts']) ? guestsInCharge(view.plan) : []),
  ],
};

const stagesOfIts: Text = { zh: '它管理着用户阶段', en: 'it looks after stages' };

/** Members of staff who have atmosphere accounts only, and yet own groups or stand behind codes. */
function guestsInCharge(plan: Plan): Hit[] {
  const accounts = Object.values(plan.accounts);
  const hosts = new Set(accounts.flatMap(({ kind, staff }) => (kind === 'atmosphere' ? [] : [staff])));
  const guests = new Set(accounts.flatMap(({ staff }) => (staff && !hosts.has(staff) ? [staff] : [])));
  return chargesOf(plan).flatMap(({ staff, path, of }): Hit[] => {
    if (!guests.has(staff)) return [];
    const name = plan.staff[staff]?.name ?? staff;
    const why = {
      zh: `${name}只有马甲号，却${of.zh}`,
      en: `${name} has an atmosphere account only, but ${of.en}`,
    };
    return [{ path, args: { why } }];
  });
}

function chargesOf(plan: Plan): { staff: string; path: Path; of: Text }[] {
  const owners = Object.entries(plan.communities).flatMap(([key, { owner, name }]) =>
    owner === undefined
      ? []
      : [
          {
            staff: owner,
            path: ['communities', key, 'owner'],
            of: { zh: `是“${name}”的群主`, en: `owns "${name}"` },
          },
        ],
  );
  const behindCodes = Object.entries(plan.codes).flatMap(([key, { staff, name }]) =>
    staff.map((one, i) => ({
      staff: one,
      path: ['codes', key, 'staff', i],
      of: { zh: `承接活码“${name}”`, en: `stands behind the code "${name}"` },
    })),
  );
  return [...owners, ...behindCodes];
}
