import type { Plan } from '@hetang/contract/plan/registry';
import type { Hit, Text } from '../rule.ts';
import type { ReachLimit } from './limits.ts';
import { type WorstCase, worstCases } from './worst-case.ts';

/** Culprits that are named; the rest are counted. */
const NAMED = 5;

/** Where a contact may receive more than a limit: one finding for each set of culprits, where it is worst. */
export function overLimit(plan: Plan, limit: ReachLimit): Hit[] {
  const { days, most } = limit;
  const over = worstCases(plan, limit)
    .filter(({ count }) => count > most)
    .sort((a, b) => b.count - a.count);
  const named = new Set<string>();
  return over.flatMap((worst): Hit[] => {
    const [first] = worst.culprits;
    const id = String(first?.path);
    if (!first || named.has(id)) return [];
    named.add(id);
    const args = { who: whoOf(plan, worst), days, most, count: worst.count, culprits: namesOf(worst) };
    return [{ path: first.path, at: 'key', args }];
  });
}

function whoOf(plan: Plan, { stage }: WorstCase): Text {
  const name = stage === undefined ? undefined : plan.stages[stage]?.name;
  if (name === undefined) return { zh: '一位客户', en: 'A contact' };
  return { zh: `“${name}”阶段的客户`, en: `A contact on the stage "${name}"` };
}

function namesOf({ culprits }: WorstCase): Text {
  const shown = culprits.slice(0, NAMED).map(({ words }) => words);
  const rest = culprits.slice(NAMED).reduce((sum, { count }) => sum + count, 0);
  const more = rest > 0 ? [{ zh: `其余 ${rest} 条`, en: `${rest} more` }] : [];
  const all = [...shown, ...more];
  return { zh: all.map(({ zh }) => zh).join('、'), en: all.map(({ en }) => en).join(', ') };
}
