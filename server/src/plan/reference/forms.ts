import type { Lang } from '../../kernel/errors.ts';
import { armsOf, describedIn, type JsonSchema, type SchemaRow, schemaRows } from './schema-rows.ts';

/** One form of a kind that has several, told apart by one key: `type: lottery`. */
export interface Form {
  sign: string;
  said: string;
  /** Keys that not every form has. */
  rows: SchemaRow[];
}

/**
 * The keys that all forms of a schema share, and the forms with what is their own. Null unless the schema is a union
 * whose forms are told apart by a key with one fixed value each.
 */
export function formsOf(schema: JsonSchema, lang: Lang): { shared: SchemaRow[]; forms: Form[] } | null {
  const arms = armsOf(schema);
  const sign = Object.entries(arms[0]?.properties ?? {}).find(([, inner]) => inner.const !== undefined)?.[0];
  if (sign === undefined || arms.some((arm) => arm.properties?.[sign]?.const === undefined)) return null;
  const all = arms.map((arm) => schemaRows(arm, lang).filter((row) => row.path !== sign));
  const same = all.map((rows) => new Set(rows.map(idOf)));
  const isShared = (row: SchemaRow) => same.every((ids) => ids.has(idOf(row)));
  return {
    shared: (all[0] ?? []).filter(isShared),
    forms: arms.map((arm, i) => ({
      sign: `${sign}: ${String(arm.properties?.[sign]?.const)}`,
      said: describedIn(arm.description, lang),
      rows: (all[i] ?? []).filter((row) => !isShared(row)),
    })),
  };
}

function idOf(row: SchemaRow): string {
  return JSON.stringify([row.path, row.required, row.type, row.description]);
}
