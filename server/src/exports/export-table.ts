import type { FastifyRequest } from 'fastify';
import type { z } from 'zod';
import type { Clock } from '../kernel/clock.ts';
import type { Queryable } from '../kernel/database/database.ts';
import type { Access, Endpoint } from '../kernel/http/app.ts';
import { langOf } from '../kernel/http/errors.ts';
import { type Look, lookOf } from './look.ts';
import { formats, type OpenTable, sendTable } from './send-table.ts';

/** What every export works with: the plan's names and zone, and the time that stands in the file. */
export interface ExportDeps {
  db: Queryable;
  clock: Clock;
}

/** What the list says instead of rows, in its own words. */
export interface Refusal {
  status: number;
  refused: unknown;
}

interface Export<Q extends z.ZodObject, P extends z.ZodObject> {
  /** Without the ending: `/v1/contacts/export`. */
  path: string;
  access: Access;
  tags: readonly string[];
  query: Q;
  params?: P;
  /** Which rows, in which columns; throws what the list throws. */
  open(asked: {
    query: z.output<Q>;
    params: z.output<P>;
    request: FastifyRequest;
    look: Look;
  }): Promise<OpenTable | Refusal>;
}

/** `GET <path>.xlsx` and `GET <path>.csv`: a list as a file, whatever its length. */
export function exportTable<Q extends z.ZodObject, P extends z.ZodObject>(
  deps: ExportDeps,
  { path, access, tags, query, params, open }: Export<Q, P>,
): Endpoint {
  return (app) => {
    for (const format of formats) {
      app.get(
        `${path}.${format}`,
        {
          config: { access, ...(format === 'xlsx' ? { compress: false } : {}) },
          schema: { tags: [...tags], querystring: query, ...(params ? { params } : {}) },
        },
        async (request, reply) => {
          const look = await lookOf(deps, langOf(request));
          const asked = { query: request.query as z.output<Q>, params: request.params as z.output<P> };
          const table = await open({ ...asked, request, look });
          if ('refused' in table) return reply.status(table.status).send(table.refused);
          const by = request.caller?.name ?? '';
          return sendTable(reply, table, { format, query: asked.query, by, look });
        },
      );
    }
  };
}
