import { App, Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Panel } from '../../kit/panel.tsx';
import { ProblemAlert } from '../../kit/problem-view.tsx';
import { FindingList } from '../plan/finding-list.tsx';
import { ImportFields, type ImportValues, noValues, wishOf } from './import-fields.tsx';
import { ImportProgressBar } from './import-progress.tsx';
import { ImportResultView } from './import-result.tsx';
import styles from './imports.module.css';
import { type ImportRun, useImport } from './use-import.ts';

/** Imports a file in two steps: a dry run, then the import. A change of anything starts anew. */
export function ImportForm() {
  const { t } = useTranslation();
  const [values, setValues] = useState<ImportValues>(noValues);
  const run = useImport();
  const change = (next: Partial<ImportValues>) => {
    setValues((before) => ({ ...before, ...next }));
    run.reset();
  };
  return (
    <Panel title={t('imports.send')} hint={t('imports.sendHint')}>
      <div className={styles.form}>
        <ImportFields values={values} onChange={change} disabled={run.running} />
        <Actions values={values} run={run} />
        <div aria-live="polite" className={styles.form}>
          {run.step ? <ImportProgressBar step={run.step} /> : null}
          {run.stopped ? <p>{t('imports.stopped')}</p> : null}
          <ProblemAlert error={run.error} />
          {run.findings ? <FindingList findings={run.findings} /> : null}
          {run.result ? <ImportResultView result={run.result} /> : null}
        </div>
      </div>
    </Panel>
  );
}

function Actions({ values, run }: { values: ImportValues; run: ImportRun }) {
  const { t } = useTranslation();
  const { modal } = App.useApp();
  const wish = wishOf(values);
  const idle = wish !== null && !run.running;
  const confirm = () => {
    if (!wish) return;
    modal.confirm({
      title: t('imports.runTitle', { name: wish.file.name }),
      content: t('imports.runHint'),
      okText: t('imports.run'),
      cancelText: t('action.back'),
      onOk: () => run.start(wish, false),
    });
  };
  return (
    <div className={styles.actions}>
      <Button
        type={run.rehearsed ? 'default' : 'primary'}
        disabled={!idle}
        loading={run.running && run.dry}
        onClick={() => wish && run.start(wish, true)}
      >
        {t('imports.dryRun')}
      </Button>
      <Button
        type={run.rehearsed ? 'primary' : 'default'}
        disabled={!idle || !run.rehearsed}
        loading={run.running && !run.dry}
        onClick={confirm}
      >
        {t('imports.run')}
      </Button>
      {run.running ? (
        <Button danger onClick={run.stop}>
          {t('imports.stop')}
        </Button>
      ) : null}
    </div>
  );
}
