import { type Hit, isWhole, type Rule } from './rule.ts';

/** Once a plan lists its channels, a code that belongs to none of them is missing from every comparison. */
export const codeWithoutChannel: Rule = {
  id: 'code-without-channel',
  theme: 'channels',
  severity: 'warning',
  title: { zh: '不属于渠道的活码', en: 'Codes of no channel' },
  why: {
    zh: '方案列出了渠道之后，不属于任何渠道的活码会在渠道对比里缺失。',
    en: 'Once a plan lists its channels, a code that belongs to none of them is missing from every comparison.',
  },
  problem: { zh: '活码“{name}”不属于任何渠道', en: 'The code "{name}" belongs to no channel' },
  hint: { zh: '在某个渠道的 codes 里写上它', en: 'Name it under the `codes` of a channel' },
  good: `
staff: { lin: { name: 林, wecom: Lin } }
codes: { oa: { name: 公众号活码, staff: [lin] } }
channels: { official: { name: 公众号, group: new-media, purpose: 引流, codes: [oa] } }`,
  bad: `
staff: { lin: { name: 林, wecom: Lin } }
codes: { oa: { name: 公众号活码, staff: [lin] }, site: { name: 官网活码, staff: [lin] } }
channels: { official: { name: 公众号, group: new-media, purpose: 引流, codes: [oa] } }`,
  check(view) {
    const { plan } = view;
    const channels = Object.values(plan.channels);
    if (channels.length === 0 || !isWhole(view, ['channels'])) return [];
    const placed = new Set(channels.flatMap((channel) => channel.codes));
    return Object.entries(plan.codes).flatMap(([key, { name }]): Hit[] =>
      placed.has(key) ? [] : [{ path: ['codes', key], at: 'key', args: { name } }],
    );
  },
};
