import type { Trend } from '@hetang/contract/http/reports';
import { useTranslation } from 'react-i18next';
import { PlainTable } from '../../kit/plain-table.tsx';
import { PeopleNumber } from './people-number.tsx';
import type { Asked } from './question-kind.ts';
import { behindPeriod, periodName, type TrendLine } from './trend-model.ts';

interface Props {
  asked: Asked<'trend'>;
  trend: Trend;
  lines: TrendLine[];
  show: (value: number | null) => string;
}

/** The trend's numbers, one line per period and their total; each leads to who did it. */
export function TrendTable({ asked, trend, lines, show }: Props) {
  const { t } = useTranslation();
  const cell = (line: TrendLine, nr: number | null, value: number | null) => (
    <PeopleNumber key={line.id} behind={behindPeriod(asked, line, nr)} count={value}>
      {show(value)}
    </PeopleNumber>
  );
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
          cells: [periodName(days), ...lines.map((line) => cell(line, nr, line.values[nr] ?? null))],
        })),
        { key: 'total', cells: [t('data.total'), ...lines.map((line) => cell(line, null, line.total))] },
      ]}
    />
  );
}
