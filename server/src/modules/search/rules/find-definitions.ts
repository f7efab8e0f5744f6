import { type Kind, kinds, type Plan } from '@hetang/contract/plan/registry';

export interface FoundDefinition {
  kind: Kind;
  key: string;
  name: string | null;
}

/** How well a text fits what is looked for; 0 when it does not. Capitals make no difference. */
function fit(text: string, wanted: string): number {
  const lower = text.toLowerCase();
  if (lower === wanted) return 3;
  if (lower.startsWith(wanted)) return 2;
  return lower.includes(wanted) ? 1 : 0;
}

/** The definitions whose name or key holds the text: whole before beginning before middle, then in the plan's order. */
export function findDefinitions(plan: Plan, text: string, limit: number): FoundDefinition[] {
  const wanted = text.trim().toLowerCase();
  return kinds
    .flatMap((kind) =>
      Object.entries(plan[kind]).map(([key, definition]) => {
        const name = nameOf(definition);
        return { kind, key, name, rank: Math.max(fit(key, wanted), fit(name ?? '', wanted)) };
      }),
    )
    .filter(({ rank }) => rank > 0)
    .sort((a, b) => b.rank - a.rank)
    .slice(0, limit)
    .map(({ kind, key, name }) => ({ kind, key, name }));
}

/** Most kinds have a name; a few are known by their key alone. */
function nameOf(definition: object): string | null {
  return 'name' in definition && typeof definition.name === 'string' ? definition.name : null;
}
