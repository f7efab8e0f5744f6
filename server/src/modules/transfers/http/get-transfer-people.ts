import { transferPeopleQuery, transferPeopleSchema } from '@hetang/contract/http/transfers';
import type { z } from 'zod';
import { sql } from '../../../kernel/database/sql.ts';
import type { Endpoint } from '../../../kernel/http/app.ts';
import { langOf } from '../../../kernel/http/errors.ts';
import type { TransferHttpDeps } from './deps.ts';
import { transferParams } from './post-cancel.ts';

type Item = z.infer<typeof transferPeopleSchema>['items'][number];
interface Row {
  contact_id: number;
  name: string | null;
  state: Item['state'];
  code: number | null;
  called_at: Date | null;
  settled_at: Date | null;
  total: number;
}

/** `GET /v1/transfers/:id/people`: each customer of a transfer and what became of them. */
export function getTransferPeople({ db, describe }: TransferHttpDeps): Endpoint {
  return (app) => {
    app.get(
      '/v1/transfers/:id/people',
      {
        config: { access: 'any' },
        schema: {
          tags: ['transfers'],
          params: transferParams,
          querystring: transferPeopleQuery,
          response: { 200: transferPeopleSchema },
        },
      },
      async (request) => {
        const { page, size, state } = request.query;
        const lang = langOf(request);
        const rows = await db.rows<Row>(sql`
          select p.contact_id, c.name, p.state, p.code, p.called_at, p.settled_at, count(*) over () as total
          from transfer_person p join contact c on c.id = p.contact_id
          where p.transfer_id = ${request.params.id}
            and (${state ?? null}::text is null or p.state = ${state ?? null})
          order by p.contact_id, p.external_userid limit ${size} offset ${(page - 1) * size}`);
        return {
          items: rows.map(
            (row): Item => ({
              contact: { id: row.contact_id, name: row.name },
              state: row.state,
              problem: row.code === null ? null : (describe?.(row.code)[lang] ?? String(row.code)),
              calledAt: row.called_at?.toISOString() ?? null,
              settledAt: row.settled_at?.toISOString() ?? null,
            }),
          ),
          total: rows[0]?.total ?? 0,
        };
      },
    );
  };
}
