import { planMetaSchema } from '@hetang/contract/plan/kinds/plan';
import { type Kind, kindSchemas, type Plan } from '@hetang/contract/plan/registry';
import { Document, isMap, isPair, isScalar, isSeq, type Node, visit } from 'yaml';
import type { PlanFile } from './source/plan-files.ts';
import { withoutDefaults } from './without-defaults.ts';

/** Which file an export puts each kind in. */
const layout: readonly (readonly [path: string, kinds: readonly Kind[]])[] = [
  ['goals.yaml', ['goals']],
  ['users.yaml', ['stages', 'tags', 'fields', 'segments']],
  ['staff.yaml', ['staff', 'accounts']],
  ['reach.yaml', ['codes', 'messages']],
  ['journeys.yaml', ['journeys']],
  ['communities.yaml', ['communities']],
  ['insights.yaml', ['insights', 'channels']],
];

/** Writes a plan as a folder of YAML files that loads to the same plan. */
export function printPlan(plan: Plan): PlanFile[] {
  const head = { path: 'plan.yaml', text: toYaml(withoutDefaults(planMetaSchema, plan.meta), 1) };
  const files = layout.flatMap(([path, kinds]) => {
    const used = kinds.filter((kind) => Object.keys(plan[kind]).length > 0);
    if (used.length === 0) return [];
    const content = Object.fromEntries(used.map((kind) => [kind, definitionsOf(plan, kind)]));
    return [{ path, text: toYaml(content) }];
  });
  return [head, ...files];
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
