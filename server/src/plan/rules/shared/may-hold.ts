import { type Condition, partsOfCondition } from '@hetang/contract/plan/condition';
import type { Plan } from '@hetang/contract/plan/registry';
import { rankOf } from './conditions.ts';

/** Whether a condition holds as far as can be told from the plan alone. */
export type Verdict = 'yes' | 'no' | 'maybe';

/** Says what a plan alone tells about conditions when the stage of the contact is known. */
export function stageVerdicts(plan: Plan): (condition: Condition, rank: number) => Verdict {
  const ranks = rankOf(plan);
  const judge = (condition: Condition, rank: number, inside: readonly string[]): Verdict => {
    if ('not' in condition) return opposite(judge(condition.not, rank, inside));
    const parts = partsOfCondition(condition);
    if (parts.length > 0) {
      const verdicts = parts.map((part) => judge(part, rank, inside));
      return atLeast(
        'any' in condition ? 1 : 'of' in condition ? condition['at-least'] : parts.length,
        verdicts,
      );
    }
    if ('stage' in condition) {
      const wanted = ranks.get(condition.stage);
      if (wanted === undefined) return 'maybe';
      const there = condition['or-later'] ? rank >= wanted : rank === wanted;
      return there ? (condition.for === undefined ? 'yes' : 'maybe') : 'no';
    }
    if (!('segment' in condition) || inside.includes(condition.segment)) return 'maybe';
    const segment = Object.hasOwn(plan.segments, condition.segment)
      ? plan.segments[condition.segment]
      : undefined;
    return segment ? judge(segment.when, rank, [...inside, condition.segment]) : 'maybe';
  };
  return (condition, rank) => judge(condition, rank, []);
}

function opposite(verdict: Verdict): Verdict {
  if (verdict === 'maybe') return 'maybe';
  return verdict === 'yes' ? 'no' : 'yes';
}

function atLeast(wanted: number, verdicts: readonly Verdict[]): Verdict {
  const surely = verdicts.filter((verdict) => verdict === 'yes').length;
  const perhaps = verdicts.filter((verdict) => verdict !== 'no').length;
  if (surely >= wanted) return 'yes';
  return perhaps >= wanted ? 'maybe' : 'no';
}
