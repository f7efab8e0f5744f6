import { Segmented, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useLabelOf, useWordOf } from './field-words.ts';
import { useFormFacts, type ValueProps } from './form-context.ts';
import { type Way, wayOf } from './shape.ts';
import { inWay } from './values.ts';

/** Ways that fit beside one another. */
const FEW = 4;

/** A value that can be written in several ways: which one, and then its fields. */
export function WaysValue({ ways, ...props }: ValueProps & { ways: readonly Way[] }) {
  const { label, path, value, onChange } = props;
  const { root, Value } = useFormFacts();
  const { t } = useTranslation();
  const labelOf = useLabelOf();
  const wordOf = useWordOf();
  const way = wayOf(ways, value);
  const options = ways.map((one, i) => ({
    value: i,
    label:
      one.by === 'type'
        ? t(`planForm.types.${one.sign as 'string'}`)
        : one.by === 'key'
          ? labelOf(one.sign)
          : wordOf([...path, one.sign], one.by.word),
  }));
  const choose = (i: number) => {
    const next = ways[i];
    if (next && next !== way) onChange(inWay(root, next, value));
  };
  const name = t('planForm.way', { name: label });
  const chosen = way ? ways.indexOf(way) : null;
  return (
    <>
      {ways.length <= FEW && chosen !== null ? (
        <Segmented aria-label={name} size="small" options={options} value={chosen} onChange={choose} />
      ) : (
        <Select
          aria-label={name}
          style={{ minWidth: 200 }}
          options={options}
          value={chosen}
          onChange={choose}
        />
      )}
      {way ? <Value {...props} schema={withoutSign(way)} /> : null}
    </>
  );
}

/** The word that tells the way is chosen above its fields. */
function withoutSign({ sign, by, schema }: Way): Way['schema'] {
  if (typeof by === 'string') return schema;
  const { [sign]: _word, ...properties } = schema.properties ?? {};
  return { ...schema, properties, hidden: [...(schema.hidden ?? []), sign] };
}
