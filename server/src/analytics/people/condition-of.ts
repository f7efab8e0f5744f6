import type { Behind } from '@hetang/contract/http/asks';
import { type Condition, conditionSchema } from '@hetang/contract/plan/condition';
import { lastDayOf } from '../questions/calendar.ts';

interface Occurrence {
  event: string;
  where?: Record<string, string | number | boolean> | undefined;
}

/**
 * The people behind a number as a condition of plans, where that language can say exactly the same; else null. What
 * depends on an order of events within one attempt, on bands or on the first time ever cannot be said.
 */
export function conditionOf(behind: Behind): Condition | null {
  const parts = [deedOf(behind), groupOf(behind), amongOf(behind)];
  if (parts.includes(null)) return null;
  const said = parts.filter((part) => part !== undefined);
  const [only] = said;
  const read = conditionSchema.safeParse(said.length === 1 ? only : { all: said });
  return read.success ? read.data : null;
}

type Part = object | null | undefined;

function deedOf(behind: Behind): Part {
  switch (behind.of) {
    case 'trend':
      return happened(behind, behind.from, behind.to);
    case 'funnel':
      return firstStep(behind);
    case 'retention':
      return cohort(behind);
    case 'rfm':
      if (behind.recency !== undefined || behind.frequency !== undefined) return null;
      return happened({ event: 'order.paid' }, behind.from, behind.asOf);
    case 'home':
      return behind.figure === 'buyers' ? happened({ event: 'order.paid' }, behind.from, behind.to) : null;
    case 'stage':
      return { event: 'stage.entered', where: { stage: behind.stage } };
    case 'goal':
      return null;
  }
}

function firstStep({ steps, step, dropped, from, to }: Extract<Behind, { of: 'funnel' }>): Part {
  const [first] = steps;
  if (!first || step > 1 || (dropped && steps.length > 1)) return null;
  return happened(first, from, to);
}

function cohort(behind: Extract<Behind, { of: 'retention' }>): Part {
  const { cohorting, position, start, period } = behind;
  if (cohorting !== 'recurring' || position >= 0 || !behind.cohort) return null;
  return happened(start, behind.cohort, lastDayOf(behind.cohort, period));
}

/** Numbers are left out: in plans money is in yuan, in events in fen. */
function happened({ event, where }: Occurrence, from: string | undefined, to: string): Part {
  if (Object.values(where ?? {}).some((value) => typeof value === 'number')) return null;
  return { event, ...(where ? { where } : {}), between: { ...(from ? { from } : {}), to } };
}

function groupOf(behind: Behind): Part {
  if (!('key' in behind) || behind.key === undefined || behind.breakdown === undefined) return undefined;
  const { breakdown, key } = behind;
  const [kind, ...rest] = breakdown.split(':');
  const name = rest.join(':');
  if (breakdown === 'stage' && key) return { stage: key };
  if (kind === 'tier' && key) return { tier: `${name}/${key}` };
  if (kind === 'tag' && !key) return { not: { 'tag-group': name } };
  return null;
}

function amongOf(behind: Behind): Part {
  return 'among' in behind && behind.among !== undefined ? { segment: behind.among } : undefined;
}
