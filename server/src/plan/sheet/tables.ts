import { type Kind, kindSchemas, kinds } from '@hetang/contract/plan/registry';
import { say } from '../../conditions/rules/words.ts';
import type { Lang } from '../../kernel/errors.ts';
import { armsOf, type Schema, shapeOf, unwrap } from '../check/schema-walk.ts';
import { kindNames } from '../rules/shared/kind-names.ts';
import { fieldName } from '../words/field-names.ts';
import { natureOf, saidOf } from '../words/schema-parts.ts';

/** What a cell of a column means. `words` are for reading only. */
export type ColumnType = 'text' | 'number' | 'boolean' | 'choice' | 'lines' | 'words';
export interface Column {
  /** From the row's value inwards; empty for a value that is itself the cell. */
  path: readonly string[];
  label: string;
  type: ColumnType;
  schema: Schema;
}

/** One sheet: the definitions of a kind, or the entries of one of their lists. */
export interface Table {
  /** `messages`, `communities.sop` */
  id: string;
  kind: Kind;
  title: string;
  columns: readonly Column[];
  /** Where the entries stand in their definition, and what tells them apart. */
  inner?: { path: readonly string[]; by: 'index' | 'key' };
}

/** Every sheet that plans can have, from the schemas alone. */
export function tablesOf(lang: Lang): Table[] {
  return kinds.flatMap((kind) => {
    const schema = kindSchemas[kind];
    const title = kindNames[kind][lang];
    const columns = columnsOf(schema, [], lang);
    return [{ id: kind, kind, title, columns }, ...innerTables(kind, schema, { path: [], title, lang })];
  });
}

interface At {
  path: readonly string[];
  title: string;
  lang: Lang;
}

function innerTables(kind: Kind, schema: Schema, at: At): Table[] {
  return fieldsOf(schema).flatMap(([key, inner]): Table[] => {
    const path = [...at.path, key];
    const title = `${at.title} · ${fieldName(key, saidOf(inner), at.lang)}`;
    if (isMapOfParts(inner)) return innerTables(kind, inner, { ...at, path, title });
    const rows = rowsIn(inner);
    if (!rows) return [];
    const columns = columnsOf(rows.element, [], at.lang);
    const table = { id: [kind, ...path].join('.'), kind, title, inner: { path, by: rows.by } };
    return [{ ...table, columns: columns.length > 0 ? columns : [valueColumn(rows.element, at.lang)] }];
  });
}

function isMapOfParts(schema: Schema): boolean {
  return natureOf(schema) !== 'condition' && unwrap(schema)._zod.def.type === 'object';
}

/** What the rows of a list or of a map with keys of its own are; null for what fits in a cell. */
function rowsIn(schema: Schema): { by: 'index' | 'key'; element: Schema } | null {
  if (natureOf(schema) === 'condition') return null;
  const def = unwrap(schema)._zod.def;
  if (def.type === 'record') {
    const element = def.valueType;
    return fieldsOf(element).length > 0 || plainTypeOf(element) ? { by: 'key', element } : null;
  }
  if (def.type !== 'array' || natureOf(def.element) === 'step' || natureOf(def.element) === 'condition')
    return null;
  return fieldsOf(def.element).length > 0 ? { by: 'index', element: def.element } : null;
}

function valueColumn(schema: Schema, lang: Lang): Column {
  return { path: [], label: say(lang, '值', 'value'), type: plainTypeOf(schema) ?? 'words', schema };
}

/** Keys of an object, or of all arms of a union of objects, each once. */
function fieldsOf(schema: Schema): [string, Schema][] {
  const fields = new Map<string, Schema>();
  for (const arm of armsOf(schema) ?? [schema])
    for (const [key, inner] of Object.entries(shapeOf(arm) ?? {}))
      if (!fields.has(key)) fields.set(key, inner);
  return [...fields];
}

function columnsOf(schema: Schema, path: readonly string[], lang: Lang): Column[] {
  return fieldsOf(schema).flatMap(([key, inner]): Column[] => {
    const at = [...path, key];
    const label = fieldName(key, saidOf(inner), lang);
    if (isMapOfParts(inner))
      return columnsOf(inner, at, lang).map((column) => ({ ...column, label: `${label} · ${column.label}` }));
    return rowsIn(inner) ? [] : [{ path: at, label, type: typeOf(inner), schema: inner }];
  });
}

function typeOf(schema: Schema): ColumnType {
  const nature = natureOf(schema);
  if (nature === 'condition' || nature === 'step') return 'words';
  const def = unwrap(schema)._zod.def;
  const isList = def.type === 'array' && ['text', 'choice'].includes(plainTypeOf(def.element) ?? '');
  return plainTypeOf(schema) ?? (isList ? 'lines' : 'words');
}

/** How a value that is no list and no map is written in a cell; null for others. */
function plainTypeOf(schema: Schema): ColumnType | null {
  const def = unwrap(schema)._zod.def;
  if (def.type === 'string') return 'text';
  if (def.type === 'number') return 'number';
  if (def.type === 'boolean') return 'boolean';
  return def.type === 'enum' || def.type === 'literal' ? 'choice' : null;
}
