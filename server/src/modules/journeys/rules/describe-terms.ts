import type { Journey } from '@hetang/contract/plan/kinds/journeys';
import { durationWords } from '../../../conditions/rules/duration-words.ts';
import { explainCondition } from '../../../conditions/rules/explain.ts';
import { explainOccasion } from '../../../conditions/rules/explain-event.ts';
import { say, type Words } from '../../../conditions/rules/words.ts';

/** On what terms people come into a journey and out of it, in words. */
export interface JourneyTerms {
  start: string;
  again: string;
  goal: string | null;
  leave: string | null;
}

export function describeTerms(journey: Journey, words: Words): JourneyTerms {
  return {
    start: explainOccasion(journey.start, words),
    again: againWords(journey.again, words),
    goal: journey.goal ? goalWords(journey.goal, words) : null,
    leave: journey.leave ? explainCondition(journey.leave, words) : null,
  };
}

function againWords(again: Journey['again'], { lang }: Words): string {
  if (again === 'never') return say(lang, '每人只进入一次', 'Once for each contact');
  if (again === 'after-end') return say(lang, '结束之后可以再次进入', 'Again once it has ended');
  const time = durationWords(again.after, lang);
  return say(lang, `结束 ${time}后可以再次进入`, `Again ${time} after it has ended`);
}

function goalWords(goal: NonNullable<Journey['goal']>, words: Words): string {
  const text = explainCondition(goal.when, words);
  if (!goal.within) return text;
  const time = durationWords(goal.within, words.lang);
  return text + say(words.lang, `（${time}内）`, ` (within ${time})`);
}
