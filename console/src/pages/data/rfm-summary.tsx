import type { Rfm } from '@hetang/contract/http/reports';
import { useTranslation } from 'react-i18next';
import { Definitions } from '../../kit/definitions.tsx';
import { formatFen, formatNumber } from '../../kit/format.ts';
import styles from './data.module.css';

/** Totals, medians and the edges of the bins. */
export function RfmSummary({ rfm }: { rfm: Rfm }) {
  const { t } = useTranslation();
  const median = rfm.median;
  const list = (values: number[], show: (value: number) => string) =>
    values.map(show).join(' / ') || t('none');
  return (
    <div className={styles.summary}>
      <Definitions
        items={[
          { key: 'customers', name: t('data.customers'), value: formatNumber(rfm.customers) },
          { key: 'orders', name: t('data.orders'), value: formatNumber(rfm.orders) },
          { key: 'revenue', name: t('data.revenue'), value: formatFen(rfm.revenue) },
        ]}
      />
      <Definitions
        items={[
          {
            key: 'r',
            name: t('data.medianRecency'),
            value: median ? t('data.days', { n: formatNumber(median.recency) }) : t('none'),
          },
          {
            key: 'f',
            name: t('data.medianFrequency'),
            value: median ? t('data.times', { n: formatNumber(median.frequency) }) : t('none'),
          },
          { key: 'm', name: t('data.medianMonetary'), value: formatFen(median?.monetary) },
        ]}
      />
      <Definitions
        items={[
          {
            key: 'r',
            name: `${t('data.cuts')} · ${t('data.recency')}`,
            value: t('data.cutsDays', { list: list(rfm.cuts.recency, formatNumber) }),
          },
          {
            key: 'f',
            name: `${t('data.cuts')} · ${t('data.frequency')}`,
            value: t('data.cutsOrders', { list: list(rfm.cuts.frequency, formatNumber) }),
          },
          {
            key: 'm',
            name: `${t('data.cuts')} · ${t('data.monetary')}`,
            value: list(rfm.cuts.monetary, formatFen),
          },
        ]}
      />
    </div>
  );
}
