import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { SYSTEM } from '../../api/system.ts';
import { useProblemText } from '../../kit/problem-view.tsx';

interface Props {
  /** Names the button where several read the same. */
  label: string;
  name: string;
  /** What is lost by it. */
  consequence: string;
  dismiss: () => Promise<unknown>;
}

/** Closes a failure that cannot be mended, after saying what that means. */
export function DismissButton({ label, name, consequence, dismiss }: Props) {
  const { t } = useTranslation();
  const { message, modal } = App.useApp();
  const problemText = useProblemText();
  const client = useQueryClient();
  const closing = useMutation({
    mutationFn: dismiss,
    // What a message gives back is a promise of its end: nobody waits for that.
    onSuccess: () => void message.success(t('system.dismissed')),
    onError: (error) => void message.error(problemText(error).message),
    onSettled: () => void client.invalidateQueries({ queryKey: [SYSTEM] }),
  });
  const ask = () =>
    modal.confirm({
      title: t('system.dismissTitle', { name }),
      content: consequence,
      okText: t('system.dismiss'),
      okButtonProps: { danger: true },
      cancelText: t('action.back'),
      onOk: () => closing.mutateAsync().catch(() => undefined),
    });
  return (
    <Button size="small" danger aria-label={label} loading={closing.isPending} onClick={ask}>
      {t('system.dismiss')}
    </Button>
  );
}
