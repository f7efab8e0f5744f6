import type { Endpoint } from '../../kernel/http/app.ts';
import { type ApplyPlanParts, applyPlanEndpoint } from './apply-plan.ts';
import { exportPlan } from './export-plan.ts';
import { getPlan } from './get-plan.ts';
import { lintPlanEndpoint } from './lint-plan.ts';
import { rollBackPlan } from './roll-back-plan.ts';

/** Everything the plan offers over HTTP. */
export function planEndpoints(parts: ApplyPlanParts): Endpoint[] {
  return [
    getPlan(parts.db),
    lintPlanEndpoint,
    applyPlanEndpoint(parts),
    rollBackPlan(parts),
    exportPlan(parts.db),
  ];
}
