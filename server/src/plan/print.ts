import { planMetaSchema } from '@hetang/contract/plan/kinds/plan';
import { type Kind, kindSchemas, kinds, type Plan } from '@hetang/contract/plan/registry';
import { Document, isMap, isPair, isScalar, isSeq, type Node, visit } from 'yaml';
import type { PlanFile } from './source/plan-files.ts';
import { withoutDefaults } from './without-defaults.ts';

/** Which file an export puts each kind in. */
const fileOf: Record<Kind, string> = {
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

function definitionsOf(plan: Plan, kind: Kind): Record<string, unknown> {
  const specs = Object.entries(plan[kind]);
  return Object.fromEntries(specs.map(([key, spec]) => [key, withoutDefaults(kindSchemas[kind], spec)]));
}

/** Collections with at most `linesPerKey` ancestors (kinds and keys) always have a line for each entry. */
function toYaml(content: unknown, linesPerKey = 3): string {
  const document = new Document(content, { version: '1.2', schema: 'core', aliasDuplicateObjects: false });
  visit(document, {
    Collection(_, node, ancestors) {
      if (ancestors.length <= linesPerKey) return;
      node.flow = readsBestOnOneLine(node, ancestors);
      // Nothing inside a one-line collection can have lines of its own.
      if (node.flow) return visit.SKIP;
    },
  });
  return document.toString({ lineWidth: 0 });
}

const stepLists = new Set(['steps', 'do', 'else', 'branch']);

/** Small things do: `{ event: order.paid, where: { sku: managed } }`. Steps have a line each. */
function readsBestOnOneLine(node: Node, ancestors: readonly unknown[]): boolean {
  const [grandparent, parent] = ancestors.slice(-2);
  if (isStepList(parent) || (isSeq(parent) && isStepList(grandparent))) return false;
  return lengthOf(node) <= 80;
}

function isStepList(pair: unknown): boolean {
  return isPair(pair) && isScalar(pair.key) && stepLists.has(String(pair.key.value));
}

function lengthOf(node: unknown): number {
  if (isScalar(node)) {
    const text = String(node.value);
    return text.includes('\n') ? Number.POSITIVE_INFINITY : text.length;
  }
  if (isSeq(node)) return sum(node.items.map((item) => lengthOf(item) + 2));
  if (isMap(node)) return sum(node.items.map((pair) => lengthOf(pair.key) + lengthOf(pair.value) + 4));
  return 0;
}

function sum(lengths: number[]): number {
  return lengths.reduce((total, length) => total + length, 0);
}
