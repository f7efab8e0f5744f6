import type { Job } from '@hetang/contract/http/jobs';
import { useTranslation } from 'react-i18next';
import { formatNumber, splitDuration } from './format.ts';
import type { Tone } from './state-text.tsx';

export const jobTones: Record<Job['state'], Tone> = {
  running: 'busy',
  done: 'good',
  stopped: 'warn',
  failed: 'bad',
};

/** The words for a piece of work in the background: what it is, and how far. */
export function useJobText(): { title: (job: Job) => string; progress: (job: Job) => string } {
  const { t } = useTranslation();
  const name = ({ kind, name: about }: Job) => {
    if (kind === 'act') {
      const known = (['tags', 'stage', 'suppress', 'journey'] as const).find((act) => act === about);
      return known ? t(`acts.kinds.${known}`) : about;
    }
    return about;
  };
  const duration = (seconds: number) => {
    const split = splitDuration(seconds);
    return split ? t(`unit.${split.unit}`, { n: split.n }) : t('none');
  };
  return {
    title: (job) => [t(`jobs.kinds.${job.kind}`), name(job)].filter(Boolean).join(' · '),
    progress: ({ done, total, rate, secondsLeft, state }) =>
      [
        done === null ? null : t('jobs.done', { done: formatNumber(done, 0) }),
        total === null || state === 'done' ? null : t('jobs.of', { total: formatNumber(total, 0) }),
        state === 'running' && rate ? t('jobs.rate', { rate: formatNumber(rate, rate < 10 ? 1 : 0) }) : null,
        secondsLeft === null ? null : t('jobs.left', { time: duration(secondsLeft) }),
      ]
        .filter(Boolean)
        .join(' · '),
  };
}
