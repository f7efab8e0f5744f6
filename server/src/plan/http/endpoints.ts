import type { Endpoint } from '../../kernel/http/app.ts';
import { draftEndpoints } from '../drafts/http/endpoints.ts';
import type { ApplyPlanParts } from './answer-apply.ts';
import { applyPlanEndpoint } from './apply-plan.ts';
import { diffPlan } from './diff-plan.ts';
import { type DriftDeps, driftEndpoints } from './drift-plan.ts';
import { exportPlan } from './export-plan.ts';
import { getHolidays } from './get-holidays.ts';
import { getPlan } from './get-plan.ts';
import { lintPlanEndpoint } from './lint-plan.ts';
import { mediaEndpoints } from './media.ts';
import { printPlanEndpoint } from './print-plan.ts';
import { reference } from './reference.ts';
import { rollBackPlan } from './roll-back-plan.ts';

/** Everything the plan offers over HTTP. */
export function planEndpoints(parts: ApplyPlanParts & Pick<DriftDeps, 'askSync'>): Endpoint[] {
  return [
    getPlan(parts.db),
    getHolidays(parts),
    lintPlanEndpoint,
    diffPlan(parts),
    applyPlanEndpoint(parts),
    rollBackPlan(parts),
    exportPlan(parts.db),
    mediaEndpoints(parts),
    printPlanEndpoint(parts.db),
    ...driftEndpoints(parts),
    ...draftEndpoints(parts),
    reference,
  ];
}
