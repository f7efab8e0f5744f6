import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useTranslation } from 'react-i18next';
import { useProblemText } from '../../kit/problem-view.tsx';

interface Wish<T> {
  title: string;
  /** What it brings about. */
  text: string;
  ok: string;
  danger?: boolean;
  act: () => Promise<T>;
  /** What is said when it is done. */
  done: (answer: T) => string;
}

/** Asks before something is done, does it, says so, and reads the lists again that it changes. */
export function useAsk(lists: readonly string[]) {
  const { t } = useTranslation();
  const { message, modal } = App.useApp();
  const problemText = useProblemText();
  const client = useQueryClient();
  const doing = useMutation({
    mutationFn: (act: () => Promise<string>) => act(),
    onSuccess: (said) => void message.success(said),
    onError: (error) => void message.error(problemText(error).message),
    onSettled: () =>
      void client.invalidateQueries({ predicate: ({ queryKey }) => lists.includes(String(queryKey[0])) }),
  });
  const ask = <T>({ title, text, ok, danger = false, act, done }: Wish<T>) => {
    modal.confirm({
      title,
      width: 520,
      content: text,
      okText: ok,
      okButtonProps: { danger },
      cancelText: t('action.back'),
      onOk: () => doing.mutateAsync(async () => done(await act())).catch(() => undefined),
    });
  };
  return { ask, busy: doing.isPending };
}
