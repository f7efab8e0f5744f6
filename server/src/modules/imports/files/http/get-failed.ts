import type { Queryable } from '../../../../kernel/database/database.ts';
import { sql } from '../../../../kernel/database/sql.ts';
import { HetangError, type Lang } from '../../../../kernel/errors.ts';
import type { Endpoint } from '../../../../kernel/http/app.ts';
import { langOf } from '../../../../kernel/http/errors.ts';
import type { SheetCell } from '../../../../kernel/table/cell.ts';
import { writeWorkbook } from '../../../../kernel/table/write-workbook.ts';
import { sayReason, type Unused } from '../../rules/reasons.ts';
import type { FileDeps } from '../deps.ts';
import { fileParams } from './params.ts';

const STRETCH = 1_000;
const WORDS: Record<Lang, { sheet: string; reason: string; line: string }> = {
  zh: { sheet: '未能导入', reason: '失败原因', line: '原行号' },
  en: { sheet: 'Not imported', reason: 'Why', line: 'Line' },
};

interface Back extends Unused {
  line: number;
  cells: string[];
}

/**
 * `GET /v1/imports/:id/failed.xlsx`: the rows that could not be used, in the columns of the file, with the reason beside them
 * and what is wrong in red: corrected there, it is a file to be imported.
 */
export function getFailed({ db, clock }: Pick<FileDeps, 'db' | 'clock'>): Endpoint {
  return (app) => {
    app.get(
      '/v1/imports/:id/failed.xlsx',
      { config: { access: 'any', compress: false }, schema: { tags: ['imports'], params: fileParams } },
      async (request, reply) => {
        const { id } = request.params;
        const lang = langOf(request);
        const head = await db.one<{ cells: string[]; name: string }>(sql`
          select h.cells, r.file_name as name from import_heading h join import_run r on r.id = h.run_id
          where h.run_id = ${id}`);
        if (!head) throw new HetangError('request/not-found', { what: request.url });
        const { sheet, reason, line } = WORDS[lang];
        // A file that came back once already has the two columns.
        const own = head.cells
          .map((cell, i) => ({ cell, i }))
          .filter(({ cell }) => cell !== reason && cell !== line);
        const columns = [...own.map(({ cell }) => cell), reason, line].map((title) => ({
          title,
          kind: 'text' as const,
          width: title === reason ? 40 : 18,
        }));
        const rows = () => backRows(db, id, { lang, at: own.map(({ i }) => i) });
        const title = `${head.name.replace(/\.\w+$/, '')}_${sheet}.xlsx`;
        return reply
          .type('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
          .header(
            'content-disposition',
            `attachment; filename="failed.xlsx"; filename*=UTF-8''${encodeURIComponent(title)}`,
          )
          .header('cache-control', 'no-store')
          .send(writeWorkbook([{ name: sheet, columns, rows }], { at: clock.now() }));
      },
    );
  };
}

async function* backRows(
  db: Queryable,
  run: number,
  { lang, at }: { lang: Lang; at: readonly number[] },
): AsyncGenerator<SheetCell[][]> {
  for (let after = 0; ; ) {
    const rows = await db.rows<Back>(sql`
      select line, reason, detail, cells from import_row
      where run_id = ${run} and line > ${after} and reason <> 'example' order by line limit ${STRETCH}`);
    yield rows.map(({ line, cells, ...why }) => [
      ...at.map((i) => cellOf(cells[i] ?? '', why)),
      { value: sayReason(why, lang), bad: true },
      line,
    ]);
    const last = rows.at(-1);
    if (!last || rows.length < STRETCH) return;
    after = last.line;
  }
}

/** What a reason speaks of is in its detail, alone or behind the key of a field. */
function cellOf(cell: string, { detail }: Unused): SheetCell {
  const said = cell.trim();
  return said !== '' && (detail === said || detail.endsWith(` ${said}`))
    ? { value: cell, bad: true }
    : cell || null;
}
