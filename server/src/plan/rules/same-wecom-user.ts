import type { Hit, Rule } from './rule.ts';

/** Two members of staff with one WeCom account: callbacks could not tell whose customer it is. */
export const sameWecomUser: Rule = {
  id: 'same-wecom-user',
  theme: 'staff',
  severity: 'error',
  title: { zh: '重复的企业微信账号', en: 'One WeCom account twice' },
  why: {
    zh: '两名员工共用一个 userid，回调就分不清是谁的客户。',
    en: 'When two members of staff share a userid, callbacks cannot tell whose customer it is.',
  },
  problem: {
    zh: '员工“{other}”已经用了企业微信账号 {wecom}',
    en: 'The member of staff `{other}` has the WeCom userid {wecom} already',
  },
  hint: { zh: '每位员工写自己的 userid', en: 'Give each person their own userid' },
  good: `staff: { lin: { name: 林, wecom: Lin }, zhou: { name: 周, wecom: Zhou } }`,
  bad: `staff: { lin: { name: 林, wecom: Lin }, zhou: { name: 周, wecom: lin } }`,
  check({ plan }) {
    const first = new Map<string, string>();
    return Object.entries(plan.staff).flatMap(([key, { wecom }]): Hit[] => {
      // The platform does not tell userids apart by case.
      const id = wecom.toLowerCase();
      const other = first.get(id);
      if (other !== undefined) return [{ path: ['staff', key, 'wecom'], args: { other, wecom } }];
      first.set(id, key);
      return [];
    });
  },
};
