import type { TaskRow } from '@hetang/contract/http/work';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { cancelTask } from '../../api/work.ts';
import { useProblemText } from '../../kit/problem-view.tsx';

/** Ends an open task without an outcome, after saying what that means. */
export function CancelTaskButton({ task, onCancelled }: { task: TaskRow; onCancelled: () => void }) {
  const { t } = useTranslation();
  const { message, modal } = App.useApp();
  const problemText = useProblemText();
  const client = useQueryClient();
  const isSend = task.kind === 'confirm-send';
  const cancel = useMutation({
    mutationFn: () => cancelTask(task.id),
    onSuccess: async () => {
      message.success(isSend ? t('tasks.cancelAsked') : t('tasks.cancelled'));
      onCancelled();
      await client.invalidateQueries();
    },
    onError: (error) => void message.error(problemText(error).message),
  });
  const ask = () =>
    modal.confirm({
      title: t('tasks.cancelTitle', { title: task.title }),
      content: isSend ? t('tasks.cancelSend') : t('tasks.cancelFollowUp'),
      okText: t('tasks.cancel'),
      okButtonProps: { danger: true },
      cancelText: t('action.back'),
      onOk: () => cancel.mutateAsync().catch(() => undefined),
    });
  return (
    <Button danger onClick={ask}>
      {t('tasks.cancel')}
    </Button>
  );
}
