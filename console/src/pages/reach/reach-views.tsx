import { useTranslation } from 'react-i18next';
import { ViewLinks } from '../../kit/view-links.tsx';

/** The views of reach: every message, tasks of staff, broadcasts of the plan, Moments, use of the quota. */
export function ReachViews() {
  const { t } = useTranslation();
  const views = [
    { to: '/reach', name: t('reachViews.all') },
    { to: '/reach/tasks', name: t('reachViews.tasks') },
    { to: '/reach/broadcasts', name: t('reachViews.broadcasts') },
    { to: '/reach/moments', name: t('reachViews.moments') },
    { to: '/reach/quota', name: t('reachViews.quota') },
  ] as const;
  return <ViewLinks label={t('reachViews.label')} views={views} />;
}
