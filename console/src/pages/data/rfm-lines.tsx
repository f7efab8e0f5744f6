import { useTranslation } from 'react-i18next';
import { Figure } from '../../kit/figure.tsx';
import { formatFen, formatNumber } from '../../kit/format.ts';
import { PlainTable } from '../../kit/plain-table.tsx';
import { PeopleNumber } from './people-number.tsx';
import type { Asked } from './question-kind.ts';
import type { RfmLine } from './rfm-model.ts';

interface Props {
  asked: Asked<'rfm'>;
  lines: RfmLine[];
}

/** Sums and medians side by side: everybody, what that is compared with, groups. */
export function RfmLines({ asked, lines }: Props) {
  const { t } = useTranslation();
  return (
    <PlainTable
      caption={t('data.rfmLines')}
      columns={[
        { key: 'name', title: t('data.group') },
        { key: 'customers', title: <Figure of="rfmCustomers" />, numeric: true },
        { key: 'orders', title: <Figure of="rfmOrders" />, numeric: true },
        { key: 'revenue', title: <Figure of="rfmRevenue" />, numeric: true },
        { key: 'r', title: <Figure of="rfmRecency" />, numeric: true },
        { key: 'f', title: <Figure of="rfmFrequency" />, numeric: true },
        { key: 'm', title: <Figure of="rfmMonetary" />, numeric: true },
      ]}
      rows={lines.map(({ id, name, customers, orders, revenue, median, key, other }) => {
        const ask = other ? asked.against : asked.ask;
        return {
          key: id,
          cells: [
            name,
            <PeopleNumber
              key="customers"
              behind={ask && { ...ask, ...(key === undefined ? {} : { key }) }}
              count={customers}
            >
              {formatNumber(customers)}
            </PeopleNumber>,
            formatNumber(orders),
            formatFen(revenue),
            formatNumber(median?.recency),
            formatNumber(median?.frequency),
            formatFen(median?.monetary),
          ],
        };
      })}
    />
  );
}
