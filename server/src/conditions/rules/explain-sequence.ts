import type { SequenceLeaf } from '@hetang/contract/plan/condition';
import { durationWords } from './duration-words.ts';
import { explainOccasion } from './explain-event.ts';
import { bracket, say, type Words } from './words.ts';

/** Events in their order: `依次「参加课程」、7 天内「注册账号」、「支付订单」`. */
export function explainSequence(leaf: SequenceLeaf, words: Words, positive: boolean): string {
  const { lang } = words;
  const steps = leaf.sequence.map((step, i) => {
    const event = explainOccasion(step, words);
    const gap = step.within ? durationWords(step.within, lang) : null;
    const then = i === 0 ? '' : 'then ';
    return say(lang, `${gap ? `${gap}内` : ''}${event}`, `${then}${gap ? `within ${gap} ` : ''}${event}`);
  });
  const last = leaf.within ? durationWords(leaf.within, lang) : null;
  const text = say(
    lang,
    `依次${steps.join('、')}${last ? `，最后一步在最近 ${last}` : ''}`,
    `has ${steps.join(', ')}${last ? `, the last of them in the last ${last}` : ''}`,
  );
  return positive ? text : say(lang, '并非', 'not ') + bracket(text, lang);
}
