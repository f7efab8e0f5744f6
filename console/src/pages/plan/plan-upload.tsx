import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { applyPlan, lintPlan, type PlanFile } from '../../api/plan.ts';
import { formatNumber } from '../../kit/format.ts';
import { Panel } from '../../kit/panel.tsx';
import { ProblemAlert } from '../../kit/problem-view.tsx';
import { ChangeList } from './change-list.tsx';
import { FileList } from './file-list.tsx';
import { FilePicker } from './file-picker.tsx';
import { FindingList } from './finding-list.tsx';
import styles from './plan.module.css';

/** Puts a plan in force in three steps: check, preview, apply. A change of files starts anew. */
export function PlanUpload({ version }: { version: number }) {
  const { t } = useTranslation();
  const { message, modal } = App.useApp();
  const client = useQueryClient();
  const [files, setFiles] = useState<PlanFile[]>([]);
  const lint = useMutation({ mutationFn: () => lintPlan(files) });
  const preview = useMutation({
    mutationFn: async () => ({ ...(await applyPlan({ files, dryRun: true })), basedOn: version }),
  });
  const apply = useMutation({
    mutationFn: (expectVersion: number) => applyPlan({ files, expectVersion }),
    onSuccess: async (result) => {
      if (!result.applied) return void message.info(t('plan.unchanged'));
      message.success(t('plan.applied', { plan: result.plan, version: result.version }));
      change([]);
      await client.invalidateQueries();
    },
  });
  const change = (next: PlanFile[]) => {
    setFiles(next);
    for (const step of [lint, preview, apply]) step.reset();
  };
  const findings = apply.data?.findings ?? preview.data?.findings ?? lint.data?.findings;
  const hasErrors = (preview.data?.findings ?? []).some((finding) => finding.severity === 'error');
  const changes = preview.data?.changes ?? [];
  const confirm = (expectVersion: number) =>
    modal.confirm({
      title: t('plan.applyTitle'),
      content: t('plan.applyHint', { changes: formatNumber(changes.length) }),
      okText: t('plan.apply'),
      onOk: () => apply.mutateAsync(expectVersion).catch(() => undefined),
    });
  const busy = lint.isPending || preview.isPending || apply.isPending;
  return (
    <Panel title={t('plan.replace')} hint={t('plan.replaceHint')}>
      <div className={styles.upload}>
        <FilePicker files={files} onChange={change} />
        <FileList files={files} onChange={change} />
        <div className={styles.steps}>
          <Button
            disabled={files.length === 0 || busy}
            loading={lint.isPending}
            onClick={() => lint.mutate()}
          >
            {t('plan.check')}
          </Button>
          <Button
            disabled={files.length === 0 || busy}
            loading={preview.isPending}
            onClick={() => preview.mutate()}
          >
            {t('plan.preview')}
          </Button>
          <Button
            type="primary"
            disabled={!preview.data || hasErrors || changes.length === 0 || busy}
            loading={apply.isPending}
            onClick={() => confirm(preview.data?.basedOn ?? version)}
          >
            {t('plan.apply')}
          </Button>
        </div>
        <div aria-live="polite" className={styles.upload}>
          <ProblemAlert error={apply.error ?? preview.error ?? lint.error} />
          {findings ? <FindingList findings={findings} /> : null}
          {preview.data && !hasErrors ? <ChangeList changes={changes} /> : null}
        </div>
      </div>
    </Panel>
  );
}
