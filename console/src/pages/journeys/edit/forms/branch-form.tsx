import type { BranchArm, Step } from '@hetang/contract/plan/kinds/journey-steps';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ConditionField } from '../../../../kit/conditions/condition-field.tsx';
import styles from '../edit.module.css';
import { isUnwritten, NO_CONDITION } from '../new-step.ts';

interface Props {
  value: Extract<Step, { branch: BranchArm[] }>;
  onChange: (value: Step) => void;
}

type Branch = Props['value'];
const MOST = 20;

/** The conditions of a branch, the first that holds decides. Ways are taken away and moved in the drawing. */
export function BranchForm({ value, onChange }: Props) {
  const { t } = useTranslation();
  const { branch } = value;
  const put = (arms: BranchArm[]): void => onChange({ ...value, branch: arms } satisfies Branch);
  const otherwise = branch.findIndex((arm) => 'else' in arm);
  const conditions = otherwise < 0 ? branch.length : otherwise;
  return (
    <>
      {branch.map((arm, index) =>
        'else' in arm ? null : (
          // Arms are told apart by their place: they have no name.
          // biome-ignore lint/suspicious/noArrayIndexKey: see above
          <section key={index} className={styles.arm} aria-label={t('flowEdit.ifN', { n: index + 1 })}>
            <h4>{t('flowEdit.ifN', { n: index + 1 })}</h4>
            <ArmCondition
              arm={arm}
              onChange={(next) => put(branch.map((one, i) => (i === index ? next : one)))}
            />
          </section>
        ),
      )}
      <div className={styles.row}>
        <Button
          size="small"
          disabled={branch.length >= MOST}
          onClick={() => put(branch.toSpliced(conditions, 0, { if: NO_CONDITION, do: [] }))}
        >
          {t('flowEdit.addIf')}
        </Button>
        {otherwise < 0 ? (
          <Button size="small" onClick={() => put([...branch, { else: [] }])}>
            {t('flowEdit.addElse')}
          </Button>
        ) : null}
      </div>
    </>
  );
}

type IfArm = Extract<BranchArm, { if: unknown }>;

/** The condition of one way of a branch. */
export function ArmCondition({ arm, onChange }: { arm: IfArm; onChange: (arm: IfArm) => void }) {
  const [initial] = useState(isUnwritten(arm.if) ? null : arm.if);
  return (
    <ConditionField
      initial={initial}
      onChange={(when) => {
        const next = when ?? NO_CONDITION;
        if (JSON.stringify(next) !== JSON.stringify(arm.if)) onChange({ ...arm, if: next });
      }}
    />
  );
}
