import { getRouteApi, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import kit from '../../kit/kit.module.css';
import { Page } from '../../kit/page.tsx';
import { NotFoundPage } from '../not-found-page.tsx';
import { FunnelView } from './funnel-view.tsx';
import { GoalsView } from './goals-view.tsx';
import { RetentionView } from './retention-view.tsx';
import { RfmView } from './rfm-view.tsx';
import { TrendView } from './trend-view.tsx';

const route = getRouteApi('/data/$view');
const views = ['goals', 'trend', 'funnel', 'retention', 'rfm'] as const;

/** The analyses, one a view; each says the rule it is computed by. */
export function DataPage() {
  const { t } = useTranslation();
  const { view } = route.useParams();
  if (!views.some((known) => known === view)) return <NotFoundPage />;
  return (
    <Page title={t('nav.data')}>
      <nav aria-label={t('data.views')} className={kit.views}>
        {views.map((known) => (
          <Link
            key={known}
            to="/data/$view"
            params={{ view: known }}
            activeProps={{ 'aria-current': 'page' }}
          >
            {t(`data.${known}`)}
          </Link>
        ))}
      </nav>
      {view === 'goals' ? <GoalsView /> : null}
      {view === 'trend' ? <TrendView /> : null}
      {view === 'funnel' ? <FunnelView /> : null}
      {view === 'retention' ? <RetentionView /> : null}
      {view === 'rfm' ? <RfmView /> : null}
    </Page>
  );
}
