import { type Hit, isWhole, type Rule } from '../rule.ts';

/** What all channels are to bring is as much as the goal asks for. */
export const channelVolume: Rule = {
  id: 'channel-volume',
  theme: 'channels',
  severity: 'warning',
  title: { zh: '渠道加起来够不到目标', en: 'Channels that fall short of the goal' },
  why: {
    zh: '新增好友的目标要由渠道完成；每个在做的渠道都写了计划量，加起来却不够，目标从第一天起就完不成。',
    en: 'New contacts come from channels; when every active channel says what it will bring and the sum is too small, the goal fails from the first day.',
  },
  problem: {
    zh: '各渠道计划带来 {sum} 人，新增好友的目标是 {target} 人',
    en: 'All channels together bring {sum} people; the goal is {target}',
  },
  hint: { zh: '提高渠道的计划量，或加渠道', en: 'Plan for more in the channels, or add one' },
  good: `
staff: { lin: { name: 林, wecom: Lin } }
codes: { site: { name: 官网活码, staff: [lin] } }
channels: { site: { name: 官网, group: private, purpose: 承接, codes: [site], planned: { contacts: 600 } } }
goals: { friends: { metric: contacts-added, target: 600, by: 2026-12-31 } }`,
  bad: `
staff: { lin: { name: 林, wecom: Lin } }
codes: { site: { name: 官网活码, staff: [lin] } }
channels: { site: { name: 官网, group: private, purpose: 承接, codes: [site], planned: { contacts: 500 } } }
goals: { friends: { metric: contacts-added, target: 600, by: 2026-12-31 } }`,
  check(view) {
    const { plan } = view;
    const active = Object.values(plan.channels).filter(({ status }) => status === 'active');
    if (!isWhole(view, ['channels']) || active.length === 0 || active.some(({ planned }) => !planned))
      return [];
    const sum = Object.values(plan.channels).reduce((all, { planned }) => all + (planned?.contacts ?? 0), 0);
    return Object.entries(plan.goals).flatMap(([key, { metric, target }]): Hit[] =>
      metric === 'contacts-added' && target > sum
        ? [{ path: ['goals', key, 'target'], args: { sum, target } }]
        : [],
    );
  },
};
