import type { Lang } from '../../../kernel/errors.ts';
import { groupInWords } from './group-words.ts';

/** How RFM was computed, in words. */
export function rfmRule(
  question: {
    from?: string | undefined;
    to: string;
    zone: string;
    bins: number;
    breakdown?: string | undefined;
  },
  lang: Lang,
): string {
  const { from, to, zone, bins, breakdown } = question;
  if (lang === 'en') {
    return `Contacts with a paid order ${from ? `from ${from} to` : 'up to'} ${to} (${zone}). Recency: whole calendar days from the last order to ${to}. Frequency: distinct order ids. Money: sum of amounts, cancellations not deducted. Each is cut into ${bins} bands at its quantiles (type 7) plus 1, lower end included, so equal values always share a band; ${bins} is best, for recency the fewest days.${
      breakdown
        ? ` Groups: ${groupInWords(breakdown, 'en', 'the last order')}; at most 20, the largest first.`
        : ''
    }`;
  }
  return `统计 ${from ? `${from} 至 ` : '截至 '}${to}(${zone})有支付订单的客户。R:最近一次支付距 ${to} 的整天数(按日历日);F:不同订单号的个数;M:支付金额合计,不扣除取消。各项按自身分位数(type 7)加 1 切成 ${bins} 档,含下界不含上界,同值必同档;${bins} 为最好,R 越近档位越高。${
    breakdown ? `分组依据:${groupInWords(breakdown, 'zh', '最近一次订单')};取最大的前 20 组。` : ''
  }`;
}
