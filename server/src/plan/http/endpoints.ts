import type { Endpoint } from '../../kernel/http/app.ts';
import { type ApplyPlanParts, applyPlanEndpoint } from './apply-plan.ts';
import { exportPlan } from './export-plan.ts';
import { getPlan } from './get-plan.ts';
import { lintPlanEndpoint } from './lint-plan.ts';

/** Everything the plan offers over HTTP. */
export function planEndpoints(parts: ApplyPlanParts): Endpoint[] {
  return [getPlan(parts.db), lintPlanEndpoint, applyPlanEndpoint(parts), exportPlan(parts.db)];
}
