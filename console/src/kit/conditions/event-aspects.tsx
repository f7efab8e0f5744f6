import { CloseOutlined } from '@ant-design/icons';
import type { EventLeaf } from '@hetang/contract/plan/condition';
import { AutoComplete, Button, Select } from 'antd';
import { Fragment, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type Aspect, type Measure, measureOf, measures } from './aspects.ts';
import { BoundsInput } from './bounds-input.tsx';
import styles from './conditions.module.css';
import type { EditorProps } from './editor-props.ts';
import { SpanInput } from './span-input.tsx';
import { useEventProperties } from './use-choices.ts';

interface RemovableProps {
  aspect: Aspect;
  onRemove: () => void;
  children: ReactNode;
}

/** One thing that narrows an event, with its name and a way to take it away. */
export function RemovableAspect({ aspect, onRemove, children }: RemovableProps) {
  const { t } = useTranslation();
  const name = t(`conditions.aspects.${aspect}`);
  return (
    <span className={styles.aspect}>
      <span className="soft">{name}</span>
      {children}
      <Button
        type="text"
        size="small"
        icon={<CloseOutlined />}
        aria-label={t('conditions.removeAspect', { name })}
        onClick={onRemove}
      />
    </span>
  );
}

/** What a number that the event carries comes to. */
export function MeasureAspect({ leaf, onChange }: EditorProps<EventLeaf>) {
  const { t } = useTranslation();
  const { measure, property } = measureOf(leaf) ?? { measure: 'sum', property: '' };
  const properties = useEventProperties(leaf.event).filter(
    ({ type }) => type === 'number' || type === 'money',
  );
  const money =
    properties.some(({ key, type }) => key === property && type === 'money') || property === 'amount';
  const put = (next: Measure, of: string) =>
    onChange({ ...leaf, sum: undefined, min: undefined, max: undefined, [next]: of });
  return (
    <>
      <AutoComplete
        aria-label={t('conditions.property')}
        placeholder={t('conditions.property')}
        value={property}
        style={{ width: 128 }}
        popupMatchSelectWidth={false}
        options={properties.map(({ key, name }) => ({ value: key, label: `${name} ${key}` }))}
        onChange={(next: string) => put(measure, next)}
      />
      <Select
        aria-label={t('conditions.aspects.measure')}
        value={measure}
        popupMatchSelectWidth={false}
        options={measures.map((one) => ({ value: one, label: t(`conditions.measures.${one}`) }))}
        onChange={(next) => put(next, property)}
      />
      <BoundsInput
        value={leaf}
        of={money ? t('conditions.yuan') : ''}
        onChange={(bounds) => onChange({ ...leaf, ...bounds })}
      />
    </>
  );
}

/** How long ago the first or the last time was: no longer than, longer than, or between two distances. */
export function AgeAspect({ which, leaf, onChange }: EditorProps<EventLeaf> & { which: 'first' | 'last' }) {
  const { t } = useTranslation();
  const age = leaf[which] ?? {};
  const edges = (['within', 'before'] as const).filter((edge) => age[edge] !== undefined);
  return edges.map((edge) => (
    <Fragment key={edge}>
      <Select
        aria-label={t(`conditions.aspects.${which}`)}
        value={edge}
        disabled={edges.length > 1}
        popupMatchSelectWidth={false}
        options={(['within', 'before'] as const).map((one) => ({
          value: one,
          label: t(`conditions.ages.${one}`),
        }))}
        onChange={(next) => onChange({ ...leaf, [which]: { [next]: age[edge] } })}
      />
      <SpanInput
        label={t(`conditions.ages.${edge}`)}
        value={age[edge]}
        onChange={(span) => onChange({ ...leaf, [which]: { ...age, [edge]: span } })}
      />
    </Fragment>
  ));
}
