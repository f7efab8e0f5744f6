import { Alert, Checkbox, Form, Input, InputNumber, Radio, Select } from 'antd';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { DateField } from '../../kit/date-field.tsx';
import type { Field, Fill, TagGroup } from './outcome.ts';

/** The control for one thing that the outcome fills in: a tag group or a field. */
export function FillField({ fill }: { fill: Fill }) {
  const { t } = useTranslation();
  if (fill.kind === 'unknown') {
    return <Alert type="warning" showIcon title={t('tasks.unknownFill', { fill: fill.key })} />;
  }
  if (fill.kind === 'tag-group') return <TagGroupField group={fill.group} />;
  return (
    <Form.Item name={['fields', fill.field.key]} label={fill.field.name}>
      {fieldControl(fill.field)}
    </Form.Item>
  );
}

function TagGroupField({ group }: { group: TagGroup }) {
  const { t } = useTranslation();
  const options = group.values.map(({ key, name }) => ({ value: key, label: name }));
  const one = group.choose === 'one';
  return (
    <Form.Item
      name={['tags', group.key]}
      label={t('tasks.tagsOf', { name: group.name })}
      extra={one ? t('tasks.chooseOne') : t('tasks.chooseMany')}
    >
      {one ? <Radio.Group options={options} /> : <Checkbox.Group options={options} />}
    </Form.Item>
  );
}

function fieldControl(field: Field): ReactElement {
  switch (field.type) {
    case 'number':
      return <InputNumber style={{ width: '100%' }} />;
    case 'date':
      return <DateField />;
    case 'choice':
      return <Select allowClear options={(field.values ?? []).map((value) => ({ value, label: value }))} />;
    case 'phone':
      return <Input type="tel" maxLength={32} />;
    case 'text':
      return <Input maxLength={500} />;
  }
}
