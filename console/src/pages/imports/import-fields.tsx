import { useQuery } from '@tanstack/react-query';
import { Checkbox, Input, Segmented, Select } from 'antd';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { type ImportOrder, mappingsQuery } from '../../api/imports.ts';
import { ProblemAlert } from '../../kit/problem-view.tsx';
import { useWord } from '../../kit/use-word.ts';
import { ChooseFile } from './choose-file.tsx';
import styles from './imports.module.css';
import type { ImportWish } from './use-import.ts';

export interface ImportValues {
  file: File | null;
  kind: ImportOrder['kind'];
  /** File name of the mapping, for the places of its mistakes. */
  path: string;
  text: string;
  giveBackSkipped: boolean;
}

export const noValues: ImportValues = {
  file: null,
  kind: 'orders',
  path: 'mapping.yaml',
  text: '',
  giveBackSkipped: false,
};
const MOST_TEXT = 100_000;

/** What is to be imported, once everything needed is there. */
export function wishOf({ file, kind, path, text, giveBackSkipped }: ImportValues): ImportWish | null {
  if (!file || file.size === 0 || text.trim() === '') return null;
  return { file, kind, mapping: { path, text }, giveBackSkipped };
}

interface Props {
  values: ImportValues;
  onChange: (change: Partial<ImportValues>) => void;
  disabled: boolean;
}

/** The file, what is in it, and how to read it. */
export function ImportFields({ values, onChange, disabled }: Props) {
  const { t } = useTranslation();
  const word = useWord();
  const id = useId();
  return (
    <div className={styles.fields}>
      <div className={styles.left}>
        <ChooseFile
          accept=".csv,.gz,.txt,.tsv,.xlsx,text/csv,application/gzip"
          label={t('imports.file')}
          file={values.file}
          disabled={disabled}
          onChange={(file) => onChange({ file })}
        />
        <PresetField disabled={disabled} onChange={onChange} />
        <div className={styles.field}>
          <span id={`${id}-kind`}>{t('imports.kind')}</span>
          <div>
            <Segmented
              aria-labelledby={`${id}-kind`}
              disabled={disabled}
              value={values.kind}
              onChange={(kind) => onChange({ kind })}
              options={(['orders', 'contacts'] as const).map((value) => ({
                value,
                label: word('importKind', value),
              }))}
            />
          </div>
        </div>
        <div>
          <Checkbox
            disabled={disabled}
            checked={values.giveBackSkipped}
            onChange={(event) => onChange({ giveBackSkipped: event.target.checked })}
          >
            {t('imports.giveBack')}
          </Checkbox>
          <p className="soft">{t('imports.giveBackHint')}</p>
        </div>
      </div>
      <div className={styles.field}>
        <label htmlFor={`${id}-text`}>{t('imports.mappingText')}</label>
        <Input.TextArea
          id={`${id}-text`}
          className={styles.yaml ?? ''}
          rows={14}
          spellCheck={false}
          maxLength={MOST_TEXT}
          disabled={disabled}
          value={values.text}
          placeholder={t('imports.mappingRule')}
          onChange={(event) => onChange({ text: event.target.value })}
        />
      </div>
    </div>
  );
}

function PresetField({ disabled, onChange }: Pick<Props, 'disabled' | 'onChange'>) {
  const { t } = useTranslation();
  const word = useWord();
  const id = useId();
  const presets = useQuery(mappingsQuery);
  const items = presets.data?.items ?? [];
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{t('imports.preset')}</label>
      <Select
        id={id}
        disabled={disabled}
        loading={presets.isPending}
        options={items.map(({ path, name, kind }) => ({
          value: path,
          label: t('imports.presetOption', { name, kind: word('importKind', kind) }),
        }))}
        onChange={(path: string) => {
          const preset = items.find((item) => item.path === path);
          if (preset) onChange({ path, kind: preset.kind, text: preset.text });
        }}
      />
      <p className="soft">{t('imports.presetHint')}</p>
      <ProblemAlert error={presets.error} />
    </div>
  );
}
