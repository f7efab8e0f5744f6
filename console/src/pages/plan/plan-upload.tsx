import type { Change, Finding } from '@hetang/contract/http/plan';
import { App, Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PlanFile } from '../../api/plan.ts';
import { formatNumber } from '../../kit/format.ts';
import { Panel } from '../../kit/panel.tsx';
import { ProblemAlert } from '../../kit/problem-view.tsx';
import { ChangeList } from './change-list.tsx';
import { FileList } from './file-list.tsx';
import { FilePicker } from './file-picker.tsx';
import { FindingList } from './finding-list.tsx';
import styles from './plan.module.css';
import { hasErrors, isApplicable, type PlanSteps, usePlanSteps } from './use-plan-steps.ts';

/** Puts a plan in force in three steps: check, preview, apply. A change of files starts anew. */
export function PlanUpload({ version }: { version: number }) {
  const { t } = useTranslation();
  const [files, setFiles] = useState<PlanFile[]>([]);
  const steps = usePlanSteps(files, version, () => setFiles([]));
  const { lint, preview, apply } = steps;
  const change = (next: PlanFile[]) => {
    setFiles(next);
    steps.reset();
  };
  return (
    <Panel title={t('plan.replace')} hint={t('plan.replaceHint')}>
      <div className={styles.upload}>
        <FilePicker files={files} onChange={change} />
        <FileList files={files} onChange={change} />
        <PlanActions steps={steps} any={files.length > 0} />
        <PlanResults
          error={apply.error ?? preview.error ?? lint.error}
          findings={apply.data?.findings ?? preview.data?.findings ?? lint.data?.findings}
          changes={preview.data && !hasErrors(preview.data.findings) ? preview.data.changes : undefined}
        />
      </div>
    </Panel>
  );
}

function PlanActions({ steps, any }: { steps: PlanSteps; any: boolean }) {
  const { t } = useTranslation();
  const { modal } = App.useApp();
  const { lint, preview, apply } = steps;
  const confirm = (expectVersion: number, changes: number) =>
    modal.confirm({
      title: t('plan.applyTitle'),
      content: t('plan.applyHint', { changes: formatNumber(changes) }),
      okText: t('plan.apply'),
      onOk: () => apply.mutateAsync(expectVersion).catch(() => undefined),
    });
  const idle = any && !lint.isPending && !preview.isPending && !apply.isPending;
  const ready = preview.data && isApplicable(preview.data) ? preview.data : null;
  return (
    <div className={styles.steps}>
      <Button disabled={!idle} loading={lint.isPending} onClick={() => lint.mutate()}>
        {t('plan.check')}
      </Button>
      <Button disabled={!idle} loading={preview.isPending} onClick={() => preview.mutate()}>
        {t('plan.preview')}
      </Button>
      <Button
        type="primary"
        disabled={!idle || !ready}
        loading={apply.isPending}
        onClick={() => ready && confirm(ready.basedOn, ready.changes.length)}
      >
        {t('plan.apply')}
      </Button>
    </div>
  );
}

function PlanResults(props: {
  error: unknown;
  findings?: Finding[] | undefined;
  changes?: Change[] | undefined;
}) {
  return (
    <div aria-live="polite" className={styles.upload}>
      <ProblemAlert error={props.error} />
      {props.findings ? <FindingList findings={props.findings} /> : null}
      {props.changes ? <ChangeList changes={props.changes} /> : null}
    </div>
  );
}
