import type { JourneyDrawing } from '@hetang/contract/http/journey-drawing';
import type { Step } from '@hetang/contract/plan/kinds/journey-steps';
import { Button, Drawer, Space } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useWord } from '../../../kit/use-word.ts';
import { StepIcon } from '../step-icon.tsx';
import type { Choices } from './choices.ts';
import styles from './edit.module.css';
import { FindingLines } from './finding-lines.tsx';
import { StepForm } from './forms/step-form.tsx';
import { TextInput } from './forms/text-input.tsx';
import { isComplete, kindOf, newStep, stepKinds } from './new-step.ts';

interface Props {
  /** The step to change; null for a new one. */
  step: Step | null;
  choices: Choices;
  findings: JourneyDrawing['findings'];
  saving: boolean;
  onSave: (step: Step) => void;
  onClose: () => void;
}

/** The settings of a step; for a new one its kind is chosen first. */
export function StepSettings({ step, choices, findings, saving, onSave, onClose }: Props) {
  const { t } = useTranslation();
  const word = useWord();
  const [value, setValue] = useState<Step | null>(step);
  const title = value ? word('stepKind', kindOf(value)) : t('flowEdit.chooseKind');
  return (
    <SettingsDrawer
      title={title}
      saveText={step ? t('flowEdit.save') : t('flowEdit.add')}
      saving={saving}
      onSave={value && isComplete(value) ? () => onSave(value) : null}
      onClose={onClose}
    >
      {value ? (
        <>
          <StepForm value={value} onChange={setValue} choices={choices} />
          <TextInput
            label={t('flowEdit.id')}
            hint={t('flowEdit.idHint')}
            value={value.id ?? ''}
            max={64}
            onChange={(id) => setValue({ ...value, id: id.trim() === '' ? undefined : id.trim() })}
          />
          {isComplete(value) ? null : <p className="soft">{t('flowEdit.incomplete')}</p>}
        </>
      ) : (
        <KindList onChoose={(kind) => setValue(newStep(kind))} />
      )}
      <FindingLines findings={findings} />
    </SettingsDrawer>
  );
}

function KindList({ onChoose }: { onChoose: (kind: (typeof stepKinds)[number]) => void }) {
  const word = useWord();
  return (
    <div className={styles.kinds}>
      {stepKinds.map((kind) => (
        <Button key={kind} icon={<StepIcon kind={kind} />} onClick={() => onChoose(kind)}>
          {word('stepKind', kind)}
        </Button>
      ))}
    </div>
  );
}

interface DrawerProps {
  title: string;
  saveText: string;
  saving: boolean;
  /** Null while there is nothing that could be saved. */
  onSave: (() => void) | null;
  onClose: () => void;
  children: ReactNode;
}

/** A drawer whose answer is written at once. */
export function SettingsDrawer({ title, saveText, saving, onSave, onClose, children }: DrawerProps) {
  const { t } = useTranslation();
  return (
    <Drawer
      open
      size={620}
      title={title}
      onClose={onClose}
      destroyOnHidden
      footer={
        <Space>
          <Button type="primary" disabled={onSave === null} loading={saving} onClick={() => onSave?.()}>
            {saveText}
          </Button>
          <Button onClick={onClose}>{t('action.cancel')}</Button>
        </Space>
      }
    >
      {children}
    </Drawer>
  );
}
