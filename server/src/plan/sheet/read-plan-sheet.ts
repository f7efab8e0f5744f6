import type { Plan } from '@hetang/contract/plan/registry';
import { isObject } from '../check/schema-walk.ts';
import type { Path, Text } from '../rules/rule.ts';
import { fromCell, textOf, toCell } from './cells.ts';
import { valueAt } from './rows.ts';
import { type CellProblem, correctIt, SheetEdits, type Where } from './sheet-edits.ts';
import { type Column, type Table, tablesOf } from './tables.ts';
import { idOf } from './write-plan-sheet.ts';
import type { SheetRead } from './xlsx.ts';

interface ReadPlanSheet {
  plan: Plan;
  problems: CellProblem[];
  /** How many cells were taken over. */
  changed: number;
}

/**
 * Takes the edited cells of a workbook over into a plan. Rows that are gone stay in the plan, rows with a new key are
 * added; a definition with a cell that does not fit stays as it was. Nothing throws.
 */
export function readPlanSheet(plan: Plan, sheets: readonly SheetRead[]): ReadPlanSheet {
  const edits = new SheetEdits(plan);
  const tables = new Map(tablesOf('zh').map((table) => [table.id, table]));
  for (const sheet of sheets) readSheet(plan, sheet, tables, edits);
  const result = edits.settle();
  return { plan: result, problems: edits.problems, changed: edits.changed };
}

function readSheet(
  plan: Plan,
  sheet: SheetRead,
  tables: ReadonlyMap<string, Table>,
  edits: SheetEdits,
): void {
  const ids = (sheet.rows[1] ?? []).map(textOf);
  const table = tables.get(/^(.+)#key$/.exec(ids[0] ?? '')?.[1] ?? '');
  if (!table) return;
  const columns = ids.map((id) => table.columns.find((column) => idOf(column) === id));
  for (const [row, cells] of sheet.rows.entries()) {
    if (row < 2 || cells.every((cell) => textOf(cell).trim() === '')) continue;
    readRow({ plan, edits, table, columns, cells, where: { sheet: sheet.name, row, column: 0 } });
  }
}

interface SheetRow {
  plan: Plan;
  edits: SheetEdits;
  table: Table;
  columns: readonly (Column | undefined)[];
  cells: readonly unknown[];
  where: Where;
}

function readRow(row: SheetRow): void {
  const { plan, edits, table, cells, where } = row;
  const key = textOf(cells[0]).trim();
  const isKnown = !table.inner || edits.written(table.kind, key) !== undefined;
  if (key === '' || !isKnown) {
    edits.refuse(where, key === '' ? noKey : unknownKey(key), keyHint);
    return;
  }
  const specs: Record<string, unknown> = plan[table.kind];
  const known = Object.hasOwn(specs, key) ? specs[key] : undefined;
  const entry = table.inner ? entryOf(row, key, known) : { path: [], known };
  if (!entry) return;
  for (const [i, column] of row.columns.entries()) {
    if (!column || column.type === 'words') continue;
    const value = readCell(row, { column, cell: cells[i], known: valueAt(entry.known, column.path), at: i });
    if (!value) continue;
    const path = [...entry.path, ...column.path];
    edits.change(table.kind, key, { path, ...value, where: { ...where, column: i } });
  }
}

const noKey: Text = { zh: '这一行没有键', en: 'This row has no key' };
const keyHint: Text = {
  zh: '在第一列写上定义的键',
  en: 'Write the key of the definition in the first column',
};

function unknownKey(key: string): Text {
  return { zh: `方案里没有“${key}”`, en: `The plan has no \`${key}\`` };
}

interface Entry {
  path: Path;
  known: unknown;
}

/** Where the entry of a row stands; null, with a problem noted, when it names none and cannot be added. */
function entryOf({ table, cells, where, edits }: SheetRow, key: string, known: unknown): Entry | null {
  const { path = [], by } = table.inner ?? {};
  const text = textOf(cells[1]).trim();
  const before = valueAt(known, path);
  const column = { ...where, column: 1 };
  if (by === 'key') {
    if (text !== '')
      return {
        path: [...path, text],
        known: isObject(before) && Object.hasOwn(before, text) ? before[text] : undefined,
      };
    edits.refuse(column, noKey, {
      zh: '在第二列写上条目的键',
      en: 'Write the key of the entry in the second column',
    });
    return null;
  }
  const list = valueAt(edits.written(table.kind, key), path);
  const length = Array.isArray(list) ? list.length : 0;
  const n = text === '' ? length + 1 : Number(text);
  if (Number.isInteger(n) && n >= 1 && n <= length + 1)
    return { path: [...path, n - 1], known: Array.isArray(before) ? before[n - 1] : undefined };
  edits.refuse(
    column,
    { zh: `没有第 ${text} 项`, en: `There is no item ${text}` },
    { zh: '新增的行不写序号', en: 'Leave the number of a new row empty' },
  );
  return null;
}

/** What a cell changes; null when it says what is there already, or nothing that can be read. */
function readCell(
  { edits, where }: SheetRow,
  { column, cell, known, at }: { column: Column; cell: unknown; known: unknown; at: number },
): { value: unknown } | null {
  // What was written is what was there, even where a cell cannot tell it from something else.
  const text = textOf(cell);
  if ((['zh', 'en'] as const).some((lang) => text === textOf(toCell(column, known, lang)))) return null;
  const read = fromCell(column, cell);
  if ('problem' in read) {
    edits.refuse({ ...where, column: at }, read.problem, correctIt);
    return null;
  }
  return JSON.stringify(read.value) === JSON.stringify(known) ? null : read;
}
