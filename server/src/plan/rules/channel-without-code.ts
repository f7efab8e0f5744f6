import type { Hit, Rule } from './rule.ts';

/** Without a code of its own nobody can tell who came from a channel, nor what it was worth. */
export const channelWithoutCode: Rule = {
  id: 'channel-without-code',
  theme: 'channels',
  severity: 'warning',
  title: { zh: '没有活码的渠道', en: 'Channels without a code' },
  why: {
    zh: '没有自己的渠道活码，就分不清谁从这个渠道来、花的钱值不值。',
    en: 'Without a code of its own nobody can tell who came from a channel, nor what it was worth.',
  },
  problem: {
    zh: '渠道“{name}”在做，却没有渠道活码，来的人分不清来源',
    en: 'The channel "{name}" is active but has no code: nobody can tell who came from it',
  },
  hint: {
    zh: '在 codes 里写上它用的活码；还没开始做就写 status: idle 或 trial',
    en: 'Name its codes under `codes`; write `status: idle` or `trial` if it has not begun',
  },
  good: `
staff: { lin: { name: 林, wecom: Lin } }
codes: { oa: { name: 公众号活码, staff: [lin] } }
channels:
  official: { name: 公众号, group: new-media, purpose: 引流, codes: [oa] }
  video: { name: 短视频, group: new-media, purpose: 引流, status: idle }`,
  bad: `
channels: { official: { name: 公众号, group: new-media, purpose: 引流 } }`,
  check: ({ plan }) =>
    Object.entries(plan.channels).flatMap(([key, { name, status, codes }]): Hit[] =>
      status === 'active' && codes.length === 0
        ? [{ path: ['channels', key], at: 'key', args: { name } }]
        : [],
    ),
};
