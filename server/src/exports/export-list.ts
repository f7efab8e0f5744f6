import type { FastifyRequest } from 'fastify';
import type { z } from 'zod';
import type { Access, Endpoint } from '../kernel/http/app.ts';
import type { Both, Column } from './columns.ts';
import { type ExportDeps, exportTable, type Refusal } from './export-table.ts';
import type { Look } from './look.ts';
import { tableOf } from './send-table.ts';

/** The most that lists give at a time. */
const PAGE = 200;
/** What tells a list who asks, and in which language to answer. */
const PASSED_ON = ['cookie', 'authorization', 'x-hetang', 'accept-language'] as const;

interface ListExport<Row, Q extends z.ZodObject, P extends z.ZodObject> {
  /** Of the list itself: `/v1/codes`. */
  list: string;
  access: Access;
  tags: readonly string[];
  title: Both;
  /** The query of the list. */
  query: Q;
  params?: P;
  columns(look: Look): Column<Row>[];
}

/**
 * `GET <list>/export.xlsx` and `.csv` of a list of modest length: the list itself is asked for one page after the other, with
 * the caller's own rights, filters and order, so that the file holds what the list shows. Lists that grow without bound
 * walk by number instead (`exportTable`).
 */
export function exportList<Row, Q extends z.ZodObject, P extends z.ZodObject>(
  deps: ExportDeps,
  { list, access, tags, title, query, params, columns }: ListExport<Row, Q, P>,
): Endpoint {
  return exportTable(deps, {
    path: `${list}/export`,
    access,
    tags,
    query: query.omit({ page: true, size: true }),
    ...(params ? { params } : {}),
    open: async ({ request, look }) => {
      // The first page is read before the answer begins: what the list refuses is refused here too.
      const first = await readPage<Row>(request, 1);
      return 'refused' in first ? first : tableOf(title, columns(look), pages(request, first));
    },
  });
}

interface Page<Row> {
  items: Row[];
  total: number;
}

async function* pages<Row>(request: FastifyRequest, first: Page<Row>): AsyncGenerator<Row[]> {
  let page: Page<Row> | Refusal = first;
  for (let number = 2; ; number++) {
    if ('refused' in page) throw new Error(`page ${number - 1}: ${JSON.stringify(page.refused)}`);
    yield page.items;
    if (page.items.length < PAGE) return;
    page = await readPage<Row>(request, number);
  }
}

async function readPage<Row>(request: FastifyRequest, page: number): Promise<Page<Row> | Refusal> {
  const [path = '', filters = ''] = request.url.split('?');
  const query = new URLSearchParams(filters);
  query.set('page', String(page));
  query.set('size', String(PAGE));
  const told = PASSED_ON.filter((name) => request.headers[name] !== undefined);
  const answer = await request.server.inject({
    url: `${path.replace(/\/export\.\w+$/, '')}?${query}`,
    headers: Object.fromEntries(told.map((name) => [name, request.headers[name]])),
    remoteAddress: request.ip,
  });
  if (answer.statusCode === 200) return answer.json<Page<Row>>();
  return { status: answer.statusCode, refused: answer.json<unknown>() };
}
