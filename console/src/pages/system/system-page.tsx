import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { systemQuery } from '../../api/system.ts';
import { formatNumber } from '../../kit/format.ts';
import kit from '../../kit/kit.module.css';
import { Page } from '../../kit/page.tsx';
import { NotFoundPage } from '../not-found-page.tsx';
import { CallbackList } from './callback-list.tsx';
import { CheckList } from './check-list.tsx';
import { FailureList } from './failure-list.tsx';
import { NoticeList } from './notice-list.tsx';
import { ReconciliationView } from './reconciliation-view.tsx';
import { SystemOverview } from './system-overview.tsx';
import { TimerList } from './timer-list.tsx';

const route = getRouteApi('/system/$view');
const views = ['overview', 'checks', 'failures', 'inbox', 'timers', 'reconciliation', 'notices'] as const;

/** How the machine does, and what failed, each with a way to try it again. */
export function SystemPage() {
  const { t } = useTranslation();
  const { view } = route.useParams();
  const counts = useFailureCounts();
  if (!views.some((known) => known === view)) return <NotFoundPage />;
  return (
    <Page title={t('nav.system')}>
      <nav aria-label={t('system.views')} className={kit.views}>
        {views.map((known) => (
          <Link
            key={known}
            to="/system/$view"
            params={{ view: known }}
            activeProps={{ 'aria-current': 'page' }}
            activeOptions={{ includeSearch: false }}
          >
            {titleOf(t, known)}
            {counts[known] ? ` · ${formatNumber(counts[known])}` : ''}
          </Link>
        ))}
      </nav>
      {view === 'overview' ? <SystemOverview /> : null}
      {view === 'checks' ? <CheckList /> : null}
      {view === 'failures' ? <FailureList /> : null}
      {view === 'inbox' ? <CallbackList /> : null}
      {view === 'timers' ? <TimerList /> : null}
      {view === 'reconciliation' ? <ReconciliationView /> : null}
      {view === 'notices' ? <NoticeList /> : null}
    </Page>
  );
}

/** Views that have words of their own. */
function titleOf(t: TFunction, view: (typeof views)[number]): string {
  if (view === 'notices') return t('notices.title');
  return view === 'reconciliation' ? t('reconciliation.title') : t(`system.${view}`);
}

/** What is open behind each view; nothing while it is not known. */
function useFailureCounts(): Record<(typeof views)[number], number> {
  const { data } = useQuery(systemQuery);
  return {
    overview: 0,
    checks: 0,
    failures: data?.consumers.reduce((sum, consumer) => sum + consumer.failures, 0) ?? 0,
    inbox: data?.inbox.failed ?? 0,
    timers: data?.timers.failed ?? 0,
    reconciliation: 0,
    notices: 0,
  };
}
