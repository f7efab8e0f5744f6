import type { Scalar } from '@hetang/contract/plan/values';
import { useQuery } from '@tanstack/react-query';
import { Button, Form, Input, InputNumber, Segmented, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { referenceQuery } from '../../../api/reference.ts';
import { FieldValues } from '../../../kit/field-values.tsx';
import { optionsOf, tagOptionsOf } from '../../../kit/options.ts';
import { ContactPicker } from './contact-picker.tsx';
import type { Person } from './use-test-run.ts';

interface Invented {
  name?: string;
  stage?: string;
  tags?: string[];
  owner?: string | null;
  number?: number;
}

/** Who goes through the journey: somebody who is there, or somebody made up. */
export function PersonInput({ onBegin }: { onBegin: (person: Person) => void }) {
  const { t } = useTranslation();
  const [who, setWho] = useState<'invented' | 'contact'>('invented');
  const [contact, setContact] = useState<number | null>(null);
  return (
    <>
      <Segmented
        block
        aria-label={t('testRun.who')}
        value={who}
        onChange={setWho}
        options={(['invented', 'contact'] as const).map((one) => ({
          value: one,
          label: t(`testRun.whos.${one}`),
        }))}
        style={{ marginBottom: 12 }}
      />
      {who === 'invented' ? (
        <InventedForm onBegin={(invented) => onBegin({ invented })} />
      ) : (
        <>
          <p className="soft">{t('testRun.contactSays')}</p>
          <ContactPicker onChange={setContact} />
          <Begin disabled={contact === null} onClick={() => contact !== null && onBegin({ contact })} />
        </>
      )}
    </>
  );
}

function InventedForm({
  onBegin,
}: {
  onBegin: (invented: Extract<Person, { invented: unknown }>['invented']) => void;
}) {
  const { t } = useTranslation();
  const plan = useQuery(referenceQuery).data;
  const [fields, setFields] = useState<Record<string, Scalar>>({});
  const given = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== ''));
  const initial: Invented = { name: t('testRun.someone'), number: 1 };
  return (
    <Form<Invented>
      // Whoever looks after them is a friend, so that messages can arrive.
      key={plan?.staff[0]?.key ?? ''}
      layout="vertical"
      requiredMark={false}
      initialValues={{ ...initial, owner: plan?.staff[0]?.key }}
      onFinish={({ name = '', stage, tags = [], owner, number }) =>
        onBegin({
          name,
          stage: stage ?? null,
          tags,
          owner: owner ?? null,
          number: number ?? 1,
          fields: given,
        })
      }
    >
      <Form.Item name="name" label={t('testRun.name')}>
        <Input maxLength={100} />
      </Form.Item>
      <Form.Item name="owner" label={t('testRun.owner')}>
        <Select allowClear placeholder={t('testRun.nobody')} options={optionsOf(plan?.staff)} />
      </Form.Item>
      <Form.Item name="stage" label={t('testRun.stage')}>
        <Select allowClear placeholder={t('none')} options={optionsOf(plan?.stages)} />
      </Form.Item>
      <Form.Item name="tags" label={t('testRun.tags')}>
        <Select mode="multiple" optionFilterProp="label" options={tagOptionsOf(plan?.tagGroups)} />
      </Form.Item>
      <Form.Item label={t('testRun.fields')}>
        <FieldValues value={fields} onChange={setFields} />
      </Form.Item>
      <Form.Item name="number" label={t('testRun.number')} extra={t('testRun.numberHint')}>
        <InputNumber min={1} max={1_000_000} precision={0} />
      </Form.Item>
      <Begin submit />
    </Form>
  );
}

function Begin({ submit = false, ...rest }: { submit?: boolean; disabled?: boolean; onClick?: () => void }) {
  const { t } = useTranslation();
  return (
    <Button type="primary" htmlType={submit ? 'submit' : 'button'} style={{ marginTop: 12 }} {...rest}>
      {t('testRun.begin')}
    </Button>
  );
}
