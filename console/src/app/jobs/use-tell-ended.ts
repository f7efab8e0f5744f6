import type { Job } from '@hetang/contract/http/jobs';
import { App } from 'antd';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useJobText } from '../../kit/use-job-text.ts';
import { endedSince } from './ended-jobs.ts';

/** Says when a job of one's own has ended, wherever one is by then. */
export function useTellEnded(jobs: readonly Job[], name: string | undefined): void {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const { title } = useJobText();
  const before = useRef<readonly Job[]>([]);
  useEffect(() => {
    for (const job of endedSince(before.current, jobs)) {
      if (job.by !== name) continue;
      const text = t('jobs.ended', { job: title(job), state: t(`jobs.states.${job.state}`) });
      if (job.state === 'done') message.success(text);
      else message.warning(text);
    }
    before.current = jobs;
  }, [jobs, name, message, t, title]);
}
