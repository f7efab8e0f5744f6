import { getRouteApi, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import kit from '../../kit/kit.module.css';
import { Page } from '../../kit/page.tsx';
import { NotFoundPage } from '../not-found-page.tsx';
import { BoardsView } from './boards/boards-view.tsx';
import { funnelKind } from './funnel-view.tsx';
import { GoalsView } from './goals-view.tsx';
import { QuestionView } from './question-view.tsx';
import { retentionKind } from './retention-view.tsx';
import { rfmKind } from './rfm-view.tsx';
import { trendKind } from './trend-view.tsx';

const route = getRouteApi('/data/$view');
const views = ['boards', 'goals', 'trend', 'funnel', 'retention', 'rfm'] as const;

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
      {view === 'boards' ? <BoardsView /> : null}
      {view === 'goals' ? <GoalsView /> : null}
      {view === 'trend' ? <QuestionView kind={trendKind} /> : null}
      {view === 'funnel' ? <QuestionView kind={funnelKind} /> : null}
      {view === 'retention' ? <QuestionView kind={retentionKind} /> : null}
      {view === 'rfm' ? <QuestionView kind={rfmKind} /> : null}
    </Page>
  );
}
