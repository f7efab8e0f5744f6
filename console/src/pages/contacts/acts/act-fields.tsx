import { useQuery } from '@tanstack/react-query';
import { Form, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { referenceQuery } from '../../../api/reference.ts';
import { useNow, useTimezone } from '../../../app/now.ts';
import { DateField } from '../../../kit/date-field.tsx';
import { formatDate } from '../../../kit/format.ts';
import { optionsOf, tagOptionsOf } from '../../../kit/options.ts';
import type { ActKind } from './act-of.ts';

/** What an act has to know. */
export function ActFields({ kind }: { kind: ActKind }) {
  const { t } = useTranslation();
  const { data } = useQuery(referenceQuery);
  switch (kind) {
    case 'tags':
      return <TagFields />;
    case 'stage':
      return (
        <>
          <Form.Item name="stage" label={t('acts.stage')} rules={[{ required: true }]}>
            <Select options={optionsOf(data?.stages)} />
          </Form.Item>
          <Reason />
        </>
      );
    case 'suppress':
      return (
        <>
          <Reason />
          <Until />
        </>
      );
    case 'journey':
      return (
        <Form.Item
          name="journey"
          label={t('acts.journey')}
          extra={t('acts.journeyHint')}
          rules={[{ required: true }]}
        >
          <Select showSearch={{ optionFilterProp: 'label' }} options={optionsOf(data?.journeys)} />
        </Form.Item>
      );
  }
}

function TagFields() {
  const { t } = useTranslation();
  const { data } = useQuery(referenceQuery);
  const tags = tagOptionsOf(data?.tagGroups);
  return (
    <>
      <Form.Item
        name="add"
        label={t('acts.add')}
        extra={t('acts.addHint')}
        rules={[
          ({ getFieldValue }) => ({
            validator: (_, add: string[] = []) => {
              const remove: string[] = getFieldValue('remove') ?? [];
              if (add.length + remove.length === 0) return Promise.reject(new Error(t('acts.noTag')));
              const both = add.some((ref) => remove.includes(ref));
              return both ? Promise.reject(new Error(t('acts.both'))) : Promise.resolve();
            },
          }),
        ]}
      >
        <Select mode="multiple" showSearch={{ optionFilterProp: 'label' }} options={tags} />
      </Form.Item>
      <Form.Item name="remove" label={t('acts.remove')}>
        <Select mode="multiple" showSearch={{ optionFilterProp: 'label' }} options={tags} />
      </Form.Item>
    </>
  );
}

function Reason() {
  const { t } = useTranslation();
  return (
    <Form.Item
      name="reason"
      label={t('acts.reason')}
      extra={t('acts.reasonHint')}
      rules={[{ required: true, whitespace: true }]}
    >
      <Input.TextArea maxLength={300} autoSize={{ minRows: 2, maxRows: 6 }} />
    </Form.Item>
  );
}

function Until() {
  const { t } = useTranslation();
  const today = formatDate(useNow(), useTimezone());
  return (
    <Form.Item name="until" label={t('acts.until')} extra={t('acts.untilHint')}>
      <DateField min={today} />
    </Form.Item>
  );
}
