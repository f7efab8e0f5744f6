import type { Trend } from '@hetang/contract/http/reports';
import { useTranslation } from 'react-i18next';
import { PlainTable } from '../../kit/plain-table.tsx';
import { periodName, type TrendLine } from './trend-model.ts';

interface Props {
  trend: Trend;
  lines: TrendLine[];
  show: (value: number | null) => string;
}

/** The trend's numbers, one line per period and their total. */
export function TrendTable({ trend, lines, show }: Props) {
  const { t } = useTranslation();
  return (
    <PlainTable
      caption={t('data.trendChart')}
      columns={[
        { key: 'period', title: t('data.period') },
        ...lines.map(({ id, name }) => ({ key: id, title: name, numeric: true })),
      ]}
      rows={[
        ...trend.periods.map((days, nr) => ({
          key: days.from,
          cells: [periodName(days), ...lines.map(({ values }) => show(values[nr] ?? null))],
        })),
        { key: 'total', cells: [t('data.total'), ...lines.map(({ total }) => show(total))] },
      ]}
    />
  );
}
