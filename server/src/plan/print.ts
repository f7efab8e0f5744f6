import { planMetaSchema } from '@hetang/contract/plan/kinds/plan';
import { type Kind, kindSchemas, kinds, type Plan } from '@hetang/contract/plan/registry';
import type { PlanFile } from './source/plan-files.ts';
import { withoutDefaults } from './without-defaults.ts';
import { toYaml } from './yaml-style.ts';

/** Which file an export puts each kind in. */
export const fileOf: Record<Kind, string> = {
  goals: 'goals.yaml',
  stages: 'users.yaml',
  tags: 'users.yaml',
  fields: 'users.yaml',
  events: 'events.yaml',
  segments: 'users.yaml',
  ladders: 'users.yaml',
  units: 'staff.yaml',
  staff: 'staff.yaml',
  accounts: 'staff.yaml',
  scripts: 'scripts.yaml',
  codes: 'reach.yaml',
  messages: 'reach.yaml',
  broadcasts: 'reach.yaml',
  journeys: 'journeys.yaml',
  communities: 'communities.yaml',
  channels: 'insights.yaml',
  insights: 'insights.yaml',
  experiments: 'experiments.yaml',
  columns: 'content.yaml',
  calendar: 'content.yaml',
  holidays: 'content.yaml',
  'official-accounts': 'official-accounts.yaml',
  activities: 'activities.yaml',
  products: 'products.yaml',
  points: 'loyalty.yaml',
  levels: 'loyalty.yaml',
  costs: 'money.yaml',
  budgets: 'money.yaml',
  wordlists: 'wordlists.yaml',
  cycles: 'cycles.yaml',
  reports: 'reports.yaml',
};

/** Writes a plan as a folder of YAML files that loads to the same plan. */
export function printPlan(plan: Plan): PlanFile[] {
  const head = { path: 'plan.yaml', text: toYaml(withoutDefaults(planMetaSchema, plan.meta), 1) };
  const files = new Map<string, Record<string, unknown>>();
  for (const kind of kinds) {
    if (Object.keys(plan[kind]).length === 0) continue;
    const content = files.get(fileOf[kind]) ?? {};
    files.set(fileOf[kind], { ...content, [kind]: definitionsOf(plan, kind) });
  }
  return [head, ...[...files].map(([path, content]) => ({ path, text: toYaml(content) }))];
}

/** The definitions of a kind as a person would write them. */
export function definitionsOf(plan: Plan, kind: Kind): Record<string, unknown> {
  const specs = Object.entries(plan[kind]);
  return Object.fromEntries(specs.map(([key, spec]) => [key, withoutDefaults(kindSchemas[kind], spec)]));
}
