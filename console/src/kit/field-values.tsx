import { CloseOutlined } from '@ant-design/icons';
import type { Scalar } from '@hetang/contract/plan/values';
import { useQuery } from '@tanstack/react-query';
import { Button, Select, Space } from 'antd';
import { useTranslation } from 'react-i18next';
import { referenceQuery } from '../api/reference.ts';
import { FieldValue } from './field-value.tsx';
import { optionsOf } from './options.ts';

interface Props {
  value: Record<string, Scalar>;
  onChange: (value: Record<string, Scalar>) => void;
}

/** Some profile fields with a value each. */
export function FieldValues({ value, onChange }: Props) {
  const { t } = useTranslation();
  const fields = useQuery(referenceQuery).data?.fields ?? [];
  const left = fields.filter(({ key }) => !Object.hasOwn(value, key));
  const put = (key: string, one: Scalar) => onChange({ ...value, [key]: one });
  return (
    <Space orientation="vertical" size={6}>
      {Object.entries(value).map(([key, one]) => {
        const field = fields.find((known) => known.key === key);
        const name = field?.name ?? key;
        return (
          <Space key={key} size={6}>
            <span>{name}</span>
            <FieldValue label={name} field={field} value={one} onChange={(next) => put(key, next)} />
            <Button
              type="text"
              size="small"
              icon={<CloseOutlined />}
              aria-label={t('action.removeOf', { name })}
              onClick={() =>
                onChange(Object.fromEntries(Object.entries(value).filter(([other]) => other !== key)))
              }
            />
          </Space>
        );
      })}
      {left.length > 0 ? (
        <Select
          aria-label={t('action.addField')}
          placeholder={t('action.addField')}
          value={null}
          style={{ minWidth: 160 }}
          showSearch={{ optionFilterProp: 'label' }}
          options={optionsOf(left)}
          onChange={(key) => {
            if (key !== null) put(key, '');
          }}
        />
      ) : null}
    </Space>
  );
}
