import type { FieldLeaf } from '@hetang/contract/plan/condition';
import type { Scalar } from '@hetang/contract/plan/values';
import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { FieldValue } from '../field-value.tsx';
import { BoundsInput } from './bounds-input.tsx';
import { ChoiceSelect } from './choice-select.tsx';
import type { EditorProps } from './editor-props.ts';
import { type FieldTest, fieldTests, testOf, withTest } from './leaves.ts';
import { type PlanField, useField } from './use-choices.ts';

/** A profile field and how it is compared. */
export function FieldEditor({ leaf, onChange }: EditorProps<FieldLeaf>) {
  const { t } = useTranslation();
  const field = useField(leaf.field);
  const test = testOf(leaf);
  return (
    <>
      <ChoiceSelect
        kind="field"
        value={leaf.field}
        onChange={(key) => onChange(withTest({ field: key }, 'known'))}
      />
      <Select
        aria-label={t('conditions.test')}
        value={test}
        popupMatchSelectWidth={false}
        options={testsFor(field, test).map((one) => ({ value: one, label: t(`conditions.tests.${one}`) }))}
        onChange={(next) => onChange(withTest(leaf, next))}
      />
      {test === 'is' ? (
        <FieldValue
          label={t('conditions.value')}
          field={field}
          value={leaf.is ?? ''}
          onChange={(is) => onChange({ ...leaf, is })}
        />
      ) : null}
      {test === 'in' ? <ManyValues leaf={leaf} field={field} onChange={onChange} /> : null}
      {test === 'range' ? (
        <BoundsInput
          value={leaf}
          of={field?.name ?? ''}
          onChange={(bounds) => onChange({ ...leaf, ...bounds })}
        />
      ) : null}
    </>
  );
}

/** Ranges are for numbers; what a plan has already is always offered. */
function testsFor(field: PlanField | undefined, now: FieldTest): FieldTest[] {
  return fieldTests.filter((test) => test !== 'range' || test === now || field?.type === 'number');
}

function ManyValues({ leaf, field, onChange }: EditorProps<FieldLeaf> & { field: PlanField | undefined }) {
  const { t } = useTranslation();
  const asTyped = (text: string): Scalar => (field?.type === 'number' ? Number(text) : text);
  return (
    <Select
      aria-label={t('conditions.values')}
      placeholder={t('conditions.values')}
      mode={field?.values ? 'multiple' : 'tags'}
      style={{ minWidth: 200 }}
      value={(leaf.in ?? []).map(String)}
      options={(field?.values ?? []).map((one) => ({ value: one, label: one }))}
      tokenSeparators={[',', '，', ' ']}
      onChange={(values: string[]) =>
        onChange({ ...leaf, in: values.map(asTyped).filter((one) => !Number.isNaN(one)) })
      }
    />
  );
}
