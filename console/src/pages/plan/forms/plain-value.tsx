import { Input, InputNumber, Select, Switch } from 'antd';
import { SpanInput } from '../../../kit/conditions/span-input.tsx';
import { DateField } from '../../../kit/date-field.tsx';
import { useWordOf } from './field-words.ts';
import type { ValueProps } from './form-context.ts';
import { ReferenceSelect } from './reference-select.tsx';
import type { Shape } from './shape.ts';
import { useNamed } from './use-named.ts';

/** Texts that may be longer than this have several lines. */
const ONE_LINE = 200;

type Props = ValueProps & { shape: Shape };

/** A word, a number, a date …: one control. */
export function PlainValue(props: Props) {
  const { id, label, path, value, shape, onChange } = props;
  const wordOf = useWordOf();
  const text = textOf(value);
  switch (shape.type) {
    case 'flag':
      return <Switch id={id} checked={value === true} onChange={onChange} />;
    case 'number':
      return (
        <InputNumber
          id={id}
          value={typeof value === 'number' ? value : null}
          {...(shape.whole ? { precision: 0 } : {})}
          {...(shape.most === undefined ? {} : { max: shape.most })}
          onChange={(next) => onChange(next ?? undefined)}
        />
      );
    case 'date':
      return <DateField id={id} label={label} value={text} onChange={onChange} />;
    case 'span':
      return <SpanInput label={label} value={text || undefined} onChange={onChange} />;
    case 'word':
      return (
        <Select
          id={id}
          style={{ minWidth: 180 }}
          value={text || undefined}
          options={shape.words.map((word) => ({ value: word, label: wordOf(path, word) }))}
          onChange={onChange}
        />
      );
    default:
      return <TextValue {...props} />;
  }
}

/** Words of one's own, or the name of another definition. */
function TextValue({ id, path, schema, value, shape, onChange }: Props) {
  const named = useNamed(path, schema);
  const text = textOf(value);
  if (named.length > 0) return <ReferenceSelect {...{ id, named, value: text, onChange }} />;
  const isProse = schema.format === undefined && schema.pattern === undefined;
  return isProse && shape.type === 'text' && (shape.most ?? 0) > ONE_LINE ? (
    <Input.TextArea
      id={id}
      value={text}
      autoSize={{ minRows: 2, maxRows: 16 }}
      onChange={({ target }) => onChange(target.value)}
    />
  ) : (
    <Input id={id} value={text} onChange={({ target }) => onChange(target.value)} />
  );
}

function textOf(value: unknown): string {
  return value === undefined || value === null ? '' : String(value);
}
