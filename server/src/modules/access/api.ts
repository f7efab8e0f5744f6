/** What others may use of access. */

export { type AccessControl, createAccess } from './access.ts';
export { createKey } from './api-keys.ts';
export type { Sandbox } from './deps.ts';
export { contactWithin } from './row-scope.ts';
export { pageSdk } from './staff/page-sdk.ts';
export { staffOfPlan } from './staff/staff-of-plan.ts';
export { staffOfCaller } from './staff-of-caller.ts';
