import type { Condition } from '@hetang/contract/plan/condition';
import { App, Button, Input, Segmented } from 'antd';
import { type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { useProblemText } from '../problem-view.tsx';
import { ConditionBuilder } from './condition-builder.tsx';
import { ConditionFindings } from './condition-findings.tsx';
import styles from './conditions.module.css';
import { unfinished } from './draft.ts';
import { type ConditionWriting, type Mode, useCondition } from './use-condition.ts';

interface Props {
  /** What it begins with. */
  initial?: Condition | null;
  /** Null while it is unfinished or cannot be read. */
  onChange?: (value: Condition | null) => void;
  /** Below the sentence: what follows from the condition. */
  children?: (when: Condition) => ReactNode;
}

/** A condition, written by choices or as YAML; below it what it says and what lint finds. */
export function ConditionField({ initial = null, onChange, children }: Props) {
  const { t } = useTranslation();
  const writing = useCondition(initial, onChange);
  return (
    <div>
      <div className={styles.head}>
        <Segmented<Mode>
          aria-label={t('conditions.mode')}
          value={writing.mode}
          disabled={!writing.fresh}
          options={(['choices', 'text'] as const).map((one) => ({
            value: one,
            label: t(`conditions.modes.${one}`),
          }))}
          onChange={writing.turnTo}
        />
        {/* The clipboard is missing where the page is not served over https or from this machine. */}
        {writing.reading && navigator.clipboard ? <CopyButton yaml={writing.reading.yaml} /> : null}
      </div>
      {writing.mode === 'choices' ? (
        <ConditionBuilder draft={writing.draft} onChange={writing.setDraft} />
      ) : (
        <TextMode text={writing.text} onChange={writing.setText} />
      )}
      <div className={styles.answer} aria-busy={!writing.fresh}>
        <Answer writing={writing}>{children}</Answer>
      </div>
    </div>
  );
}

function Answer({ writing, children }: { writing: ConditionWriting; children: Props['children'] }) {
  const { t } = useTranslation();
  const { reading, problem, asking } = writing;
  if (problem) return <Unreadable error={problem} />;
  if (!asking) return <StillOpen writing={writing} />;
  if (!reading) return <p className="soft">{t('none')}</p>;
  return (
    <>
      <p className={styles.sentence}>
        <span className="soft">{t('conditions.sentence')}</span> {reading.text}
      </p>
      <ConditionFindings findings={reading.findings} />
      {children?.(reading.when)}
    </>
  );
}

function StillOpen({ writing: { mode, draft } }: { writing: ConditionWriting }) {
  const { t } = useTranslation();
  if (mode === 'text' || draft.parts.length === 0) return <p className="soft">{t('conditions.empty')}</p>;
  return <p className="soft">{t('conditions.unfinished', { n: unfinished(draft) })}</p>;
}

function Unreadable({ error }: { error: unknown }) {
  const { message, hint } = useProblemText()(error);
  return (
    <p role="status">
      {message} <span className="soft">{hint}</span>
    </p>
  );
}

const SAMPLE = `all:
  - { event: order.paid, within: 30d }
  - { not: { event: app.opened, within: 7d } }`;

function TextMode({ text, onChange }: { text: string; onChange: (text: string) => void }) {
  const { t } = useTranslation();
  const id = useId();
  return (
    <>
      <label htmlFor={id} className="visually-hidden">
        {t('conditions.text')}
      </label>
      <Input.TextArea
        id={id}
        className={styles.text ?? ''}
        autoSize={{ minRows: 3, maxRows: 18 }}
        maxLength={20_000}
        placeholder={SAMPLE}
        spellCheck={false}
        value={text}
        onChange={({ target }) => onChange(target.value)}
      />
    </>
  );
}

function CopyButton({ yaml }: { yaml: string }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  return (
    <Button
      size="small"
      onClick={() =>
        void navigator.clipboard.writeText(yaml).then(() => message.success(t('conditions.copied')))
      }
    >
      {t('conditions.copy')}
    </Button>
  );
}
