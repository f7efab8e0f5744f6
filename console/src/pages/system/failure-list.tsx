import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { failuresQuery, retryFailures, systemQuery } from '../../api/system.ts';
import { useTimezone } from '../../app/now.ts';
import { DataTable } from '../../kit/data-table.tsx';
import { FilterBar } from '../../kit/filter-bar.tsx';
import { toListQuery } from '../../kit/list-state.ts';
import { useListUrl } from '../../kit/use-list-url.ts';
import { useWord } from '../../kit/use-word.ts';
import { failureColumns } from './failure-columns.tsx';
import { consumers, type FailureFilter, failureListSpec, failureStates } from './failure-list-spec.ts';
import { RetryButton } from './retry-button.tsx';
import styles from './system.module.css';

/** Events that a consumer could not handle and went on without. */
export function FailureList() {
  const { t } = useTranslation();
  const word = useWord();
  const timezone = useTimezone();
  const list = useListUrl(failureListSpec);
  const query = useQuery(failuresQuery(toListQuery(list.state)));
  return (
    <>
      <p className="soft">{t('system.failuresHint')}</p>
      <RetryAll />
      <DataTable
        id="system-failures"
        label={t('system.failures')}
        columns={failureColumns(t, word, timezone)}
        rowKey={(row) => `${row.consumer}/${row.part}/${row.seq}`}
        query={query}
        list={list}
        exportHref={`/v1/system/failures/export.xlsx${toListQuery(list.state)}`}
        filterBar={
          <FilterBar<FailureFilter>
            label={t('system.filters')}
            list={list}
            fields={[
              {
                name: 'consumer',
                label: t('system.consumer'),
                kind: 'select',
                options: consumers.map((value) => ({ value, label: word('consumer', value) })),
              },
              {
                name: 'state',
                label: t('system.state'),
                kind: 'select',
                options: failureStates.map((value) => ({ value, label: word('failureState', value) })),
              },
            ]}
          />
        }
        neverUsed={{
          title: t('system.noFailures'),
          hint: t('system.noFailuresHint'),
          next: { href: '/system/overview', text: t('empty.goTo', { place: t('system.overview') }) },
        }}
      />
    </>
  );
}

/** One button for each consumer that has something open. */
function RetryAll() {
  const { t } = useTranslation();
  const word = useWord();
  const { data } = useQuery(systemQuery);
  const open = data?.consumers.filter((consumer) => consumer.failures > 0) ?? [];
  if (open.length === 0) return null;
  return (
    <div className={styles.all}>
      {open.map(({ name, failures }) => (
        <RetryButton
          key={name}
          title={t('system.retryAllFailures', { consumer: word('consumer', name), n: failures })}
          consequence={word('retryConsequence', name)}
          retry={() => retryFailures({ consumer: name, all: true })}
        >
          {t('system.retryAllOf', { consumer: word('consumer', name), n: failures })}
        </RetryButton>
      ))}
    </div>
  );
}
