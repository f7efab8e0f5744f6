import { DownloadOutlined } from '@ant-design/icons';
import { Alert, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { type ImportSummary, MOST_ROWS } from '../../api/imports.ts';
import { downloadCsv } from '../../kit/csv.ts';
import { Definitions } from '../../kit/definitions.tsx';
import { formatNumber } from '../../kit/format.ts';
import styles from './imports.module.css';
import { ReasonTable } from './reason-table.tsx';
import { formatMoney, totalOf } from './summary.ts';
import type { ImportResult } from './use-import.ts';

/** What an import did, or would do: counts, reasons, and the rows that were not used. */
export function ImportResultView({ result }: { result: ImportResult }) {
  const { t } = useTranslation();
  const { summary, state, dryRun } = result;
  const title = dryRun ? t('imports.resultDry') : t('imports.result');
  const failed = totalOf(summary.failed);
  return (
    <section aria-label={title} className={styles.form}>
      <Alert
        type={state === 'stopped' || failed > 0 ? 'warning' : 'success'}
        showIcon
        title={state === 'stopped' ? t('imports.resultStopped') : title}
      />
      <div className={styles.result}>
        <Definitions items={useSummaryItems(summary)} />
        <ReasonTable summary={summary} />
      </div>
      <GivenBackLink result={result} />
    </section>
  );
}

function useSummaryItems(summary: ImportSummary) {
  const { t } = useTranslation();
  const item = (key: string, name: string, value: string) => ({ key, name, value });
  const { orders, money } = summary;
  return [
    item('rows', t('imports.rows'), formatNumber(summary.rows)),
    item('imported', t('imports.imported'), formatNumber(summary.imported)),
    item('repeated', t('imports.repeated'), formatNumber(summary.repeated)),
    item('skipped', t('imports.skipped'), formatNumber(totalOf(summary.skipped))),
    item('failed', t('imports.failed'), formatNumber(totalOf(summary.failed))),
    item('contacts', t('imports.contacts'), formatNumber(summary.contacts)),
    ...(orders
      ? [
          item('paid', t('imports.ordersPaid'), formatNumber(orders.paid)),
          item('cancelled', t('imports.ordersCancelled'), formatNumber(orders.cancelled)),
          item('before', t('imports.ordersRepeated'), formatNumber(orders.repeated)),
        ]
      : []),
    ...(money
      ? [
          item('money', t('imports.paid'), formatMoney(money.currency, money.paid)),
          item('back', t('imports.cancelled'), formatMoney(money.currency, money.cancelled)),
        ]
      : []),
    item('seconds', t('imports.seconds'), t('unit.seconds', { n: formatNumber(summary.seconds, 1) })),
  ];
}

function GivenBackLink({ result }: { result: ImportResult }) {
  const { t } = useTranslation();
  const { rows, heading, fileName } = result;
  if (rows.length === 0) return null;
  const download = () =>
    downloadCsv(`${fileName}.failed.csv`, [
      [t('imports.line'), t('imports.reason'), ...heading],
      ...rows.map((row) => [row.line, row.message, ...row.cells]),
    ]);
  return (
    <div className={styles.actions}>
      <Button icon={<DownloadOutlined />} onClick={download}>
        {t('imports.downloadBack', { n: formatNumber(rows.length) })}
      </Button>
      {rows.length >= MOST_ROWS ? (
        <span className="soft">{t('imports.backTruncated', { n: formatNumber(rows.length) })}</span>
      ) : null}
    </div>
  );
}
