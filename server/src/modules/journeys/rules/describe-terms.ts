import { occasionOf, type Start } from '@hetang/contract/plan/kinds/journey-starts';
import type { Journey } from '@hetang/contract/plan/kinds/journeys';
import { durationWords } from '../../../conditions/rules/duration-words.ts';
import { explainCondition } from '../../../conditions/rules/explain.ts';
import { explainOccasion } from '../../../conditions/rules/explain-event.ts';
import { say, type Words } from '../../../conditions/rules/words.ts';
import { dateWords } from './step-words.ts';

/** On what terms people come into a journey and out of it, in words. */
export interface JourneyTerms {
  start: string;
  again: string;
  goal: string | null;
  leave: string | null;
}

export function describeTerms(journey: Journey, words: Words): JourneyTerms {
  return {
    start: startWords(journey.start, words),
    again: againWords(journey.again, words) + keyWords(journey.key, words),
    goal: journey.goal ? goalWords(journey.goal, words) : null,
    leave: journey.leave ? explainCondition(journey.leave, words) : null,
  };
}

function startWords(start: Start, words: Words): string {
  const { lang, names } = words;
  if (typeof start === 'string') return say(lang, '按请求：接口、员工或其他旅程', 'on request');
  if ('segment' in start) {
    const name = names.of('segments', start.segment);
    return say(lang, `进入分群「${name}」`, `entered the segment "${name}"`);
  }
  if ('date' in start) {
    const { yearly } = start.date;
    return (yearly ? say(lang, '每年 ', 'every year, ') : '') + dateWords(start.date, words);
  }
  if ('schedule' in start) {
    const { on, at, segment } = start.schedule;
    const who = segment
      ? say(
          lang,
          `分群「${names.of('segments', segment)}」`,
          `the segment "${names.of('segments', segment)}"`,
        )
      : say(lang, '全部客户', 'every contact');
    return say(lang, `${on} ${at}，${who}`, `on ${on} at ${at}: ${who}`);
  }
  return explainOccasion(occasionOf(start), words);
}

function againWords(again: Journey['again'], { lang }: Words): string {
  if (again === 'never') return say(lang, '每人只进入一次', 'Once for each contact');
  if (again === 'after-end') return say(lang, '结束之后可以再次进入', 'Again once it has ended');
  if (again === 'always') return say(lang, '每次都进入，可同时进行多次', 'Every time, side by side');
  const parts: string[] = [];
  if (again.after !== undefined) {
    const time = durationWords(again.after, lang);
    parts.push(say(lang, `结束 ${time}后可以再次进入`, `Again ${time} after it has ended`));
  } else parts.push(say(lang, '结束之后可以再次进入', 'Again once it has ended'));
  if (again.per !== undefined) {
    const time = durationWords(again.per, lang);
    const most = again['at-most'];
    parts.push(say(lang, `${time}内最多 ${most} 次`, `at most ${most} times in ${time}`));
  }
  return parts.join(say(lang, '，', ', '));
}

function keyWords(key: string | undefined, { lang }: Words): string {
  return key === undefined ? '' : say(lang, `（按 ${key} 分别计）`, ` (for each ${key})`);
}

function goalWords(goal: NonNullable<Journey['goal']>, words: Words): string {
  const text = explainCondition(goal.when, words);
  if (!goal.within) return text;
  const time = durationWords(goal.within, words.lang);
  return text + say(words.lang, `（${time}内）`, ` (within ${time})`);
}
