import { useTranslation } from 'react-i18next';
import { ViewLinks } from '../../kit/view-links.tsx';

/** Communities of the plan, and the groups there are. */
export function CommunityViews() {
  const { t } = useTranslation();
  const views = [
    { to: '/communities', name: t('communities.all') },
    { to: '/chats', name: t('communities.chats') },
  ] as const;
  return <ViewLinks label={t('communities.views')} views={views} />;
}
