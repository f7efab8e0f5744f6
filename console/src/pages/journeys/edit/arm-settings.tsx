import type { JourneyDrawing } from '@hetang/contract/http/journey-drawing';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Arm } from './edit-steps.ts';
import { FindingLines } from './finding-lines.tsx';
import { ArmCondition } from './forms/branch-form.tsx';
import { NumberInput } from './forms/number-input.tsx';
import { TextInput } from './forms/text-input.tsx';
import { isUnwritten } from './new-step.ts';
import { SettingsDrawer } from './step-settings.tsx';

interface Props {
  arm: Arm;
  findings: JourneyDrawing['findings'];
  saving: boolean;
  onSave: (arm: Arm) => void;
  onClose: () => void;
}

/** The condition of one way of a branch, or name and share of one arm of a split. */
export function ArmSettings({ arm, findings, saving, onSave, onClose }: Props) {
  const { t } = useTranslation();
  const [value, setValue] = useState(arm);
  const complete = 'if' in value ? !isUnwritten(value.if) : !('arm' in value) || value.arm !== '';
  return (
    <SettingsDrawer
      title={'if' in value ? t('flowEdit.condition') : t('flowEdit.armSettings')}
      saveText={t('flowEdit.save')}
      saving={saving}
      onSave={complete && !('else' in value) ? () => onSave(value) : null}
      onClose={onClose}
    >
      {'if' in value ? <ArmCondition arm={value} onChange={setValue} /> : null}
      {'else' in value ? <p>{t('flowEdit.elseHint')}</p> : null}
      {'arm' in value ? (
        <>
          <TextInput
            label={t('flowEdit.armKey')}
            value={value.arm}
            max={64}
            onChange={(name) => setValue({ ...value, arm: name.trim() })}
          />
          <NumberInput
            label={t('flowEdit.weight')}
            value={value.weight}
            max={1000}
            onChange={(weight) => setValue({ ...value, weight })}
          />
        </>
      ) : null}
      <FindingLines findings={findings} />
    </SettingsDrawer>
  );
}
