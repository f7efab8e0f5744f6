import { Readable } from 'node:stream';
import type { FastifyReply } from 'fastify';
import { type CellValue, type ColumnKind, localTime } from '../kernel/table/cell.ts';
import { csvText } from '../kernel/table/csv.ts';
import { writeWorkbook } from '../kernel/table/write-workbook.ts';
import { dayIn } from '../kernel/zone.ts';
import { aboutSheet } from './about-sheet.ts';
import { type Both, type Column, inLang } from './columns.ts';
import type { Look } from './look.ts';

export const formats = ['xlsx', 'csv'] as const;
export type Format = (typeof formats)[number];

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const WIDTHS: Record<ColumnKind, number> = { text: 18, number: 12, time: 18, day: 12 };

/** A list as it goes into a file: made with `tableOf`. */
export interface OpenTable {
  /** Names the file and the sheet: `客户列表`. */
  title: Both;
  columns: readonly Pick<Column<never>, 'title' | 'kind' | 'note'>[];
  cells(timezone: string): AsyncGenerator<CellValue[][]>;
}

/** @param rows in stretches; each stretch is in memory at a time. */
export function tableOf<Row>(
  title: Both,
  columns: readonly Column<Row>[],
  rows: AsyncIterable<readonly Row[]>,
): OpenTable {
  return {
    title,
    columns,
    async *cells(timezone) {
      for await (const stretch of rows)
        yield stretch.map((row) =>
          columns.map(({ kind, cell }) => (kind === 'time' ? localTime(cell(row), timezone) : cell(row))),
        );
    },
  };
}

interface Sending {
  format: Format;
  query: Readonly<Record<string, unknown>>;
  by: string;
  look: Look;
}

/** Answers a list as a file that is written while it is read: memory stays the same however long it is. */
export function sendTable(reply: FastifyReply, table: OpenTable, sending: Sending): FastifyReply {
  const { format, look } = sending;
  const title = inLang(table.title, look.lang);
  const name = encodeURIComponent(`${title}_${dayIn(look.now, look.timezone)}.${format}`);
  reply
    .header('content-disposition', `attachment; filename="export.${format}"; filename*=UTF-8''${name}`)
    .header('cache-control', 'no-store');
  if (format === 'xlsx') return reply.type(XLSX).send(workbookOf(table, sending));
  const heading = table.columns.map((column) => inLang(column.title, look.lang));
  return reply
    .type('text/csv; charset=utf-8')
    .send(Readable.from(csvText(heading, table.cells(look.timezone))));
}

function workbookOf(table: OpenTable, { query, by, look }: Sending): Readable {
  let count = 0;
  const columns = table.columns.map(({ title, kind }) => {
    const heading = inLang(title, look.lang);
    return { title: heading, kind, width: Math.max(WIDTHS[kind], heading.length * 2 + 2) };
  });
  const rows = async function* () {
    for await (const stretch of table.cells(look.timezone)) {
      count += stretch.length;
      yield stretch;
    }
  };
  const notes = table.columns.flatMap(({ title, note }) => (note ? [{ title, note }] : []));
  const about = aboutSheet({ title: table.title, notes, query, by, look, count: () => count });
  return writeWorkbook([{ name: inLang(table.title, look.lang), columns, rows }, about], { at: look.now });
}
