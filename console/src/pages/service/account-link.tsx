import { useMutation, useQuery } from '@tanstack/react-query';
import { App, Button, Dropdown } from 'antd';
import { useTranslation } from 'react-i18next';
import { serviceAccountsQuery, serviceLink } from '../../api/service.ts';
import { useProblemText } from '../../kit/problem-view.tsx';

/** The address by which customers come to an account: for menus, articles and printed codes. */
export function AccountLink() {
  const { t } = useTranslation();
  const { message, modal } = App.useApp();
  const problemText = useProblemText();
  const accounts = useQuery(serviceAccountsQuery).data?.items ?? [];
  const link = useMutation({
    mutationFn: serviceLink,
    onSuccess: ({ url }) => void modal.info({ title: t('service.link'), content: <code>{url}</code> }),
    onError: (error) => void message.error(problemText(error).message),
  });
  const items = accounts.map(({ id, name }) => ({ key: id, label: name }));
  return (
    <Dropdown menu={{ items, onClick: ({ key }) => link.mutate(key) }} trigger={['click']}>
      <Button loading={link.isPending} disabled={items.length === 0}>
        {t('service.getLink')}
      </Button>
    </Dropdown>
  );
}
