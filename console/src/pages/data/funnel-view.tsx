import { useMutation, useQuery } from '@tanstack/react-query';
import { Button, Form } from 'antd';
import { useTranslation } from 'react-i18next';
import { referenceQuery } from '../../api/reference.ts';
import { computeFunnel } from '../../api/reports.ts';
import { useNow, useTimezone } from '../../app/now.ts';
import { downloadCsv } from '../../kit/csv.ts';
import { daysBefore, formatDate } from '../../kit/format.ts';
import { Panel } from '../../kit/panel.tsx';
import { useWord } from '../../kit/use-word.ts';
import { FunnelChart } from './funnel-chart.tsx';
import { FunnelFields } from './funnel-fields.tsx';
import { type FunnelValues, funnelRows, toFunnelRequest } from './funnel-model.ts';
import { FunnelTable } from './funnel-table.tsx';
import { ReportResult } from './report-result.tsx';

const DEFAULT_DAYS = 30;

/** Builds a funnel from events and shows it as a chart and as a table. */
export function FunnelView() {
  const { t } = useTranslation();
  const word = useWord();
  const timezone = useTimezone();
  const today = formatDate(useNow(), timezone);
  const reference = useQuery(referenceQuery).data;
  const [form] = Form.useForm<FunnelValues>();
  const report = useMutation({
    mutationFn: (values: FunnelValues) =>
      computeFunnel(toFunnelRequest(values, (event) => word('event', event))),
  });
  const names = {
    all: t('data.all'),
    unset: t('data.unset'),
    reference,
    breakdown: report.variables?.breakdown,
  };
  return (
    <>
      <Panel title={t('data.funnel')}>
        <Form<FunnelValues>
          form={form}
          layout="vertical"
          requiredMark={false}
          initialValues={{
            steps: [{ event: 'contact.added' }, {}],
            from: daysBefore(today, DEFAULT_DAYS),
            to: today,
            windowDays: DEFAULT_DAYS,
          }}
          onFinish={(values) => report.mutate(values)}
        >
          <FunnelFields />
          <Button type="primary" htmlType="submit" loading={report.isPending}>
            {t('data.run')}
          </Button>
        </Form>
      </Panel>
      <ReportResult
        title={t('data.result')}
        report={report}
        emptyHint={t('data.emptyHint')}
        isEmpty={(data) => (data.total.steps[0]?.people ?? 0) === 0}
        onExport={(data) =>
          downloadCsv(`${t('data.funnel')}_${today}.csv`, [
            [
              t('data.group'),
              t('data.stepName'),
              t('data.people'),
              t('data.ofFirst'),
              t('data.ofPrevious'),
              t('data.median'),
              t('data.average'),
            ],
            ...funnelRows(data, names).map((row) => row.csv),
          ])
        }
      >
        {(data) => (
          <>
            <FunnelChart funnel={data} names={names} />
            <FunnelTable funnel={data} names={names} />
          </>
        )}
      </ReportResult>
    </>
  );
}
