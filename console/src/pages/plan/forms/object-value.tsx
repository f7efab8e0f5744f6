import { CloseOutlined } from '@ant-design/icons';
import { Button, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useHelpOf, useLabelOf } from './field-words.ts';
import { FindingsAt } from './findings-at.tsx';
import { useFormFacts, type ValueProps } from './form-context.ts';
import styles from './forms.module.css';
import { type Field, isMap } from './shape.ts';
import { emptyOf, withKey } from './values.ts';

/** The fields of a definition or of a part of it: those that are written, and one to add more. */
export function ObjectValue({ fields, ...props }: ValueProps & { fields: readonly Field[] }) {
  const { id, schema, path, value, onChange } = props;
  const { root } = useFormFacts();
  const { t } = useTranslation();
  const labelOf = useLabelOf();
  const map = isMap(value) ? value : {};
  const shown = fields.filter(({ key, required }) => required || Object.hasOwn(map, key));
  const left = fields.filter((field) => !shown.includes(field));
  const strange = Object.keys(map).filter(
    (key) => !fields.some((field) => field.key === key) && !schema.hidden?.includes(key),
  );
  return (
    <div className={path.length > 0 ? styles.part : undefined}>
      {shown.map((field) => (
        <FieldRow
          key={field.key}
          field={field}
          id={`${id}-${field.key}`}
          path={[...path, field.key]}
          value={map[field.key]}
          onChange={(next) => onChange(withKey(map, field.key, next))}
        />
      ))}
      {strange.length > 0 ? (
        <p className="soft">{t('planForm.strange', { keys: strange.join(', ') })}</p>
      ) : null}
      {left.length > 0 ? (
        <Select
          aria-label={t('planForm.addField')}
          size="small"
          style={{ minWidth: 160 }}
          placeholder={t('planForm.addField')}
          showSearch={{ optionFilterProp: 'label' }}
          popupMatchSelectWidth={false}
          value={null}
          options={left.map(({ key }) => ({ value: key, label: labelOf(key) }))}
          onChange={(key: string) => {
            const field = left.find((one) => one.key === key);
            if (field) onChange({ ...map, [key]: emptyOf(root, field.schema) ?? null });
          }}
        />
      ) : null}
    </div>
  );
}

interface RowProps {
  field: Field;
  id: string;
  path: ValueProps['path'];
  value: unknown;
  onChange: (value: unknown) => void;
}

function FieldRow({ field: { key, schema, required }, id, path, value, onChange }: RowProps) {
  const { t } = useTranslation();
  const { Value } = useFormFacts();
  const label = useLabelOf()(key);
  const help = useHelpOf()(schema);
  return (
    <div className={styles.field}>
      <div className={styles.fieldHead}>
        <label htmlFor={id}>
          {label}
          {required ? <span className={styles.required}> *</span> : null}
        </label>
        <code className="soft">{key}</code>
        {required ? null : (
          <Button
            type="text"
            size="small"
            icon={<CloseOutlined />}
            aria-label={t('action.removeOf', { name: label })}
            onClick={() => onChange(undefined)}
          />
        )}
      </div>
      <Value {...{ id, label, schema, path, value, onChange }} />
      {help && help !== label ? <div className={styles.help}>{help}</div> : null}
      <FindingsAt path={path} />
    </div>
  );
}
