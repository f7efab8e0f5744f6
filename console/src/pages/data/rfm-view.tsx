import { useMutation } from '@tanstack/react-query';
import { Button, Form, InputNumber } from 'antd';
import { useTranslation } from 'react-i18next';
import { computeRfm } from '../../api/reports.ts';
import { useNow, useTimezone } from '../../app/now.ts';
import { downloadCsv } from '../../kit/csv.ts';
import { DateField } from '../../kit/date-field.tsx';
import { formatDate } from '../../kit/format.ts';
import { Panel } from '../../kit/panel.tsx';
import styles from './data.module.css';
import { ReportResult } from './report-result.tsx';
import { RfmGrid } from './rfm-grid.tsx';
import { rfmCsv } from './rfm-model.ts';
import { RfmSummary } from './rfm-summary.tsx';

interface Values {
  asOf: string;
  from?: string;
  bins: number;
}

/** Buyers by how recently and how often they bought, with what they brought. */
export function RfmView() {
  const { t } = useTranslation();
  const timezone = useTimezone();
  const today = formatDate(useNow(), timezone);
  const report = useMutation({
    mutationFn: ({ asOf, from, bins }: Values) => computeRfm({ asOf, bins, ...(from ? { from } : {}) }),
  });
  return (
    <>
      <Panel title={t('data.rfm')}>
        <Form<Values>
          layout="vertical"
          requiredMark={false}
          initialValues={{ asOf: today, bins: 5 }}
          onFinish={(values) => report.mutate(values)}
        >
          <div className={styles.fields}>
            <Form.Item
              name="asOf"
              label={t('data.asOf')}
              rules={[{ required: true, message: t('data.dateRule') }]}
            >
              <DateField allowClear={false} />
            </Form.Item>
            <Form.Item name="from" label={t('data.rfmFrom')}>
              <DateField />
            </Form.Item>
            <Form.Item
              name="bins"
              label={t('data.bins')}
              rules={[{ required: true, type: 'integer', min: 2, max: 10, message: t('data.binsRule') }]}
            >
              <InputNumber precision={0} style={{ width: '100%' }} />
            </Form.Item>
          </div>
          <Button type="primary" htmlType="submit" loading={report.isPending}>
            {t('data.run')}
          </Button>
        </Form>
      </Panel>
      <ReportResult
        title={t('data.rfmGrid')}
        report={report}
        emptyHint={t('data.noOrders')}
        isEmpty={(data) => data.customers === 0}
        onExport={(data) =>
          downloadCsv(`RFM_${today}.csv`, [
            [t('data.recency'), t('data.frequency'), t('data.customers'), t('data.revenue')],
            ...rfmCsv(data),
          ])
        }
      >
        {(data) => (
          <>
            <RfmSummary rfm={data} />
            <RfmGrid rfm={data} bins={report.variables?.bins ?? 5} />
          </>
        )}
      </ReportResult>
    </>
  );
}
