import { useMutation } from '@tanstack/react-query';
import { Button, Form, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { computeRetention } from '../../api/reports.ts';
import { useNow, useTimezone } from '../../app/now.ts';
import { downloadCsv } from '../../kit/csv.ts';
import { EventSelect } from '../../kit/event-select.tsx';
import { daysBefore, formatDate } from '../../kit/format.ts';
import { Panel } from '../../kit/panel.tsx';
import styles from './data.module.css';
import { RangeFields } from './range-fields.tsx';
import { ReportResult } from './report-result.tsx';
import { RetentionHeat } from './retention-heat.tsx';
import { type RetentionValues, retentionCsv, toRetentionRequest } from './retention-model.ts';

const DEFAULT_DAYS = 180;

/** How many of those who did one thing come back to do another, period by period. */
export function RetentionView() {
  const { t } = useTranslation();
  const timezone = useTimezone();
  const today = formatDate(useNow(), timezone);
  const report = useMutation({
    mutationFn: (values: RetentionValues) => computeRetention(toRetentionRequest(values)),
  });
  const eventRules = [{ required: true, message: t('data.stepRule') }];
  return (
    <>
      <Panel title={t('data.retention')}>
        <Form<RetentionValues>
          layout="vertical"
          requiredMark={false}
          initialValues={{
            start: 'contact.added',
            period: 'month',
            cohorting: 'first-time',
            from: daysBefore(today, DEFAULT_DAYS),
            to: today,
          }}
          onFinish={(values) => report.mutate(values)}
        >
          <div className={styles.fields}>
            <Form.Item name="start" label={t('data.startEvent')} rules={eventRules}>
              <EventSelect />
            </Form.Item>
            <Form.Item name="back" label={t('data.backEvent')} rules={eventRules}>
              <EventSelect />
            </Form.Item>
            <RangeFields />
            <Form.Item name="period" label={t('data.period')}>
              <Select
                options={(['month', 'week', 'day'] as const).map((value) => ({
                  value,
                  label: t(`data.${value}`),
                }))}
              />
            </Form.Item>
            <Form.Item name="cohorting" label={t('data.cohorting')}>
              <Select
                options={[
                  { value: 'first-time', label: t('data.firstTime') },
                  { value: 'recurring', label: t('data.recurring') },
                ]}
              />
            </Form.Item>
          </div>
          <Button type="primary" htmlType="submit" loading={report.isPending}>
            {t('data.run')}
          </Button>
        </Form>
      </Panel>
      <ReportResult
        title={t('data.result')}
        report={report}
        emptyHint={t('data.emptyHint')}
        isEmpty={(data) => data.rows.every((row) => row.size === 0)}
        onExport={(data) =>
          downloadCsv(
            `${t('data.retention')}_${today}.csv`,
            retentionCsv(data, {
              cohort: t('data.cohort'),
              size: t('data.size'),
              period: (n) => t('data.periodN', { n }),
            }),
          )
        }
      >
        {(data) => <RetentionHeat retention={data} />}
      </ReportResult>
    </>
  );
}
