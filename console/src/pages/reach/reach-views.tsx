import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import kit from '../../kit/kit.module.css';

/** The views of reach: every message, tasks of staff, broadcasts of the plan, use of the quota. */
export function ReachViews() {
  const { t } = useTranslation();
  const views = [
    { to: '/reach', name: t('reachViews.all') },
    { to: '/reach/tasks', name: t('reachViews.tasks') },
    { to: '/reach/broadcasts', name: t('reachViews.broadcasts') },
    { to: '/reach/quota', name: t('reachViews.quota') },
  ] as const;
  return (
    <nav aria-label={t('reachViews.label')} className={kit.views}>
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
