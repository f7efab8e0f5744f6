import type { ChannelLimits, TenantChannel } from '../../../channels/port.ts';
import type { Clock } from '../../../kernel/clock.ts';
import { type Check, found, good } from './check.ts';

export interface LimitFacts extends ChannelLimits {
  now: Date;
}

/** A limit of which more than this is used is worth a word. */
const NEARLY = 0.8;
const NAMED = 5;

/** No call to the platform rests, and no limit is nearly used up. */
export const channelLimits: Check<{ tenant: TenantChannel | null; machine: Clock }, LimitFacts> = {
  id: 'channel-limits',
  title: { zh: '企业微信调用额度', en: 'Limits of WeCom calls' },
  async measure({ tenant, machine }) {
    return tenant ? { ...(await tenant.readLimits()), now: machine.now() } : null;
  },
  judge({ quotas, rests, now }) {
    const resting = rests.filter((one) => one.until > now || one.trying);
    if (resting.length > 0) {
      const names = resting
        .slice(0, NAMED)
        .map(({ key, reason }) => `${key} (${reason})`)
        .join(', ');
      return found(
        'warning',
        { zh: `有 ${resting.length} 项暂停：${names}`, en: `${resting.length} at rest: ${names}` },
        {
          zh: '到时自动试探并恢复；反复出现时在 设置 › 企业微信 › 调用记录 查看原因',
          en: 'They are tried again by themselves; when it comes back, see why under Settings › WeCom › Calls',
        },
      );
    }
    const [tightest] = quotas.filter(({ used, limit }) => used >= limit * NEARLY);
    if (!tightest) return good('充足', 'plenty');
    const { api, span, used, limit } = tightest;
    return found(
      'warning',
      {
        zh: `${api} 每${SPANS[span]}额度已用 ${used}/${limit}`,
        en: `${api} has used ${used} of ${limit} a ${span}`,
      },
      {
        zh: '用完后自动等待；先停下批量操作',
        en: 'Calls wait by themselves when it is used up; do less in bulk for now',
      },
    );
  },
};

const SPANS = { minute: '分钟', hour: '小时', day: '天' } as const;
