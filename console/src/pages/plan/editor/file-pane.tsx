import type { Finding } from '@hetang/contract/http/plan';
import type { FileChange } from '@hetang/contract/http/plan-drafts';
import { App, Button, Input, Segmented, Skeleton } from 'antd';
import { lazy, type ReactNode, Suspense, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isYamlPath } from '../plan-files.ts';
import styles from './editor.module.css';
import type { Knowledge } from './proposals.ts';
import type { Jump } from './yaml-editor.tsx';

const YamlEditor = lazy(() => import('./yaml-editor.tsx').then((module) => ({ default: module.YamlEditor })));

interface Props {
  file: string | null;
  text: string | undefined;
  paths: readonly string[];
  findings: readonly Finding[];
  knowledge: Omit<Knowledge, 'lang'> | null;
  jump: Jump | null;
  onChange: (changes: readonly FileChange[]) => void;
  onCreated: (path: string) => void;
  onLine: (line: number) => void;
  onNewDefinition: () => void;
  onUses: () => void;
  /** The definition at the cursor as a form, or null while the text is shown. */
  form: ReactNode | null;
  onView: (view: View) => void;
}

export type View = 'text' | 'form';

/** One file of the plan as text, with what can be done in it. */
export function FilePane(props: Props) {
  const { file, text, findings, knowledge, jump } = props;
  const { t, i18n } = useTranslation();
  const lang = i18n.language.startsWith('en') ? 'en' : 'zh';
  const here = useMemo(() => findings.filter((finding) => finding.file === file), [findings, file]);
  return (
    <section className={styles.editor} aria-label={file ?? t('planEdit.files')}>
      <FileTools {...props} />
      <div className={styles.editorBody}>
        {props.form !== null ? (
          <Suspense fallback={<Skeleton active />}>{props.form}</Suspense>
        ) : file === null || text === undefined ? (
          <p className="soft">{props.paths.length === 0 ? t('planEdit.noPlan') : t('planEdit.noFile')}</p>
        ) : (
          <Suspense fallback={<Skeleton active />}>
            <YamlEditor
              key={file}
              text={text}
              label={t('planEdit.editor', { path: file })}
              findings={here}
              knowledge={knowledge && { ...knowledge, lang }}
              jump={jump}
              onChange={(changed) => {
                if (changed !== text) props.onChange([{ path: file, text: changed }]);
              }}
              onLine={props.onLine}
            />
          </Suspense>
        )}
      </div>
    </section>
  );
}

function FileTools({ form, file, text, paths, onView, onChange, onCreated, onNewDefinition, onUses }: Props) {
  const { t } = useTranslation();
  const { modal } = App.useApp();
  const [path, setPath] = useState<string | null>(null);
  const fine = path !== null && isYamlPath(path) && path.endsWith('.yaml') && !paths.includes(path);
  const create = () => {
    if (path === null || !fine) return;
    onChange([{ path, text: '' }]);
    onCreated(path);
    setPath(null);
  };
  const remove = () =>
    modal.confirm({
      title: t('planEdit.removeFileTitle', { path: file }),
      content: t('planEdit.removeFileHint'),
      okText: t('planEdit.removeFile'),
      onOk: () => {
        if (file !== null) onChange([{ path: file, text: null }]);
      },
    });
  return (
    <div className={styles.editorHead}>
      {file === null ? null : <code>{file}</code>}
      <Segmented<View>
        size="small"
        aria-label={t('planForm.view')}
        value={form === null ? 'text' : 'form'}
        options={(['text', 'form'] as const).map((view) => ({
          value: view,
          label: t(`planForm.views.${view}`),
        }))}
        onChange={onView}
      />
      <Button size="small" onClick={onNewDefinition} disabled={paths.length === 0}>
        {t('planEdit.newDefinition')}
      </Button>
      <Button size="small" onClick={() => setPath(paths.length === 0 ? 'plan.yaml' : '')}>
        {t('planEdit.newFile')}
      </Button>
      {text === undefined ? null : (
        <>
          <Button size="small" title={t('planEdit.usesPick')} onClick={onUses}>
            {t('planEdit.uses')}
          </Button>
          {file === 'plan.yaml' ? null : (
            <Button size="small" onClick={remove}>
              {t('planEdit.removeFile')}
            </Button>
          )}
        </>
      )}
      {path === null ? null : (
        <Input
          size="small"
          autoFocus
          value={path}
          status={fine ? '' : 'error'}
          aria-label={t('planEdit.filePath')}
          placeholder={t('planEdit.filePathRule')}
          onChange={(event) => setPath(event.target.value.trim())}
          onPressEnter={create}
          onKeyDown={(event) => event.key === 'Escape' && setPath(null)}
        />
      )}
    </div>
  );
}
