import type { Plan } from '@hetang/contract/plan/registry';
import { isObject } from '../check/schema-walk.ts';
import type { Path } from '../rules/rule.ts';
import type { Table } from './tables.ts';

/** One row of a table: the value it shows and where that stands in the plan. */
export interface Row {
  /** Key of the definition. */
  key: string;
  /** Number (from 1) or key of the entry; null for the definition itself. */
  entry: string | number | null;
  value: unknown;
  path: Path;
}

/** The rows of a table in the order of the plan. */
export function rowsOf(plan: Plan, { kind, inner }: Table): Row[] {
  return Object.entries(plan[kind]).flatMap(([key, definition]): Row[] => {
    const path = [kind, key];
    if (!inner) return [{ key, entry: null, value: definition, path }];
    const list = valueAt(definition, inner.path);
    const at = [...path, ...inner.path];
    if (Array.isArray(list)) return list.map((value, i) => ({ key, entry: i + 1, value, path: [...at, i] }));
    const entries = isObject(list) ? Object.entries(list) : [];
    return entries.map(([entry, value]) => ({ key, entry, value, path: [...at, entry] }));
  });
}

/** The value at a path below another; undefined where it leads nowhere. A plain text stands for its name. */
export function valueAt(value: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>((inner, key) => {
    if (isObject(inner)) return Object.hasOwn(inner, key) ? inner[key] : undefined;
    return key === 'name' && typeof inner === 'string' ? inner : undefined;
  }, value);
}
