import type { TabSeparated } from '../../server/src/kernel/clickhouse/analytics.ts';

/** Rows of the same columns as ClickHouse takes them. */
export function tabSeparated(rows: readonly Record<string, string | number>[]): TabSeparated {
  const columns = Object.keys(rows[0] ?? {});
  return { columns, lines: rows.map((row) => columns.map((column) => written(row[column])).join('\t')) };
}

function written(value: string | number | undefined): string {
  return String(value).replaceAll('\\', '\\\\').replaceAll('\t', '\\t').replaceAll('\n', '\\n');
}
