import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useTranslation } from 'react-i18next';
import { formatNumber } from '../../kit/format.ts';
import { useProblemText } from '../../kit/problem-view.tsx';

interface Wish {
  title: string;
  /** What a retry brings about, and what is left out. */
  consequence: string[];
  retry: () => Promise<number>;
}

/** Asks, then means intentions again, then says how many. */
export function useRetry(): { ask: (wish: Wish) => Promise<boolean>; busy: boolean } {
  const { t } = useTranslation();
  const { message, modal } = App.useApp();
  const problemText = useProblemText();
  const client = useQueryClient();
  const again = useMutation({
    mutationFn: ({ retry }: Wish) => retry(),
    onSuccess: (asked) => {
      if (asked > 0) void message.success(t('reasons.retried', { n: formatNumber(asked) }));
      else void message.warning(t('reasons.retriedNone'));
    },
    onError: (error) => void message.error(problemText(error).message),
    onSettled: () => void client.invalidateQueries({ queryKey: ['intentions'] }),
  });
  const ask = (wish: Wish) =>
    new Promise<boolean>((resolve) => {
      modal.confirm({
        title: wish.title,
        width: 520,
        content: wish.consequence.join(' '),
        okText: t('reasons.retry'),
        cancelText: t('action.back'),
        onOk: () =>
          again.mutateAsync(wish).then(
            () => resolve(true),
            () => resolve(false),
          ),
        onCancel: () => resolve(false),
      });
    });
  return { ask, busy: again.isPending };
}
