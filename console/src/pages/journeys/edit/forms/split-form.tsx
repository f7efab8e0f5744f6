import type { SplitArm, Step } from '@hetang/contract/plan/kinds/journey-steps';
import { Button, Input, InputNumber } from 'antd';
import { useTranslation } from 'react-i18next';
import styles from '../edit.module.css';
import { freeName } from '../edit-steps.ts';
import type { FormProps } from './form-props.ts';
import { KeySelect } from './key-select.tsx';
import { Labelled } from './labelled.tsx';

const MOST = 10;

/** The arms of a split and their shares; or the experiment that decides. Arms are taken away in the drawing. */
export function SplitForm({ value, onChange, choices }: FormProps<Extract<Step, { split: SplitArm[] }>>) {
  const { t } = useTranslation();
  const { split, experiment } = value;
  const put = (index: number, more: Partial<SplitArm>) =>
    onChange({ ...value, split: split.map((arm, i) => (i === index ? { ...arm, ...more } : arm)) });
  const taken = new Set(split.map(({ arm }) => arm));
  const whole = split.reduce((sum, { weight }) => sum + weight, 0);
  return (
    <>
      <Labelled label={t('flowEdit.arms')} hint={t('flowEdit.armsHint')}>
        {split.map(({ arm, weight }, index) => (
          // The place is what stays the same while the name is being typed.
          // biome-ignore lint/suspicious/noArrayIndexKey: see above
          <span key={index} className={styles.armRow}>
            <Input
              aria-label={t('flowEdit.armName', { n: index + 1 })}
              value={arm}
              maxLength={64}
              onChange={({ target }) => put(index, { arm: target.value.trim() })}
            />
            <InputNumber
              aria-label={t('flowEdit.weightOf', { arm })}
              min={1}
              max={1000}
              precision={0}
              value={weight}
              onChange={(next) => put(index, { weight: next ?? 1 })}
            />
            <span className="soft numbers">{Math.round((1000 * weight) / whole) / 10}%</span>
          </span>
        ))}
        <Button
          size="small"
          disabled={split.length >= MOST}
          onClick={() =>
            onChange({ ...value, split: [...split, { arm: freeName('c', taken), weight: 1, do: [] }] })
          }
        >
          {t('flowEdit.addArm')}
        </Button>
      </Labelled>
      <KeySelect
        label={t('flowEdit.experiment')}
        value={experiment ?? ''}
        options={[{ value: '', label: t('none') }, ...choices.of('experiments')]}
        onChange={(key) => {
          const { experiment: _, ...rest } = value;
          onChange(key === '' ? rest : { ...rest, experiment: key });
        }}
      />
    </>
  );
}
