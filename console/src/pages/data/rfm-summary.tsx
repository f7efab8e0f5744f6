import type { Rfm } from '@hetang/contract/http/reports';
import { useTranslation } from 'react-i18next';
import type { AskOf } from '../../api/reports.ts';
import { Definitions } from '../../kit/definitions.tsx';
import { Figure } from '../../kit/figure.tsx';
import { formatFen, formatNumber } from '../../kit/format.ts';
import styles from './data.module.css';
import { PeopleNumber } from './people-number.tsx';

interface Props {
  ask: AskOf<'rfm'>;
  rfm: Rfm;
}

/** Totals, medians and the edges of the bins. */
export function RfmSummary({ ask, rfm }: Props) {
  const { t } = useTranslation();
  const median = rfm.median;
  const list = (values: number[], show: (value: number) => string) =>
    values.map(show).join(' / ') || t('none');
  return (
    <div className={styles.summary}>
      <Definitions
        items={[
          {
            key: 'customers',
            name: <Figure of="rfmCustomers" />,
            value: (
              <PeopleNumber behind={ask} count={rfm.customers}>
                {formatNumber(rfm.customers)}
              </PeopleNumber>
            ),
          },
          { key: 'orders', name: <Figure of="rfmOrders" />, value: formatNumber(rfm.orders) },
          { key: 'revenue', name: <Figure of="rfmRevenue" />, value: formatFen(rfm.revenue) },
        ]}
      />
      <Definitions
        items={[
          {
            key: 'r',
            name: <Figure of="rfmRecency" />,
            value: median ? t('data.days', { n: formatNumber(median.recency) }) : t('none'),
          },
          {
            key: 'f',
            name: <Figure of="rfmFrequency" />,
            value: median ? t('data.times', { n: formatNumber(median.frequency) }) : t('none'),
          },
          { key: 'm', name: <Figure of="rfmMonetary" />, value: formatFen(median?.monetary) },
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
