import { useMutation, useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { Button, Form } from 'antd';
import { useTranslation } from 'react-i18next';
import { referenceQuery } from '../../api/reference.ts';
import { computeTrend } from '../../api/reports.ts';
import { useNow, useTimezone } from '../../app/now.ts';
import { downloadCsv } from '../../kit/csv.ts';
import { daysBefore, formatDate, formatFen, formatNumber } from '../../kit/format.ts';
import { Panel } from '../../kit/panel.tsx';
import { ReportResult } from './report-result.tsx';
import { TrendChart } from './trend-chart.tsx';
import { TrendFields } from './trend-fields.tsx';
import { type TrendValues, toTrendRequest, trendCsv, trendFromAddress, trendLines } from './trend-model.ts';
import { TrendTable } from './trend-table.tsx';

const DAYS = 30;

/** An event over time, whole and by groups, beside the periods before. */
export function TrendView() {
  const { t } = useTranslation();
  const today = formatDate(useNow(), useTimezone());
  const search = useSearch({ strict: false });
  const reference = useQuery(referenceQuery).data;
  const report = useMutation({
    mutationFn: (values: TrendValues) => computeTrend(toTrendRequest(values)),
  });
  const asked = report.variables;
  const names = {
    all: t('data.all'),
    unset: t('data.unset'),
    previous: t('data.previous'),
    reference,
    breakdown: asked?.breakdown,
  };
  // The amount of an order travels in fen.
  const show = asked?.measure === 'sum' && asked.property === 'amount' ? formatFen : formatNumber;
  return (
    <>
      <Panel title={t('data.trend')}>
        <Form<TrendValues>
          layout="vertical"
          requiredMark={false}
          initialValues={trendFromAddress(search, { from: daysBefore(today, DAYS - 1), to: today })}
          onFinish={(values) => report.mutate(values)}
        >
          <TrendFields />
          <Button type="primary" htmlType="submit" loading={report.isPending}>
            {t('data.run')}
          </Button>
        </Form>
      </Panel>
      <ReportResult
        title={t('data.result')}
        report={report}
        emptyHint={t('data.emptyHint')}
        isEmpty={({ total, previous }) =>
          [...total.values, ...(previous?.values ?? [])].every((value) => value === 0)
        }
        onExport={(data) =>
          downloadCsv(
            `${t('data.trend')}_${today}.csv`,
            trendCsv(data, trendLines(data, names), { period: t('data.period'), total: t('data.total') }),
          )
        }
      >
        {(data) => (
          <>
            <TrendChart trend={data} lines={trendLines(data, names)} />
            <TrendTable trend={data} lines={trendLines(data, names)} show={show} />
          </>
        )}
      </ReportResult>
    </>
  );
}
