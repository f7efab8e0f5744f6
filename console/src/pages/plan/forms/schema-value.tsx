import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { ConditionValue } from './condition-value.tsx';
import { useFormFacts, type ValueProps } from './form-context.ts';
import { ListValue } from './list-value.tsx';
import { ObjectValue } from './object-value.tsx';
import { PlainValue } from './plain-value.tsx';
import { RecordValue } from './record-value.tsx';
import { isMap, type Shape, shapeOf } from './shape.ts';
import { WaysValue } from './ways-value.tsx';

/** A value of a definition, edited in the way that its schema asks for. */
export function SchemaValue(props: ValueProps) {
  const { root, onText } = useFormFacts();
  const { t } = useTranslation();
  const shape = shapeOf(root, props.schema);
  if (!fits(shape, props.value))
    return (
      <span>
        <span className="soft">{t('planForm.asText')}</span>{' '}
        <Button size="small" onClick={onText}>
          {t('planForm.toText')}
        </Button>
      </span>
    );
  switch (shape.type) {
    case 'object':
      return <ObjectValue {...props} fields={shape.fields} />;
    case 'record':
      return <RecordValue {...props} item={shape.item} />;
    case 'list':
      return <ListValue {...props} item={shape.item} />;
    case 'ways':
      return <WaysValue {...props} ways={shape.ways} />;
    case 'condition':
      return <ConditionValue {...props} />;
    default:
      return <PlainValue {...props} shape={shape} />;
  }
}

/** Whether a form can show the value as it is written; nothing is thrown away by being shown. */
function fits({ type }: Shape, value: unknown): boolean {
  if (type === 'unknown') return false;
  if (value === undefined || value === null || type === 'ways') return true;
  if (type === 'object' || type === 'record' || type === 'condition') return isMap(value);
  if (type === 'list') return Array.isArray(value);
  return typeof value !== 'object';
}
