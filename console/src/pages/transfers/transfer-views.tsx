import { useTranslation } from 'react-i18next';
import { ViewLinks } from '../../kit/view-links.tsx';

/** The lists around transfers: from whom, and what was done. */
export function TransferViews() {
  const { t } = useTranslation();
  const views = [
    { to: '/transfers', name: t('transfers.members') },
    { to: '/transfers/log', name: t('transfers.log') },
    { to: '/transfers/chats', name: t('transfers.chatLog') },
  ] as const;
  return <ViewLinks label={t('transfers.views')} views={views} />;
}
