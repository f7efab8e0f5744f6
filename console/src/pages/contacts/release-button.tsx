import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { contactQuery } from '../../api/contacts.ts';
import { releaseContact, SUPPRESSIONS } from '../../api/suppressions.ts';
import { useProblemText } from '../../kit/problem-view.tsx';

/** Takes a contact off the list of those who are left alone, after saying what that means. */
export function ReleaseButton({ contact }: { contact: { id: number; name: string } }) {
  const { t } = useTranslation();
  const { message, modal } = App.useApp();
  const problemText = useProblemText();
  const client = useQueryClient();
  const release = useMutation({
    mutationFn: () => releaseContact(contact.id),
    onSuccess: () => void message.success(t('quiet.released')),
    onError: (error) => void message.error(problemText(error).message),
    onSettled: () => {
      void client.invalidateQueries({ queryKey: contactQuery(String(contact.id)).queryKey });
      void client.invalidateQueries({ queryKey: [SUPPRESSIONS] });
    },
  });
  const ask = () =>
    modal.confirm({
      title: t('quiet.releaseTitle', { name: contact.name }),
      content: t('quiet.releaseHint'),
      okText: t('quiet.release'),
      cancelText: t('action.back'),
      onOk: () => release.mutateAsync().catch(() => undefined),
    });
  return (
    <Button
      size="small"
      aria-label={t('quiet.releaseOf', { name: contact.name })}
      loading={release.isPending}
      onClick={ask}
    >
      {t('quiet.release')}
    </Button>
  );
}
