import type { Lang } from '../../../kernel/errors.ts';
import type { Period } from '../../questions/calendar.ts';
import { groupInWords } from './group-words.ts';

const PERIODS: Record<Period, { zh: string; en: string }> = {
  day: { zh: '自然日', en: 'calendar days' },
  week: { zh: '自然周(周一起)', en: 'calendar weeks from Monday' },
  month: { zh: '自然月', en: 'calendar months' },
};

/** How retention was counted, in words. */
export function retentionRule(
  question: {
    period: Period;
    cohorting: 'first-time' | 'recurring';
    zone: string;
    breakdown?: string | undefined;
  },
  lang: Lang,
): string {
  const period = PERIODS[question.period][lang];
  const { breakdown } = question;
  const first = question.cohorting === 'first-time';
  if (lang === 'en') {
    const cohort = first
      ? 'Each person is in one cohort only: that of the first start event ever, also before the range.'
      : 'A person is in every period with a start event, so sizes of cohorts add up to more than people.';
    return `People by ${period} (${question.zone}). ${cohort} Position n: came back in the n-th period after; 0 is the same period, in whatever order. A person counts once per period. The average is pooled over the cohorts that have reached the period; the current period is not over yet.${
      breakdown
        ? ` Groups: ${groupInWords(breakdown, 'en', 'the start')}; at most 20, the largest first.`
        : ''
    }`;
  }
  const cohort = first
    ? '每人只属于一个队列:有史以来首次发生起始事件的周期(首次早于所选范围的不计入)。'
    : '周期内发生过起始事件即进入该周期队列,同一人可在多个队列,各队列人数不可相加。';
  return `按人数计,以${period}(${question.zone})划分。${cohort}第 n 期为之后第 n 个周期内发生回访事件的人数,第 0 期为同一周期内(不分先后),每人每期只计一次。均值为已到达该期的队列合并计算(人数加权);当前周期尚未结束。${
    breakdown ? `分组依据:${groupInWords(breakdown, 'zh', '起始事件')};取最大的前 20 组。` : ''
  }`;
}
