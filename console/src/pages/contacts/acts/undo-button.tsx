import type { BulkActRow } from '@hetang/contract/http/bulk-acts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Popconfirm } from 'antd';
import { useTranslation } from 'react-i18next';
import { BULK_ACTS, undoAct } from '../../../api/bulk-acts.ts';
import { formatNumber } from '../../../kit/format.ts';
import { useProblemText } from '../../../kit/problem-view.tsx';

/** Undoes an act, as long as that is possible. */
export function UndoButton({ act }: { act: BulkActRow }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const client = useQueryClient();
  const problemText = useProblemText();
  const undo = useMutation({
    mutationFn: () => undoAct(act.id),
    onSuccess: async ({ state, undone }) => {
      message.success(state === 'undone' ? t('acts.undone', { n: formatNumber(undone) }) : t('acts.undoing'));
      await client.invalidateQueries({ queryKey: [BULK_ACTS] });
    },
    onError: (error) => void message.error(problemText(error).message),
  });
  if (act.undo !== 'possible' || act.done === 0) return null;
  return (
    <Popconfirm
      title={t('acts.undoTitle')}
      description={t('acts.undoHint', { n: formatNumber(act.done) })}
      okText={t('acts.undo')}
      cancelText={t('action.cancel')}
      onConfirm={() => undo.mutate()}
    >
      <Button type="link" size="small" loading={undo.isPending} aria-label={t('acts.undoOf', { id: act.id })}>
        {t('acts.undo')}
      </Button>
    </Popconfirm>
  );
}
