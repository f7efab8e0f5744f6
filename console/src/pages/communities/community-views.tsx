import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import kit from '../../kit/kit.module.css';

/** Communities of the plan, and the groups there are. */
export function CommunityViews() {
  const { t } = useTranslation();
  const views = [
    { to: '/communities', name: t('communities.all') },
    { to: '/chats', name: t('communities.chats') },
  ] as const;
  return (
    <nav aria-label={t('communities.views')} className={kit.views}>
      {views.map(({ to, name }) => (
        <Link
          key={to}
          to={to}
          activeProps={{ 'aria-current': 'page' }}
          activeOptions={{ exact: true, includeSearch: false }}
        >
          {name}
        </Link>
      ))}
    </nav>
  );
}
