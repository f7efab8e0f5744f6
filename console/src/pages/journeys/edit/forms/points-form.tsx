import type { PointsStep, Step } from '@hetang/contract/plan/kinds/journey-steps';
import { InputNumber } from 'antd';
import { useTranslation } from 'react-i18next';
import type { FormProps } from './form-props.ts';
import { KeySelect } from './key-select.tsx';
import { Labelled } from './labelled.tsx';
import { ReasonInput } from './reason-input.tsx';

/** Points given, or taken when below zero. */
export function PointsForm({ value, onChange, choices }: FormProps<Extract<Step, PointsStep>>) {
  const { t } = useTranslation();
  return (
    <>
      <KeySelect
        label={t('flowEdit.scheme')}
        value={value.for}
        options={choices.of('points')}
        onChange={(scheme) => onChange({ ...value, for: scheme })}
      />
      <Labelled label={t('flowEdit.points')} hint={t('flowEdit.pointsHint')}>
        <InputNumber
          aria-label={t('flowEdit.points')}
          min={-10_000_000}
          max={10_000_000}
          precision={0}
          value={value.points}
          onChange={(points) => onChange({ ...value, points: points ?? 0 })}
        />
      </Labelled>
      <ReasonInput value={value} onChange={onChange} />
    </>
  );
}
