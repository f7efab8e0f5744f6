import type { ContactMapping } from '@hetang/contract/imports/mapping';
import type { IncomingEvent } from '../../contacts/api.ts';
import type { CellOf } from './columns.ts';
import { formatDecimal, readDecimal } from './read-decimal.ts';
import { readIdentities } from './read-identities.ts';
import type { TimeReader } from './read-time.ts';
import type { Unused } from './reasons.ts';
import type { Vocabulary } from './vocabulary.ts';

export interface ContactReading {
  cellOf: CellOf;
  time: TimeReader;
  vocabulary: Vocabulary;
  /** By whose word the tags of the rows stand. */
  tagSource: string;
  /** The moment of the import, for files without a time. */
  now: Date;
  /** A short fingerprint of a text; equal texts are one row imported twice. */
  digest(text: string): string;
}

/** Begins the names on the rows that show how the template is filled in. */
export const EXAMPLE = '（示例）';

/**
 * What a row of a contact file means: `contact.updated` with name and fields, and `contact.tags-set` where the row
 * names tags. A row that says nothing but who it is still makes the contact known. Blank cells change nothing.
 */
export function readContactRow(
  mapping: ContactMapping,
  reading: ContactReading,
  cells: readonly string[],
): IncomingEvent[] | Unused {
  const cell = (column: string | undefined): string => reading.cellOf(cells, column);
  const identities = readIdentities(mapping, reading.cellOf, cells);
  if ('reason' in identities) return identities;
  if (identities.length === 0) return { reason: 'no-identity', detail: '' };
  const stated = cell(mapping.contact.at);
  const at = stated === '' ? reading.now : reading.time.instant(stated);
  if (at === null) return { reason: 'bad-time', detail: stated };
  const name = cell(mapping.contact.name);
  if (name.startsWith(EXAMPLE)) return { reason: 'example', detail: '' };
  if (name.length > 200) return { reason: 'too-long', detail: name };
  const fields = readFields(mapping, reading, cell);
  if ('reason' in fields) return fields;
  const tags = readTags(mapping, reading.vocabulary, cell);
  if ('reason' in tags) return tags;
  const event = (kind: string, props: Record<string, unknown>): IncomingEvent => ({
    name: kind,
    at,
    identities,
    props,
    dedupe: `import:${mapping.source}:${reading.digest(
      JSON.stringify([kind, identities, said(props), cell(mapping.contact.version), stated]),
    )}`,
  });
  const profile = {
    ...(name ? { name } : {}),
    ...(Object.keys(fields.values).length > 0 ? { fields: fields.values } : {}),
  };
  return [
    event('contact.updated', profile),
    ...(tags.add.length > 0
      ? [event('contact.tags-set', { add: tags.add, remove: [], source: reading.tagSource })]
      : []),
  ];
}

/** What a row says, whichever import reads it. */
const said = (props: Record<string, unknown>) => ('source' in props ? { ...props, source: 'import' } : props);

type Cell = (column: string | undefined) => string;
type FieldValue = string | number;

function readFields(
  mapping: ContactMapping,
  { vocabulary, time }: ContactReading,
  cell: Cell,
): { values: Record<string, FieldValue> } | Unused {
  const values: Record<string, FieldValue> = {};
  for (const [key, column] of Object.entries(mapping.contact.fields)) {
    const text = cell(column);
    if (text === '') continue;
    if (text.length > 500) return { reason: 'too-long', detail: text };
    const field = vocabulary.fields.get(key);
    const value = readField(field ?? { type: 'text', values: null }, text, time);
    if (value === null) return { reason: 'bad-field', detail: `${key} ${text}` };
    values[key] = value;
  }
  return { values };
}

function readField(
  field: { type: string; values: ReadonlySet<string> | null },
  text: string,
  time: TimeReader,
): FieldValue | null {
  if (field.type === 'number') {
    const number = readDecimal(text);
    return number === null ? null : Number(formatDecimal(number));
  }
  if (field.type === 'date') return time.day(text);
  if (field.values && !field.values.has(text)) return null;
  return text;
}

function readTags(mapping: ContactMapping, vocabulary: Vocabulary, cell: Cell): { add: string[] } | Unused {
  const add = new Set<string>();
  for (const [i, tag] of mapping.contact.tags.entries()) {
    const text = cell(tag.column);
    const parts = tag.separator === undefined ? [text] : text.split(tag.separator).map((part) => part.trim());
    for (const part of parts.filter((word) => word !== '')) {
      const ref = vocabulary.tags[i]?.get(part);
      if (ref === undefined) return { reason: 'unknown-tag', detail: part };
      add.add(ref);
    }
  }
  return { add: [...add] };
}
