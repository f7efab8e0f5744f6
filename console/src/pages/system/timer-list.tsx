import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { type BrokenTimer, retryTimers, timersQuery } from '../../api/system.ts';
import { useTimezone } from '../../app/now.ts';
import { ContactLink } from '../../kit/contact-link.tsx';
import type { DataColumn } from '../../kit/data-columns.ts';
import { DataTable } from '../../kit/data-table.tsx';
import { formatInstant } from '../../kit/format.ts';
import { plainListSpec, toListQuery } from '../../kit/list-state.ts';
import { useListUrl } from '../../kit/use-list-url.ts';
import { ErrorText } from './error-text.tsx';
import { RetryButton } from './retry-button.tsx';
import styles from './system.module.css';

/** Waits that were over and could not go on. */
export function TimerList() {
  const { t } = useTranslation();
  const timezone = useTimezone();
  const list = useListUrl<never>(plainListSpec);
  const query = useQuery(timersQuery(toListQuery(list.state)));
  const total = query.data?.total ?? 0;
  return (
    <>
      <p className="soft">{t('system.timersHint')}</p>
      {total > 0 ? (
        <div className={styles.all}>
          <RetryButton
            title={t('system.retryAllTimers', { n: total })}
            consequence={t('system.timerConsequence')}
            retry={() => retryTimers({ all: true })}
          >
            {t('system.retryAll', { n: total })}
          </RetryButton>
        </div>
      ) : null}
      <DataTable
        id="system-timers"
        label={t('system.timers')}
        columns={timerColumns(t, timezone)}
        rowKey={(row) => `${row.part}/${row.module}/${row.ref}`}
        query={query}
        list={list}
        exportHref={`/v1/system/timers/export.xlsx${toListQuery(list.state)}`}
        neverUsed={{
          title: t('system.noTimers'),
          hint: t('system.noTimersHint'),
          next: { href: '/journeys', text: t('empty.goTo', { place: t('nav.journeys') }) },
        }}
      />
    </>
  );
}

function timerColumns(t: TFunction, timezone: string): DataColumn<BrokenTimer>[] {
  return [
    {
      key: 'journey',
      title: t('system.journey'),
      pinned: true,
      render: ({ journey, module }) =>
        journey ? (
          <Link to="/journeys/$key" params={{ key: journey.key }}>
            {journey.name}
          </Link>
        ) : (
          module
        ),
    },
    { key: 'contact', title: t('system.contact'), render: (row) => <ContactLink contact={row.contact} /> },
    {
      key: 'dueAt',
      title: t('system.dueAt'),
      render: (row) => <span className="numbers">{formatInstant(row.dueAt, timezone)}</span>,
    },
    { key: 'error', title: t('system.error'), render: (row) => <ErrorText text={row.error} /> },
    {
      key: 'act',
      title: t('system.act'),
      pinned: true,
      fixed: 'end',
      render: ({ part, module, ref, journey }) => (
        <RetryButton
          label={t('system.retryLabel', { name: `${module}/${ref}` })}
          title={t('system.retryTitle', { name: journey?.name ?? module })}
          consequence={t('system.timerConsequence')}
          retry={() => retryTimers({ part, module, ref })}
        >
          {t('system.retry')}
        </RetryButton>
      ),
    },
  ];
}
