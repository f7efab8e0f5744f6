import type { PlanApplyResult } from '@hetang/contract/http/plan';
import { recordedKinds } from '@hetang/contract/plan/registry';
import type { Lang } from '../../kernel/errors.ts';
import type { ApplyResult } from '../apply.ts';
import { findingsOf } from '../lint.ts';

/** What came of an apply as it travels. */
export function presentResult(result: ApplyResult, lang: Lang): PlanApplyResult {
  const { plan, version, applied, changes } = result;
  const recorded = recordedKinds.filter((kind) => changes.some((change) => change.kind === kind));
  return { plan, version, applied, changes, findings: findingsOf(result, lang), recorded };
}
