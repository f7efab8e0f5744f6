import { useTranslation } from 'react-i18next';
import { ViewLinks } from '../../kit/view-links.tsx';

/** The pages around who may come in and what they did. */
export function AccessViews() {
  const { t } = useTranslation();
  const views = [
    { to: '/settings/users', name: t('people.users') },
    { to: '/settings/roles', name: t('people.roles') },
    { to: '/settings/audit', name: t('people.audit') },
    { to: '/settings/webhooks', name: t('people.hooks') },
  ] as const;
  return <ViewLinks label={t('people.views')} views={views} />;
}
