import type { PlanChange } from '@hetang/contract/http/plan';
import { App, Button, Checkbox, Input } from 'antd';
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
import { PlanConflict } from './plan-conflict.tsx';
import { applicableChanges, meetsOtherPlan, type PlanSteps, usePlanSteps } from './use-plan-steps.ts';

/** Puts a plan in force in three steps: check, preview, apply. A change of files starts anew. */
export function PlanUpload({ version }: { version: number }) {
  const { t } = useTranslation();
  const [files, setFiles] = useState<PlanFile[]>([]);
  const [replace, setReplace] = useState(false);
  const [why, setWhy] = useState('');
  const done = () => {
    setFiles([]);
    setWhy('');
  };
  const steps = usePlanSteps({ files, version, replace, onApplied: done });
  const change = (next: PlanFile[]) => {
    setFiles(next);
    setReplace(false);
    steps.reset();
  };
  const choose = (checked: boolean) => {
    setReplace(checked);
    steps.reset();
  };
  return (
    <Panel title={t('plan.replace')} hint={t('plan.replaceHint')}>
      <div className={styles.upload}>
        <FilePicker files={files} hasPlan={version > 0} onChange={change} />
        <FileList files={files} onChange={change} />
        {replace || meetsOtherPlan(steps.findings) ? (
          <Checkbox checked={replace} onChange={(event) => choose(event.target.checked)}>
            {t('plan.replaceOther')}
          </Checkbox>
        ) : null}
        {files.length > 0 ? (
          <Input
            value={why}
            maxLength={500}
            aria-label={t('plan.why')}
            placeholder={t('plan.whyHint')}
            onChange={(event) => setWhy(event.target.value)}
          />
        ) : null}
        <PlanActions steps={steps} any={files.length > 0} why={why} />
        <div aria-live="polite" className={styles.upload}>
          <ProblemAlert error={steps.error} />
          <PlanConflict error={steps.error} />
          {steps.findings ? <FindingList findings={steps.findings} /> : null}
          {steps.preview.data ? <ChangeList changes={steps.preview.data.changes} /> : null}
        </div>
      </div>
    </Panel>
  );
}

function PlanActions({ steps, any, why }: { steps: PlanSteps; any: boolean; why: string }) {
  const { t } = useTranslation();
  const { modal } = App.useApp();
  const { lint, preview, apply } = steps;
  const changes = applicableChanges(preview.data);
  const basedOn = preview.data?.basedOn ?? 0;
  const confirm = () =>
    modal.confirm({
      title: t('plan.applyTitle'),
      content: <ApplyHint changes={changes} />,
      okText: t('plan.apply'),
      onOk: () => apply.mutateAsync({ basedOn, why }).catch(() => undefined),
    });
  const idle = any && !lint.isPending && !preview.isPending && !apply.isPending;
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
        disabled={!idle || changes.length === 0}
        loading={apply.isPending}
        onClick={confirm}
      >
        {t('plan.apply')}
      </Button>
    </div>
  );
}

/** What happens at once, and what goes away while it is in use. */
function ApplyHint({ changes }: { changes: PlanChange[] }) {
  const { t } = useTranslation();
  const loud = changes.filter((change) => change.loud);
  return (
    <>
      <p>{t('plan.applyHint', { changes: formatNumber(changes.length) })}</p>
      {loud.map((change) => (
        <p key={`${change.kind} ${change.key}`} className={styles.loud}>
          {change.title}
          {' · '}
          {change.touches.map((touch) => touch.text).join(' · ')}
        </p>
      ))}
    </>
  );
}
