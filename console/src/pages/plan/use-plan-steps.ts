import type { Finding, PlanApplyResult } from '@hetang/contract/http/plan';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useTranslation } from 'react-i18next';
import { applyPlan, lintPlan, type PlanFile } from '../../api/plan.ts';

export function hasErrors(findings: readonly Finding[]): boolean {
  return findings.some((finding) => finding.severity === 'error');
}

/** A preview may be applied when it has no error and changes something. */
export function isApplicable(preview: PlanApplyResult): boolean {
  return preview.changes.length > 0 && !hasErrors(preview.findings);
}

export type PlanSteps = ReturnType<typeof usePlanSteps>;

/** The three steps of putting files in force; a preview remembers the version it was made on. */
export function usePlanSteps(files: PlanFile[], version: number, onApplied: () => void) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const client = useQueryClient();
  const lint = useMutation({ mutationFn: () => lintPlan(files) });
  const preview = useMutation({
    mutationFn: async () => ({ ...(await applyPlan({ files, dryRun: true })), basedOn: version }),
  });
  const apply = useMutation({
    mutationFn: (expectVersion: number) => applyPlan({ files, expectVersion }),
    onSuccess: async (result) => {
      if (!result.applied) return void message.info(t('plan.unchanged'));
      message.success(t('plan.applied', { plan: result.plan, version: result.version }));
      onApplied();
      reset();
      await client.invalidateQueries();
    },
  });
  const reset = () => {
    for (const step of [lint, preview, apply]) step.reset();
  };
  return { lint, preview, apply, reset };
}
