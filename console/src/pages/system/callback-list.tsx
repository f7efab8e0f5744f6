import { useQuery } from '@tanstack/react-query';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { type Callback, callbacksQuery, dismissCallback, retryCallback } from '../../api/system.ts';
import { useTimezone } from '../../app/now.ts';
import type { DataColumn } from '../../kit/data-columns.ts';
import { DataTable } from '../../kit/data-table.tsx';
import { Definitions } from '../../kit/definitions.tsx';
import { formatInstant, formatNumber } from '../../kit/format.ts';
import { plainListSpec, toListQuery } from '../../kit/list-state.ts';
import { useListUrl } from '../../kit/use-list-url.ts';
import { useWord } from '../../kit/use-word.ts';
import { DismissButton } from './dismiss-button.tsx';
import { ErrorText } from './error-text.tsx';
import { RetryButton } from './retry-button.tsx';
import styles from './system.module.css';

/** What the platform told us and we could not make use of. */
export function CallbackList() {
  const { t } = useTranslation();
  const word = useWord();
  const timezone = useTimezone();
  const list = useListUrl<never>(plainListSpec);
  const query = useQuery(callbacksQuery(toListQuery(list.state)));
  const total = query.data?.total ?? 0;
  return (
    <>
      <p className="soft">{t('system.inboxHint')}</p>
      {total > 0 ? (
        <div className={styles.all}>
          <RetryButton
            title={t('system.retryAllCallbacks', { n: total })}
            consequence={t('system.callbackConsequence')}
            retry={() => retryCallback('all')}
          >
            {t('system.retryAll', { n: total })}
          </RetryButton>
        </div>
      ) : null}
      <DataTable
        id="system-inbox"
        label={t('system.inbox')}
        columns={callbackColumns(t, word, timezone)}
        rowKey={(row) => row.id}
        query={query}
        list={list}
        exportHref={`/v1/system/inbox/export.xlsx${toListQuery(list.state)}`}
        neverUsed={{
          title: t('system.noCallbacks'),
          hint: t('system.noCallbacksHint'),
          next: { href: '/settings/wecom', text: t('empty.goTo', { place: t('wecom.title') }) },
        }}
      />
    </>
  );
}

function callbackColumns(
  t: TFunction,
  word: ReturnType<typeof useWord>,
  timezone: string,
): DataColumn<Callback>[] {
  const nameOf = (row: Callback) =>
    word('callback', row.body.ChangeType ?? row.body.Event ?? row.body.MsgType ?? row.channel);
  return [
    { key: 'callback', title: t('system.callback'), pinned: true, render: nameOf },
    {
      key: 'error',
      title: t('system.error'),
      render: (row) => <ErrorText text={row.error ?? t('none')} />,
    },
    {
      key: 'body',
      title: t('system.body'),
      hint: t('system.bodyHint'),
      render: (row) => <Fields body={row.body} />,
    },
    {
      key: 'receivedAt',
      title: t('system.receivedAt'),
      render: (row) => <span className="numbers">{formatInstant(row.receivedAt, timezone)}</span>,
    },
    {
      key: 'attempts',
      title: t('system.attempts'),
      numeric: true,
      render: (row) => formatNumber(row.attempts),
    },
    {
      key: 'act',
      title: t('system.act'),
      pinned: true,
      fixed: 'end',
      render: (row) => (
        <div className={styles.acts}>
          <RetryButton
            label={t('system.retryLabel', { name: `${nameOf(row)} ${row.id}` })}
            title={t('system.retryTitle', { name: nameOf(row) })}
            consequence={t('system.callbackConsequence')}
            retry={() => retryCallback(row.id)}
          >
            {t('system.retry')}
          </RetryButton>
          <DismissButton
            label={t('system.dismissLabel', { name: `${nameOf(row)} ${row.id}` })}
            name={nameOf(row)}
            consequence={t('system.dismissCallback')}
            dismiss={() => dismissCallback(row.id)}
          />
        </div>
      ),
    },
  ];
}

function Fields({ body }: { body: Callback['body'] }) {
  const items = Object.entries(body).map(([key, value]) => ({ key, name: key, value: <code>{value}</code> }));
  return (
    <div className={styles.body}>
      <Definitions items={items} />
    </div>
  );
}
