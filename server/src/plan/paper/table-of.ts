import { isObject } from '../check/schema-walk.ts';
import { fieldName } from '../words/field-names.ts';
import type { Reading } from '../words/reading.ts';
import { partOf, saidOf } from '../words/schema-parts.ts';
import { keyWords, type Spot, valueWords } from '../words/value-words.ts';
import type { Block } from './block.ts';

export interface Column {
  key: string;
  label: string;
}

/** The keys that rows have, the name first, else in the order in which they come. A value that is no map, such as a tag, is its name. */
export function columnsOf({ lang }: Reading, spots: readonly Spot[]): Column[] {
  if (spots.every(({ value }) => !isObject(value)))
    return [{ key: 'name', label: lang === 'zh' ? '内容' : 'value' }];
  const columns = new Map<string, Column>();
  for (const { schema, value } of spots)
    for (const key of isObject(value) ? Object.keys(value) : ['name']) {
      const said = isObject(value) ? saidOf(partOf(schema, value, key)) : undefined;
      if (!columns.has(key)) columns.set(key, { key, label: fieldName(key, said, lang) });
    }
  return [...columns.values()].sort((a, b) => Number(b.key === 'name') - Number(a.key === 'name'));
}

/** Rows of equal things as a table; where they have keys of their own, these come first. */
export function tableOf(
  reading: Reading,
  { spots, columns, caption }: { spots: readonly Spot[]; columns: readonly Column[]; caption: string },
): Block {
  const keyed = spots.some(({ path }) => typeof path.at(-1) === 'string');
  const used = columns.filter(({ key }) => spots.some((spot) => cell(reading, spot, key) !== ''));
  const keyLabel = reading.lang === 'zh' ? '键' : 'key';
  return {
    kind: 'table',
    caption,
    head: [...(keyed ? [keyLabel] : []), ...used.map((column) => column.label)],
    rows: spots.map((spot) => [
      ...(keyed ? [keyWords(reading, spot.path)] : []),
      ...used.map(({ key }) => cell(reading, spot, key)),
    ]),
  };
}

function cell(reading: Reading, { schema, value, path }: Spot, key: string): string {
  if (!isObject(value)) return key === 'name' ? valueWords(reading, { schema, value, path }) : '';
  const inner = Object.hasOwn(value, key) ? value[key] : undefined;
  if (inner === undefined) return '';
  return valueWords(reading, { schema: partOf(schema, value, key), value: inner, path: [...path, key] });
}
