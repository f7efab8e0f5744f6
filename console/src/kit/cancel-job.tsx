import type { Job } from '@hetang/contract/http/jobs';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { cancelJob } from '../api/jobs.ts';
import { useProblemText } from './problem-view.tsx';
import { useJobText } from './use-job-text.ts';

/** Asks a job to stop, after saying what stays. */
export function CancelJob({ job }: { job: Job }) {
  const { t } = useTranslation();
  const { title } = useJobText();
  const { modal, message } = App.useApp();
  const problemText = useProblemText();
  const client = useQueryClient();
  const cancel = useMutation({
    mutationFn: () => cancelJob(job),
    onSuccess: () => void message.success(t('jobs.asked')),
    onError: (error) => void message.error(problemText(error).message),
    onSettled: () => client.invalidateQueries({ queryKey: ['jobs'] }),
  });
  if (!job.cancellable) return null;
  const consequence =
    job.kind === 'backup' || job.kind === 'reconciliation'
      ? t(`jobs.stopHints.${job.kind}`)
      : t('jobs.stopHint');
  const ask = () =>
    modal.confirm({
      title: t('jobs.stopTitle', { job: title(job) }),
      content: consequence,
      okText: t('jobs.stop'),
      okButtonProps: { danger: true },
      onOk: () => cancel.mutateAsync().catch(() => undefined),
    });
  return (
    <Button size="small" danger aria-label={t('jobs.stopOf', { job: title(job) })} onClick={ask}>
      {t('jobs.stop')}
    </Button>
  );
}
