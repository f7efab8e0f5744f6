import { CloseOutlined } from '@ant-design/icons';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { JsonSchema } from '../editor/schema-at.ts';
import { FindingsAt } from './findings-at.tsx';
import { useFormFacts, type ValueProps } from './form-context.ts';
import styles from './forms.module.css';
import { isMap } from './shape.ts';
import { emptyOf, withKey } from './values.ts';

/** Values under keys of their own, such as the tags of a group. */
export function RecordValue({ id, item, label, path, value, onChange }: ValueProps & { item: JsonSchema }) {
  const { root, Value } = useFormFacts();
  const { t } = useTranslation();
  const [fresh, setFresh] = useState('');
  const map = isMap(value) ? value : {};
  const fine = fresh !== '' && !/[\s:#]/.test(fresh) && !Object.hasOwn(map, fresh);
  const add = () => {
    if (!fine) return;
    onChange({ ...map, [fresh]: emptyOf(root, item) ?? null });
    setFresh('');
  };
  return (
    <div id={id}>
      {Object.entries(map).map(([key, one]) => (
        <fieldset key={key} className={styles.item}>
          <legend>
            <code>{key}</code>{' '}
            <Button
              size="small"
              type="text"
              icon={<CloseOutlined />}
              aria-label={t('action.removeOf', { name: key })}
              onClick={() => onChange(withKey(map, key, undefined))}
            />
          </legend>
          <Value
            id={`${id}-${key}`}
            label={key}
            schema={item}
            path={[...path, key]}
            value={one}
            onChange={(next) => onChange(withKey(map, key, next ?? null))}
          />
          <FindingsAt path={[...path, key]} />
        </fieldset>
      ))}
      <Input.Search
        size="small"
        style={{ maxWidth: 260 }}
        value={fresh}
        aria-label={t('planForm.newKey', { name: label })}
        placeholder={t('planForm.newKey', { name: label })}
        enterButton={
          <Button size="small" disabled={!fine}>
            {t('planForm.add')}
          </Button>
        }
        onChange={({ target }) => setFresh(target.value.trim())}
        onSearch={add}
      />
    </div>
  );
}
