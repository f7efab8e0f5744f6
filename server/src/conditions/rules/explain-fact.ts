import type { Condition, EventLeaf, OrdersLeaf, SequenceLeaf } from '@hetang/contract/plan/condition';
import { FEN_PER_YUAN } from '@hetang/contract/plan/money';
import { dayIn, minuteOfDay } from '../../kernel/zone.ts';
import { measureOf } from './evaluate-value.ts';
import { decimalOf, exactly } from './exact-number.ts';
import { say, type Words } from './words.ts';

/** What a leaf found when it looked at a contact. Instants are ISO text. */
export interface Fact {
  times?: number;
  /** A decimal, as the events carry it. */
  value?: string | null;
  last?: string | null;
  steps?: number;
  is?: unknown;
  since?: string | null;
  joined?: string | null;
  left?: string | null;
}

/** Words, and the time zone that instants are said in. */
export interface FactWords extends Words {
  timezone: string;
}

/** What is so of a contact, beside what a condition asks: `2 次，最近 2026-03-02 10:15`. Null when there is nothing to add. */
export function explainFact(condition: Condition, fact: Fact | null, words: FactWords): string | null {
  if ('not' in condition) return explainFact(condition.not, fact, words);
  if ('event' in condition) return eventFact(condition, fact ?? {}, words);
  if ('orders' in condition) return ordersFact(condition, fact ?? {}, words);
  if ('sequence' in condition) return sequenceFact(condition, fact, words);
  if ('field' in condition) return fieldFact(fact?.is, words);
  if ('community' in condition) return communityFact(fact, words);
  return standingFact(condition, fact, words);
}

/** Where a contact stands: by name where it has one, and since when. */
function standingFact(condition: Condition, fact: Fact | null, words: FactWords): string | null {
  const { names } = words;
  const is = fact?.is;
  if ('stage' in condition)
    return stateFact(
      nameOf(is, (key) => names.of('stages', key)),
      fact,
      words,
    );
  if ('tier' in condition) {
    const ladder = condition.tier.split('/')[0];
    return stateFact(
      nameOf(is, (key) => names.tier(`${ladder}/${key}`)),
      fact,
      words,
    );
  }
  if ('code' in condition)
    return stateFact(
      nameOf(is, (key) => names.of('codes', key)),
      null,
      words,
    );
  return fact?.since ? sinceWords(fact.since, words) : null;
}

function sequenceFact({ sequence }: SequenceLeaf, fact: Fact | null, words: FactWords): string {
  const [done, all] = [fact?.steps ?? 0, sequence.length];
  const steps = say(words.lang, `走到 ${all} 步中的第 ${done} 步`, `${done} of ${all} steps`);
  return steps + lastWords(fact?.last, words);
}

function nameOf(key: unknown, name: (key: string) => string): string | null {
  return typeof key === 'string' ? name(key) : null;
}

function eventFact(leaf: EventLeaf, { times = 0, value, last }: Fact, words: FactWords): string {
  const { lang, names } = words;
  const asked = measureOf(leaf);
  const often = say(lang, `${times} 次`, times === 1 ? 'once' : `${times} times`) + lastWords(last, words);
  if (!asked) return often;
  const known = value ?? (asked.way === 'sum' ? '0' : null);
  if (known === null) return say(lang, '没有数值', 'no number');
  return numberWords(known, names.isMoney(leaf.event, asked.property), words);
}

function ordersFact(leaf: OrdersLeaf, { value, last }: Fact, words: FactWords): string {
  if (leaf.orders === 'days-since-last')
    return last ? timeWords(last, words) : say(words.lang, '还没有付过款', 'has not paid yet');
  const number = numberWords(value ?? '0', leaf.orders === 'amount', words);
  return leaf.orders === 'amount' ? number : say(words.lang, `${number} 单`, `${number} orders`);
}

/** Fen in yuan, anything else as it is. */
function numberWords(value: string, money: boolean, { lang }: Words): string {
  if (!money) return decimalOf(exactly(value));
  const yuan = decimalOf(exactly(value) / BigInt(FEN_PER_YUAN));
  return say(lang, `${yuan} 元`, `${yuan} yuan`);
}

function fieldFact(value: unknown, { lang }: Words): string {
  if (value === undefined || value === null || value === '') return say(lang, '未填写', 'unknown');
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

function stateFact(name: string | null, fact: Fact | null, words: FactWords): string {
  if (name === null) return say(words.lang, '无', 'none');
  return fact?.since ? `${name}${say(words.lang, '，', ', ')}${sinceWords(fact.since, words)}` : name;
}

function communityFact(fact: Fact | null, words: FactWords): string {
  const { lang } = words;
  const joined = fact?.joined
    ? say(lang, `${timeWords(fact.joined, words)} 进群`, `joined ${timeWords(fact.joined, words)}`)
    : null;
  const left = fact?.left
    ? say(lang, `${timeWords(fact.left, words)} 退群`, `left ${timeWords(fact.left, words)}`)
    : null;
  const said = [joined, left].filter((part) => part !== null);
  return said.length > 0 ? said.join(say(lang, '，', ', ')) : say(lang, '从未进群', 'never joined');
}

function lastWords(last: string | null | undefined, words: FactWords): string {
  return last ? say(words.lang, `，最近 ${timeWords(last, words)}`, `, last ${timeWords(last, words)}`) : '';
}

function sinceWords(since: string, words: FactWords): string {
  return say(words.lang, `自 ${timeWords(since, words)}`, `since ${timeWords(since, words)}`);
}

/** `2026-03-02 10:15` in the plan's time zone. */
function timeWords(instant: string, { timezone }: FactWords): string {
  const at = new Date(instant);
  const minute = minuteOfDay(at, timezone);
  const [hours, minutes] = [Math.floor(minute / 60), minute % 60].map((part) =>
    String(part).padStart(2, '0'),
  );
  return `${dayIn(at, timezone)} ${hours}:${minutes}`;
}
