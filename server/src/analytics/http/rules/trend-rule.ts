import type { Lang } from '../../../kernel/errors.ts';
import type { TrendQuestion } from '../../questions/trend.ts';
import { groupInWords } from './group-words.ts';

const MEASURES = {
  events: { zh: '次数:一人多次都算', en: 'How often; every time of a person counts' },
  people: {
    zh: '人数:每人每个周期只计一次,合计按整段去重',
    en: 'People, each once a period and once in the total',
  },
  sum: {
    zh: '数值合计:没有该属性或不是数字的按 0 计',
    en: 'Sum; events without a number there count as 0',
  },
} as const;

/** How a trend was counted, in words. */
export function trendRule(question: TrendQuestion, lang: Lang): string {
  const { from, to, zone, measure, property, period, breakdown, compare } = question;
  const counted = MEASURES[measure][lang];
  if (lang === 'en') {
    const of = measure === 'sum' ? ` (“${property}”)` : '';
    const group = breakdown
      ? ` Groups: ${groupInWords(breakdown, 'en', 'the event')}; at most 20, the largest first, the total counts all.`
      : '';
    const before = compare
      ? ` Compared with as many ${period}s right before; the last one may be under way.`
      : '';
    return `${counted}${of}. Calendar ${period}s${period === 'week' ? ' (from Monday)' : ''} of ${zone}, from ${from} to ${to}; the first and the last are cut there.${group}${before}`;
  }
  const unit = { day: '自然日', week: '自然周(周一起)', month: '自然月' }[period];
  const of = measure === 'sum' ? `(「${property}」)` : '';
  const group = breakdown
    ? `分组依据:${groupInWords(breakdown, 'zh', '该事件')};取最大的前 20 组,合计含全部。`
    : '';
  const before = compare ? '对比紧挨着之前、个数相同的周期;最后一个周期可能尚未结束。' : '';
  return `${counted}${of}。按 ${zone} 的${unit}计,${from} 至 ${to},首尾周期在此截断。${group}${before}`;
}
