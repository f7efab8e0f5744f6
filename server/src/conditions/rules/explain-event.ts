import type { EventLeaf } from '@hetang/contract/plan/condition';
import type { Scalar } from '@hetang/contract/plan/values';
import type { Lang } from '../../kernel/errors.ts';
import { durationWords } from './duration-words.ts';
import { eventWords } from './event-words.ts';
import { valueWords } from './explain-value.ts';
import type { PlanNames } from './plan-names.ts';
import { bracket, say, type Words } from './words.ts';

/** The event with its filter, without window and count: `「支付订单」（sku = managed）`. */
export function explainOccasion(leaf: Pick<EventLeaf, 'event' | 'where'>, { names, lang }: Words): string {
  const where = Object.entries(leaf.where ?? {}).map(([key, value]) => whereWords(key, value, names));
  const event = eventWords(leaf.event, lang);
  return where.length > 0 ? event + say(lang, '', ' ') + bracket(where.join(', '), lang) : event;
}

/** Whether, how often and when something happened: `最近 30 天「支付订单」至少 3 次`. */
export function explainEvent(leaf: EventLeaf, words: Words, positive: boolean): string {
  const { lang } = words;
  const event = explainOccasion(leaf, words);
  const ages = agesWords(leaf, lang);
  if (ages.length > 0) {
    const times = countsToo(leaf) ? [countWords(leaf, event, words)] : [];
    const aged = ages.map((age) => say(lang, `${event}${age}`, `has ${event} ${age}`));
    const text = [...aged, ...times].join(say(lang, ' 且 ', ' and '));
    return positive ? text : say(lang, '并非', 'not ') + bracket(text, lang);
  }
  if (!timesWords(leaf, lang) && !valueWords(leaf, words)) {
    const [before, after] = spanWords(leaf, lang);
    const has = positive ? ['有过', 'has'] : ['没有过', 'has not'];
    return say(lang, `${before}${has[0]}${event}`, `${has[1]} ${event}${after}`);
  }
  const text = countWords(leaf, event, words);
  return positive ? text : say(lang, '并非', 'not ') + bracket(text, lang);
}

function countsToo(leaf: EventLeaf): boolean {
  return [leaf.within, leaf.between, leaf['at-least'], leaf['at-most']].some((part) => part !== undefined);
}

function countWords(leaf: EventLeaf, event: string, words: Words): string {
  const { lang } = words;
  const [before, after] = spanWords(leaf, lang);
  const value = valueWords(leaf, words);
  if (value) return say(lang, `${before}${event}${value}`, `has ${event} ${value}${after}`);
  const times = timesWords(leaf, lang) ?? say(lang, '至少 1 次', 'at least once');
  return say(lang, `${before}${event}${times}`, `has ${event} ${times}${after}`);
}

/** Window and days: before the event in Chinese, after it in English. */
export function spanWords(
  leaf: Pick<EventLeaf, 'within' | 'between'>,
  lang: Lang,
): readonly [before: string, after: string] {
  const window = leaf.within ? durationWords(leaf.within, lang) : null;
  const parts = [
    ...(window ? [say(lang, `最近 ${window}`, `in the last ${window}`)] : []),
    ...daysWords(leaf, lang),
  ];
  return [parts.join('、'), parts.map((part) => ` ${part}`).join('')];
}

function daysWords({ between }: Pick<EventLeaf, 'between'>, lang: Lang): string[] {
  const { from, to } = between ?? {};
  if (from && to) return [say(lang, `${from} 到 ${to}`, `from ${from} to ${to}`)];
  if (from) return [say(lang, `${from} 起`, `since ${from}`)];
  return to ? [say(lang, `${to} 及以前`, `until ${to}`)] : [];
}

/** When it happened first and last: `首次发生在最近 30 天内`. */
function agesWords(leaf: EventLeaf, lang: Lang): string[] {
  const which = [
    [leaf.first, '首次', 'first'],
    [leaf.last, '最近一次', 'last'],
  ] as const;
  return which.flatMap(([age, zh, en]) => [
    ...(age?.within
      ? [
          say(
            lang,
            `${zh}发生在最近 ${durationWords(age.within, lang)}内`,
            `${en} in the last ${durationWords(age.within, lang)}`,
          ),
        ]
      : []),
    ...(age?.before
      ? [
          say(
            lang,
            `${zh}发生在 ${durationWords(age.before, lang)}以前`,
            `${en} more than ${durationWords(age.before, lang)} ago`,
          ),
        ]
      : []),
  ]);
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
