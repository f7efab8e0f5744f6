import {
  savedMappingListSchema,
  savedMappingParams,
  savedMappingPutSchema,
} from '@hetang/contract/http/import-files';
import { z } from 'zod';
import { sql } from '../../../../kernel/database/sql.ts';
import { HetangError } from '../../../../kernel/errors.ts';
import type { Endpoint } from '../../../../kernel/http/app.ts';
import { noteChange } from '../../../audit/api.ts';
import type { FileDeps } from '../deps.ts';
import { listSaved } from '../saved-mappings.ts';

const PATH = '/v1/imports/saved-mappings';
const OBJECT = 'import_mapping';

/** `GET /v1/imports/saved-mappings`; `PUT` and `DELETE` of one by its name. */
export function savedMappings({ db, clock }: Pick<FileDeps, 'db' | 'clock'>): Endpoint {
  return (app) => {
    app.get(
      PATH,
      { config: { access: 'any' }, schema: { tags: ['imports'], response: { 200: savedMappingListSchema } } },
      async () => ({ items: await listSaved(db) }),
    );
    app.put(
      `${PATH}/:name`,
      {
        config: { access: 'any' },
        schema: {
          tags: ['imports'],
          params: savedMappingParams,
          body: savedMappingPutSchema,
          response: { 204: z.null() },
        },
      },
      async (request, reply) => {
        const { name } = request.params;
        const { columns } = request.body;
        await db.transaction(async (tx) => {
          await tx.run(sql`
            insert into import_mapping (name, columns, saved_by, saved_at)
            values (${name}, ${JSON.stringify(columns)}::jsonb, ${request.caller?.name ?? ''}, ${clock.now()})
            on conflict (name) do update
            set columns = excluded.columns, saved_by = excluded.saved_by, saved_at = excluded.saved_at`);
          await noteChange(tx, { object: OBJECT, key: name, after: { columns } });
        });
        return reply.status(204).send(null);
      },
    );
    app.delete(
      `${PATH}/:name`,
      {
        config: { access: 'any' },
        schema: { tags: ['imports'], params: savedMappingParams, response: { 204: z.null() } },
      },
      async (request, reply) => {
        const { name } = request.params;
        await db.transaction(async (tx) => {
          if ((await tx.run(sql`delete from import_mapping where name = ${name}`)) === 0)
            throw new HetangError('request/not-found', { what: request.url });
          await noteChange(tx, { object: OBJECT, key: name, after: { removed: true } });
        });
        return reply.status(204).send(null);
      },
    );
  };
}
