import type { EventLeaf } from '@hetang/contract/plan/condition';
import type { Scalar } from '@hetang/contract/plan/values';
import type { Lang } from '../../kernel/errors.ts';
import { durationWords } from './duration-words.ts';
import { eventWords } from './event-words.ts';
import type { PlanNames } from './plan-names.ts';
import { bracket, say, type Words } from './words.ts';

/** The event with its filter, without window and count: `「支付订单」（sku = managed）`. */
export function explainOccasion(leaf: EventLeaf, { names, lang }: Words): string {
  const where = Object.entries(leaf.where ?? {}).map(([key, value]) => whereWords(key, value, names));
  const event = eventWords(leaf.event, lang);
  return where.length > 0 ? event + say(lang, '', ' ') + bracket(where.join(', '), lang) : event;
}

/** Whether, how often and within what time something happened: `最近 30 天「支付订单」至少 3 次`. */
export function explainEvent(leaf: EventLeaf, words: Words, positive: boolean): string {
  const { lang } = words;
  const window = leaf.within ? durationWords(leaf.within, lang) : null;
  const [before, after] = [window ? `最近 ${window}` : '', window ? ` in the last ${window}` : ''];
  const event = explainOccasion(leaf, words);
  const times = timesWords(leaf, lang);
  if (!times) {
    const has = positive ? ['有过', 'has'] : ['没有过', 'has not'];
    return say(lang, `${before}${has[0]}${event}`, `${has[1]} ${event}${after}`);
  }
  const text = say(lang, `${before}${event}${times}`, `has ${event} ${times}${after}`);
  return positive ? text : say(lang, '并非', 'not ') + bracket(text, lang);
}

/** How often, when it is not just "at all". */
function timesWords(leaf: EventLeaf, lang: Lang): string | null {
  const least = leaf['at-least'];
  const most = leaf['at-most'];
  if (most === undefined) {
    if (least === undefined || least <= 1) return null;
    return say(lang, `至少 ${least} 次`, `at least ${least} times`);
  }
  if (least === undefined) return say(lang, `至多 ${most} 次`, `at most ${most} times`);
  if (least === most) return say(lang, `恰好 ${least} 次`, `exactly ${least} times`);
  return say(lang, `${least} 到 ${most} 次`, `${least} to ${most} times`);
}

/** Kinds of the plan that a property of an event may name. */
const NAMING = {
  stage: 'stages',
  from: 'stages',
  staff: 'staff',
  code: 'codes',
  journey: 'journeys',
  message: 'messages',
  group: 'tags',
} as const;

function whereWords(key: string, value: Scalar, names: PlanNames): string {
  if (typeof value !== 'string') return `${key} = ${value}`;
  if (key === 'tag' && value.includes('/')) return names.tag(value);
  if (Object.hasOwn(NAMING, key)) return names.of(NAMING[key as keyof typeof NAMING], value);
  return `${key} = ${value}`;
}
