import type { TFunction } from 'i18next';
import { dismissFailure, type Failure, retryFailures } from '../../api/system.ts';
import { ContactLink } from '../../kit/contact-link.tsx';
import type { DataColumn } from '../../kit/data-columns.ts';
import { formatInstant, formatNumber } from '../../kit/format.ts';
import { StateText } from '../../kit/state-text.tsx';
import type { useWord } from '../../kit/use-word.ts';
import { DismissButton } from './dismiss-button.tsx';
import { ErrorText } from './error-text.tsx';
import { RetryButton } from './retry-button.tsx';
import styles from './system.module.css';

type Word = ReturnType<typeof useWord>;

/** The columns of the list of set-aside events. */
export function failureColumns(t: TFunction, word: Word, timezone: string): DataColumn<Failure>[] {
  const instant = (value: string) => <span className="numbers">{formatInstant(value, timezone)}</span>;
  return [
    { key: 'event', title: t('system.event'), pinned: true, render: (row) => word('event', row.event) },
    { key: 'contact', title: t('system.contact'), render: (row) => <ContactLink contact={row.contact} /> },
    { key: 'consumer', title: t('system.consumer'), render: (row) => word('consumer', row.consumer) },
    { key: 'error', title: t('system.error'), render: (row) => <ErrorText text={row.error} /> },
    {
      key: 'state',
      title: t('system.state'),
      render: (row) => <FailureState row={row} word={word} />,
    },
    { key: 'failedAt', title: t('system.failedAt'), render: (row) => instant(row.failedAt) },
    {
      key: 'attempts',
      title: t('system.attempts'),
      numeric: true,
      render: (row) => formatNumber(row.attempts),
    },
    { key: 'at', title: t('system.at'), optional: true, render: (row) => instant(row.at) },
    {
      key: 'place',
      title: t('system.place'),
      hint: t('system.placeHint'),
      optional: true,
      render: (row) => (
        <code>
          {row.part}/{row.seq}
        </code>
      ),
    },
    {
      key: 'act',
      title: t('system.act'),
      pinned: true,
      fixed: 'end',
      render: (row) => <Actions row={row} t={t} word={word} />,
    },
  ];
}

function FailureState({ row, word }: { row: Failure; word: Word }) {
  if (row.resolvedAt) return <StateText tone="good" text={word('failureState', 'resolved')} />;
  if (row.dismissedAt) return <StateText tone="quiet" text={word('failureState', 'dismissed')} />;
  if (row.askedAt) return <StateText tone="busy" text={word('failureState', 'asked')} />;
  return <StateText tone="bad" text={word('failureState', 'open')} />;
}

function Actions({ row, t, word }: { row: Failure; t: TFunction; word: Word }) {
  if (row.resolvedAt) return <>{t('none')}</>;
  const { consumer, part, seq } = row;
  const name = word('event', row.event);
  return (
    <div className={styles.acts}>
      <RetryButton
        label={t('system.retryLabel', { name: `${name} ${part}/${seq}` })}
        title={t('system.retryTitle', { name })}
        consequence={word('retryConsequence', consumer)}
        disabled={row.askedAt !== null}
        retry={() => retryFailures({ consumer, part, seq })}
      >
        {t('system.retry')}
      </RetryButton>
      {row.dismissedAt ? null : (
        <DismissButton
          label={t('system.dismissLabel', { name: `${name} ${part}/${seq}` })}
          name={name}
          consequence={word('dismissConsequence', consumer)}
          dismiss={() => dismissFailure({ consumer, part, seq })}
        />
      )}
    </div>
  );
}
