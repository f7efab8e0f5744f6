import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type Retried, SYSTEM } from '../../api/system.ts';
import { formatNumber } from '../../kit/format.ts';
import { useProblemText } from '../../kit/problem-view.tsx';

interface Props {
  /** Names the button where several read the same. */
  label?: string;
  title: string;
  /** What a retry brings about. */
  consequence: string;
  retry: () => Promise<Retried>;
  disabled?: boolean;
  children: ReactNode;
}

/** Lets something that failed be done again, after saying what that means. */
export function RetryButton({ label, title, consequence, retry, disabled = false, children }: Props) {
  const { t } = useTranslation();
  const { message, modal } = App.useApp();
  const problemText = useProblemText();
  const client = useQueryClient();
  const again = useMutation({
    mutationFn: retry,
    // What a message gives back is a promise of its end: nobody waits for that.
    onSuccess: ({ asked }) => void message.success(t('system.retried', { n: formatNumber(asked) })),
    onError: (error) => void message.error(problemText(error).message),
    // Not waited for: the question is answered, and the lists follow.
    onSettled: () => void client.invalidateQueries({ queryKey: [SYSTEM] }),
  });
  const ask = () =>
    modal.confirm({
      title,
      content: consequence,
      okText: t('system.retry'),
      cancelText: t('action.back'),
      onOk: () => again.mutateAsync().catch(() => undefined),
    });
  return (
    <Button size="small" aria-label={label} disabled={disabled} loading={again.isPending} onClick={ask}>
      {children}
    </Button>
  );
}
