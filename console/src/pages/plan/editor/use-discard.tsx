import { useQueryClient } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { discardDraft, restoreDraft } from '../../../api/plan-drafts.ts';

/** Takes a draft away and offers to bring it back. */
export function useDiscard(onOpen: (draft: number | undefined) => void) {
  const { t } = useTranslation();
  const { notification } = App.useApp();
  const client = useQueryClient();
  return async ({ id, name }: { id: number; name: string }) => {
    await discardDraft(id);
    onOpen(undefined);
    await client.invalidateQueries({ queryKey: ['plan', 'drafts'] });
    const key = `draft ${id}`;
    const undo = async () => {
      await restoreDraft(id);
      notification.destroy(key);
      await client.invalidateQueries({ queryKey: ['plan', 'drafts'] });
      onOpen(id);
    };
    notification.info({
      key,
      title: t('planEdit.discarded', { name }),
      actions: <Button onClick={() => void undo()}>{t('planEdit.undo')}</Button>,
    });
  };
}
