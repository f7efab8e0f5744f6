import type { Condition } from '@hetang/contract/plan/condition';
import type { Journey } from '@hetang/contract/plan/kinds/journeys';
import { reportMetrics } from '@hetang/contract/plan/kinds/reports';
import { durationWords } from '../../conditions/rules/duration-words.ts';
import { eventWords } from '../../conditions/rules/event-words.ts';
import { explainCondition } from '../../conditions/rules/explain.ts';
import { bracket, say } from '../../conditions/rules/words.ts';
import { describeSteps } from '../../modules/journeys/rules/describe-steps.ts';
import { isObject, type Schema } from '../check/schema-walk.ts';
import type { Path } from '../rules/rule.ts';
import { choiceWords } from './choice-names.ts';
import { cycleDayWords, slotDayWords } from './day-words.ts';
import { fieldName } from './field-names.ts';
import { definitionName, type Reading } from './reading.ts';
import { armFor, hasOwnKeys, natureOf, partOf, saidOf } from './schema-parts.ts';

type Step = Journey['steps'][number];

/** A value of a plan and where it stands; the path begins with kind and key. */
export interface Spot {
  schema: Schema | undefined;
  value: unknown;
  path: Path;
}

/** Any value of a plan as people read it: names for keys, words for choices, conditions and steps in sentences. */
export function valueWords(reading: Reading, given: Spot): string {
  const spot = { ...given, schema: armFor(given.schema, given.value) };
  const { schema, value } = spot;
  const { lang } = reading;
  const nature = natureOf(schema);
  if (nature === 'condition') return explainCondition(value as Condition, reading.words);
  if (nature === 'step') return stepWords(value as Step, reading);
  if (typeof value === 'boolean') return value ? say(lang, '是', 'yes') : say(lang, '否', 'no');
  if (typeof value === 'string') return textWords(reading, spot, value, nature);
  if (Array.isArray(value)) return listWords(reading, spot, value);
  if (isObject(value)) return mapWords(reading, spot, value);
  return String(value);
}

/** One step; a branch in brackets with what follows. */
export function stepWords(step: Step, { words }: Reading): string {
  const lines = describeSteps({ steps: [step] }, words).slice(0, -1);
  const [first, ...rest] = lines.map((line) => line.label);
  if (rest.length === 0) return first ?? '';
  return `${first}${bracket(rest.join(say(words.lang, '；', '; ')), words.lang)}`;
}

function textWords(reading: Reading, { schema, path }: Spot, value: string, nature: string): string {
  const { lang } = reading;
  if (nature === 'duration') return durationWords(value, lang);
  if (nature === 'event') return eventWords(value, lang);
  if (nature === 'slot-day') return slotDayWords(value, lang);
  if (nature === 'cycle-day') return cycleDayWords(value, lang);
  const metric =
    nature === 'metric' && Object.hasOwn(reportMetrics, value) ? reportMetrics[value] : undefined;
  if (metric) return metric[lang];
  if (nature === 'choice') return choiceWords(schema, value, lang);
  const reference = reading.referenceAt(path);
  if (!reference) return nameInside(reading, path, value) ?? value;
  if (reference.kind === 'tags' && reference.key.includes('/')) return reading.words.names.tag(reference.key);
  return definitionName(reading, reference.kind, reference.key);
}

/** A key of the definition itself, such as a phase of a cycle or a task that comes first, has its name there. */
function nameInside({ plan }: Reading, path: Path, value: string): string | undefined {
  const [kind, key] = path;
  const field = path.findLast((part) => typeof part === 'string');
  const definition = Object.hasOwn(plan, String(kind))
    ? (plan as unknown as Record<string, Record<string, unknown>>)[String(kind)]?.[String(key)]
    : undefined;
  if (!isObject(definition) || path.length < 3) return undefined;
  const entries = definition[field === 'after' ? 'tasks' : `${field}s`];
  const entry = isObject(entries) && Object.hasOwn(entries, value) ? entries[value] : undefined;
  return isObject(entry) && typeof entry.name === 'string' ? entry.name : undefined;
}

function listWords(reading: Reading, { schema, value, path }: Spot, list: unknown[]): string {
  const items = list.map((item, i) =>
    valueWords(reading, { schema: partOf(schema, value, i), value: item, path: [...path, i] }),
  );
  // Sentences have commas of their own.
  const plain = list.every((item) => !isObject(item)) && !items.some((item) => /[，、；]|, /.test(item));
  return items.join(plain ? say(reading.lang, '、', ', ') : say(reading.lang, '；', '; '));
}

function mapWords(reading: Reading, { schema, value, path }: Spot, map: Record<string, unknown>): string {
  const { lang } = reading;
  const parts = Object.entries(map).flatMap(([key, inner]) => {
    if (inner === undefined || isEmpty(inner)) return [];
    const spot: Spot = { schema: partOf(schema, value, key), value: inner, path: [...path, key] };
    const label = hasOwnKeys(schema)
      ? keyWords(reading, spot.path)
      : fieldName(key, saidOf(spot.schema), lang);
    return [`${label}${say(lang, '：', ': ')}${valueWords(reading, spot)}`];
  });
  return parts.join(say(lang, '，', ', '));
}

/** A key that the writer chose: the name of what it refers to, else as it is. */
export function keyWords(reading: Reading, path: Path): string {
  const reference = reading.referenceAt(path, 'key');
  const key = String(path.at(-1));
  return reference && reference.key === key ? definitionName(reading, reference.kind, key) : key;
}

function isEmpty(value: unknown): boolean {
  return (Array.isArray(value) || isObject(value)) && Object.keys(value).length === 0;
}
