import type { Finding, PlanChange } from '@hetang/contract/http/plan';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useTranslation } from 'react-i18next';
import { applyPlan, lintPlan, type PlanFile, refusalFindings } from '../../api/plan.ts';

const OTHER_PLAN = 'plan/other-plan';

interface Options {
  files: PlanFile[];
  /** The version in force; applying is refused when another one came in between. */
  version: number;
  /** Let the files take the place of another plan. */
  replace: boolean;
  onApplied: () => void;
}

export type PlanSteps = ReturnType<typeof usePlanSteps>;

/** The three steps of putting files in force; a preview remembers the version it was made on. */
export function usePlanSteps({ files, version, replace, onApplied }: Options) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const client = useQueryClient();
  const lint = useMutation({ mutationFn: () => lintPlan(files) });
  const preview = useMutation({
    mutationFn: async () => ({ ...(await applyPlan({ files, replace, dryRun: true })), basedOn: version }),
  });
  const apply = useMutation({
    mutationFn: ({ basedOn, why }: { basedOn: number; why: string }) =>
      applyPlan({ files, replace, expectVersion: basedOn, message: why }),
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
  const error = apply.error ?? preview.error ?? lint.error;
  const findings = refusalFindings(error) ?? preview.data?.findings ?? lint.data?.findings;
  return { lint, preview, apply, reset, error, findings };
}

/** What a preview would change, when it may be applied: no error, and at least one change. */
export function applicableChanges(
  preview: { changes: PlanChange[]; findings: Finding[] } | undefined,
): PlanChange[] {
  return preview && !hasErrors(preview.findings) ? preview.changes : [];
}

function hasErrors(findings: readonly Finding[]): boolean {
  return findings.some((finding) => finding.severity === 'error');
}

/** Whether the files are another plan than the one in force. */
export function meetsOtherPlan(findings: readonly Finding[] | undefined): boolean {
  return findings?.some((finding) => finding.code === OTHER_PLAN) ?? false;
}
