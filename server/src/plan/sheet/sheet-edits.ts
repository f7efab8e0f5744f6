import { type Kind, kindSchemas, kinds, type Plan } from '@hetang/contract/plan/registry';
import { columnName } from '../../kernel/table/column-name.ts';
import { explain } from '../check/explain.ts';
import { isObject } from '../check/schema-walk.ts';
import { definitionsOf } from '../print.ts';
import type { Path, Text } from '../rules/rule.ts';

/** A cell that cannot be taken over. */
export interface CellProblem {
  sheet: string;
  /** `C5` */
  cell: string;
  problem: Text;
  hint: Text;
}

/** What to do where nothing more can be said. */
export const correctIt: Text = {
  zh: '改好这个单元格再读一次',
  en: 'Correct the cell and read the file again',
};

/** Row and column count from 0. */
export interface Where {
  sheet: string;
  row: number;
  column: number;
}

/** Collects what the cells of a workbook change in a plan. */
export class SheetEdits {
  readonly problems: CellProblem[] = [];
  readonly #plan: Plan;
  readonly #definitions = new Map<Kind, Record<string, unknown>>();
  readonly #cells = new Map<string, { kind: Kind; key: string; changes: { path: Path; where: Where }[] }>();

  constructor(plan: Plan) {
    this.#plan = plan;
    for (const kind of kinds) this.#definitions.set(kind, definitionsOf(plan, kind));
  }

  /** A definition as a person would write it, with the changes so far. */
  written(kind: Kind, key: string): unknown {
    const specs = this.#definitions.get(kind) ?? {};
    return Object.hasOwn(specs, key) ? specs[key] : undefined;
  }

  change(
    kind: Kind,
    key: string,
    { path, value, where }: { path: Path; value: unknown; where: Where },
  ): void {
    const specs = this.#definitions.get(kind) ?? {};
    specs[key] = setAt(this.written(kind, key), path, value);
    const id = `${kind}/${key}`;
    const entry = this.#cells.get(id) ?? { kind, key, changes: [] };
    entry.changes.push({ path, where });
    this.#cells.set(id, entry);
  }

  refuse({ sheet, row, column }: Where, problem: Text, hint: Text): void {
    this.problems.push({ sheet, cell: `${columnName(column)}${row + 1}`, problem, hint });
  }

  get changed(): number {
    return [...this.#cells.values()].reduce((sum, entry) => sum + entry.changes.length, 0);
  }

  /** The plan with every definition that fits; of the others, each complaint is said at the cell that caused it. */
  settle(): Plan {
    const result: Plan = { ...this.#plan };
    for (const { kind, key, changes } of this.#cells.values()) {
      const value = this.written(kind, key);
      const parsed = kindSchemas[kind].safeParse(value);
      if (parsed.success) {
        (result[kind] as Record<string, unknown>) = { ...result[kind], [key]: parsed.data };
        continue;
      }
      for (const { path, text, hint } of explain(kindSchemas[kind], value)) {
        const cause = changes.find((one) => overlap(one.path, path)) ?? changes[0];
        if (cause) this.refuse(cause.where, text, hint ?? correctIt);
      }
    }
    return result;
  }
}

/** Sets or (undefined) takes away what stands at a path. A plain text that gains a key becomes a map with its name. */
function setAt(value: unknown, [first, ...rest]: Path, inner: unknown): unknown {
  if (first === undefined) return inner;
  if (typeof first === 'number') {
    const list = Array.isArray(value) ? [...value] : [];
    list[first] = setAt(list[first], rest, inner);
    return list;
  }
  if (typeof value === 'string' && first === 'name' && rest.length === 0) return inner;
  const map: Record<string, unknown> = isObject(value) ? { ...value } : {};
  if (typeof value === 'string') map.name = value;
  const next = setAt(Object.hasOwn(map, first) ? map[first] : undefined, rest, inner);
  const isGone = next === undefined || (rest.length > 0 && isObject(next) && Object.keys(next).length === 0);
  if (isGone) delete map[first];
  else map[first] = next;
  return map;
}

function overlap(a: Path, b: Path): boolean {
  return a.every((part, i) => i >= b.length || part === b[i]);
}
