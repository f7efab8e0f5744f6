import type { BulkActRow } from '@hetang/contract/http/bulk-acts';
import { useQueryClient } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { BULK_ACTS, undoAct } from '../../../api/bulk-acts.ts';
import { formatNumber } from '../../../kit/format.ts';
import { useProblemText } from '../../../kit/problem-view.tsx';

const SECONDS_TO_UNDO = 8;

/** Says what became of an act, with the undo at hand for some seconds; lists are asked anew. */
export function useTellAct(): (act: BulkActRow) => Promise<void> {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const client = useQueryClient();
  const problemText = useProblemText();
  const refresh = async () => {
    await Promise.all([
      client.invalidateQueries({ queryKey: [BULK_ACTS] }),
      client.invalidateQueries({ queryKey: ['contacts'] }),
    ]);
  };
  const undo = async (id: number) => {
    try {
      const { state, undone } = await undoAct(id);
      message.success(state === 'undone' ? t('acts.undone', { n: formatNumber(undone) }) : t('acts.undoing'));
    } catch (error) {
      message.error(problemText(error).message);
    }
    await refresh();
  };
  return async (act) => {
    const key = `act-${act.id}`;
    const press = () => {
      message.destroy(key);
      void undo(act.id);
    };
    void message.open({
      key,
      type: 'success',
      duration: SECONDS_TO_UNDO,
      content: (
        <>
          {act.state === 'running'
            ? t('acts.started', { n: formatNumber(act.waiting) })
            : t('acts.done', { n: formatNumber(act.done) })}
          {act.undo === 'possible' ? (
            <Button type="link" size="small" onClick={press}>
              {t('acts.undo')}
            </Button>
          ) : null}
        </>
      ),
    });
    await refresh();
  };
}
