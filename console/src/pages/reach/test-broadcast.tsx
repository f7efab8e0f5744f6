import type { BroadcastTestResult } from '@hetang/contract/http/reach';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Alert, Button, Form, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { testBroadcast } from '../../api/reach.ts';
import { referenceQuery } from '../../api/reference.ts';
import { optionsOf } from '../../kit/options.ts';
import { ProblemAlert } from '../../kit/problem-view.tsx';
import styles from './reach.module.css';

/** The server takes no more at once. */
const MOST_STAFF = 5;

interface Values {
  staff: string[];
  name: string;
}

/** Shows a broadcast to members of staff, in their own WeCom; the reader is chosen already who is one of them. */
export function TestBroadcast({ broadcast, me }: { broadcast: string; me: string | null }) {
  const { t } = useTranslation();
  const reference = useQuery(referenceQuery).data;
  const test = useMutation({ mutationFn: (values: Values) => testBroadcast(broadcast, values) });
  const title = t('broadcasts.test');
  return (
    <section aria-label={title} className={styles.test}>
      <h3>{title}</h3>
      <p className="soft">{t('broadcasts.testHint')}</p>
      <Form<Values>
        layout="vertical"
        initialValues={{ staff: me === null ? [] : [me], name: t('broadcasts.testNameDefault') }}
        onFinish={(values) => test.mutate(values)}
      >
        <Form.Item
          name="staff"
          label={t('broadcasts.testStaff')}
          rules={[{ required: true, message: t('broadcasts.testStaffMissing') }]}
        >
          <Select
            mode="multiple"
            maxCount={MOST_STAFF}
            optionFilterProp="label"
            options={optionsOf(reference?.staff)}
          />
        </Form.Item>
        <Form.Item name="name" label={t('broadcasts.testName')}>
          <Input maxLength={40} />
        </Form.Item>
        <Button htmlType="submit" loading={test.isPending}>
          {t('broadcasts.testSend')}
        </Button>
      </Form>
      <ProblemAlert error={test.error} />
      {test.data ? <Ends result={test.data} /> : null}
    </section>
  );
}

function Ends({ result: { items } }: { result: BroadcastTestResult }) {
  const { t } = useTranslation();
  const failed = items.filter(({ problem }) => problem !== null);
  const shown = items.filter(({ problem }) => problem === null).map(({ staff }) => staff.name);
  return (
    <Alert
      className={styles.tested}
      type={failed.length > 0 ? 'warning' : 'success'}
      showIcon
      role="status"
      title={
        shown.length > 0 ? t('broadcasts.testShown', { names: shown.join('、') }) : t('broadcasts.testNobody')
      }
      description={failed.map(({ staff, problem }) => (
        <div key={staff.key}>
          {staff.name}：{problem}
        </div>
      ))}
    />
  );
}
