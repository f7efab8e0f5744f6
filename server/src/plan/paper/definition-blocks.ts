import type { Journey } from '@hetang/contract/plan/kinds/journeys';
import { type Kind, kindSchemas } from '@hetang/contract/plan/registry';
import { describeSteps } from '../../modules/journeys/rules/describe-steps.ts';
import { isObject } from '../check/schema-walk.ts';
import { fieldName } from '../words/field-names.ts';
import type { Reading } from '../words/reading.ts';
import { hasOwnKeys, natureOf, partOf, saidOf } from '../words/schema-parts.ts';
import { keyWords, type Spot, valueWords } from '../words/value-words.ts';
import type { Block, Fact } from './block.ts';
import { columnsOf, tableOf } from './table-of.ts';

/** Texts longer than this, and those of several lines, stand by themselves. */
const LONG = 120;

/** One definition: short values as a list, long texts as quotes, lists as tables, steps with numbers. */
export function definitionBlocks(reading: Reading, kind: Kind, key: string): Block[] {
  const value: unknown = reading.plan[kind][key];
  return blocksOf(reading, { schema: kindSchemas[kind], value, path: [kind, key] }, '');
}

/** A kind whose definitions are all short reads best as one table; null when this one does not. */
export function kindTable(reading: Reading, kind: Kind, caption: string): Block | null {
  const entries = Object.entries(reading.plan[kind]);
  if (entries.length < 2) return null;
  const schema = kindSchemas[kind];
  const spots = entries.map(([key, value]): Spot => ({ schema, value, path: [kind, key] }));
  const columns = columnsOf(reading, spots);
  if (columns.length > 7 || spots.some((spot) => !isFlat(reading, spot))) return null;
  return tableOf(reading, { spots, columns, caption });
}

function isFlat(reading: Reading, outer: Spot): boolean {
  return entriesOf(outer).every((spot) => {
    const nature = natureOf(spot.schema);
    if (nature === 'condition') return valueWords(reading, spot).length <= LONG;
    if (nature === 'step' || isObject(spot.value)) return false;
    if (Array.isArray(spot.value) && spot.value.some(isObject)) return false;
    return valueWords(reading, spot).length <= LONG;
  });
}

/** What stands below a map, without what says nothing. */
function entriesOf({ schema, value, path }: Spot): Spot[] {
  const entries = Object.entries(isObject(value) ? value : {});
  return entries
    .filter(([, inner]) => inner !== undefined && !isNothing(inner))
    .map(([key, inner]) => ({ schema: partOf(schema, value, key), value: inner, path: [...path, key] }));
}

function blocksOf(reading: Reading, outer: Spot, prefix: string): Block[] {
  const facts: Fact[] = [];
  const rest: Block[] = [];
  for (const spot of entriesOf(outer)) {
    const label = prefix + labelOf(reading, outer, spot);
    const block = ownBlock(reading, spot, label);
    if (block) rest.push(...block);
    else facts.push({ label, text: valueWords(reading, spot) });
  }
  return [...(facts.length > 0 ? [{ kind: 'facts' as const, facts }] : []), ...rest];
}

/** What does not fit on a line of a list; null when it does. */
function ownBlock(reading: Reading, spot: Spot, label: string): Block[] | null {
  const { schema, value } = spot;
  if (natureOf(schema) === 'condition') return null;
  if (typeof value === 'string')
    return value.includes('\n') || value.length > LONG ? [{ kind: 'quote', label, text: value }] : null;
  if (Array.isArray(value)) return listBlock(reading, spot, label);
  if (!isObject(value)) return null;
  if (hasOwnKeys(schema)) return [entriesTable(reading, entriesOf(spot), label)];
  return blocksOf(reading, spot, `${label} · `);
}

function listBlock(reading: Reading, { schema, value, path }: Spot, label: string): Block[] | null {
  const items = value as unknown[];
  if (natureOf(partOf(schema, items, 0)) === 'step')
    return [stepsBlock(reading, items as Journey['steps'], label)];
  if (!items.some(isObject)) return null;
  const spots = items.map(
    (item, i): Spot => ({ schema: partOf(schema, items, i), value: item, path: [...path, i] }),
  );
  return [entriesTable(reading, spots, label)];
}

function entriesTable(reading: Reading, spots: readonly Spot[], caption: string): Block {
  return tableOf(reading, { spots, columns: columnsOf(reading, spots), caption });
}

function stepsBlock({ words }: Reading, steps: Journey['steps'], label: string): Block {
  const lines = describeSteps({ steps }, words);
  const items = lines.map((line) => ({
    depth: line.depth,
    text: line.label,
    numbered: line.kind !== 'arm' && line !== lines.at(-1),
  }));
  return { kind: 'steps', label, steps: items };
}

function labelOf(reading: Reading, outer: Spot, { schema, path }: Spot): string {
  if (hasOwnKeys(outer.schema)) return keyWords(reading, path);
  return fieldName(String(path.at(-1)), saidOf(schema), reading.lang);
}

/** Empty lists and maps say nothing. */
function isNothing(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).length === 0;
}
