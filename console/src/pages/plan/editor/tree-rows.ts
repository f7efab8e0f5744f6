import type { PlanDefinition } from '@hetang/contract/http/plan-drafts';

export interface KindRows {
  kind: string;
  definitions: PlanDefinition[];
}

/** Definitions by kind, in the order of the plan; only those that a search finds by key or name. */
export function kindRows(definitions: readonly PlanDefinition[], search: string): KindRows[] {
  const wanted = search.trim().toLowerCase();
  const rows = new Map<string, PlanDefinition[]>();
  for (const one of definitions) {
    const words = [one.key, one.name ?? '', ...one.values.flatMap(({ key, name }) => [key, name ?? ''])];
    if (!words.some((word) => word.toLowerCase().includes(wanted))) continue;
    rows.set(one.kind, [...(rows.get(one.kind) ?? []), one]);
  }
  return [...rows].map(([kind, found]) => ({ kind, definitions: found }));
}

/** The definition in which a line of a file stands. */
export function definitionAt(
  definitions: readonly PlanDefinition[],
  file: string,
  line: number,
): PlanDefinition | null {
  const before = definitions.filter((one) => one.file === file && one.line <= line);
  return before.reduce<PlanDefinition | null>(
    (best, one) => (best && best.line > one.line ? best : one),
    null,
  );
}
