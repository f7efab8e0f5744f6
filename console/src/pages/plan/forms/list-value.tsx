import { ArrowDownOutlined, ArrowUpOutlined, CloseOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { JsonSchema } from '../editor/schema-at.ts';
import { useWordOf } from './field-words.ts';
import { FindingsAt } from './findings-at.tsx';
import { useFormFacts, type ValueProps } from './form-context.ts';
import styles from './forms.module.css';
import { choicesOf } from './reference-select.tsx';
import { shapeOf } from './shape.ts';
import { useNamed } from './use-named.ts';
import { byPlace, emptyOf } from './values.ts';

type Props = ValueProps & { item: JsonSchema };

/** Several values: words and names in one control, parts one below the other. */
export function ListValue(props: Props) {
  const { root } = useFormFacts();
  const shape = shapeOf(root, props.item);
  const items = Array.isArray(props.value) ? props.value : [];
  const isPlain = items.every((item) => typeof item === 'string');
  if (shape.type === 'word' && isPlain) return <WordsValue {...props} words={shape.words} />;
  return shape.type === 'text' && isPlain ? <WordsValue {...props} words={[]} /> : <PartsValue {...props} />;
}

function WordsValue({ id, item, path, value, onChange, words }: Props & { words: readonly string[] }) {
  const wordOf = useWordOf();
  const named = useNamed(path, item);
  const written = Array.isArray(value) ? value.map(String) : [];
  return (
    <>
      <Select
        id={id}
        mode={words.length > 0 || named.length > 0 ? 'multiple' : 'tags'}
        style={{ width: '100%' }}
        optionFilterProp="label"
        value={written}
        options={
          words.length > 0
            ? words.map((word) => ({ value: word, label: wordOf(path, word) }))
            : choicesOf(named, written)
        }
        onChange={onChange}
      />
      {written.map((word, i) => (
        <FindingsAt key={word} path={[...path, i]} />
      ))}
    </>
  );
}

function PartsValue({ id, label, item, path, value, onChange }: Props) {
  const { root, Value } = useFormFacts();
  const { t } = useTranslation();
  const items: unknown[] = Array.isArray(value) ? value : [];
  return (
    <div id={id}>
      {byPlace(items).map(({ place, one, i }) => {
        const name = `${label} ${i + 1}`;
        return (
          <fieldset key={place} className={styles.item}>
            <legend>
              {name}{' '}
              <Button
                size="small"
                type="text"
                icon={<ArrowUpOutlined />}
                disabled={i === 0}
                aria-label={t('planForm.up', { name })}
                onClick={() => onChange(swapped(items, i - 1))}
              />
              <Button
                size="small"
                type="text"
                icon={<ArrowDownOutlined />}
                disabled={i === items.length - 1}
                aria-label={t('planForm.down', { name })}
                onClick={() => onChange(swapped(items, i))}
              />
              <Button
                size="small"
                type="text"
                icon={<CloseOutlined />}
                aria-label={t('action.removeOf', { name })}
                onClick={() => onChange(items.toSpliced(i, 1))}
              />
            </legend>
            <Value
              id={`${id}-${i}`}
              label={name}
              schema={item}
              path={[...path, i]}
              value={one}
              onChange={(next) => onChange(items.with(i, next ?? null))}
            />
            <FindingsAt path={[...path, i]} />
          </fieldset>
        );
      })}
      <Button
        size="small"
        icon={<PlusOutlined />}
        onClick={() => onChange([...items, emptyOf(root, item) ?? null])}
      >
        {t('planForm.addItem', { name: label })}
      </Button>
    </div>
  );
}

function swapped(items: readonly unknown[], i: number): unknown[] {
  return items.with(i, items[i + 1]).with(i + 1, items[i]);
}
