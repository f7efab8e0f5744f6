import { importFileRunSchema } from '@hetang/contract/http/import-files';
import { importCreatedSchema } from '@hetang/contract/http/imports';
import { importMappingSchema } from '@hetang/contract/imports/mapping';
import { HetangError } from '../../../../kernel/errors.ts';
import type { Endpoint } from '../../../../kernel/http/app.ts';
import { mappingOf } from '../../rules/targets.ts';
import { createRun } from '../../runs.ts';
import type { FileDeps } from '../deps.ts';
import { findFile, timesUndone } from '../import-files.ts';
import { fileParams } from './params.ts';

/** `POST /v1/imports/files/:id/run`: works a kept file in the background, as its columns are said to be. */
export function postRun({ db, clock, goOn }: FileDeps): Endpoint {
  return (app) => {
    app.post(
      '/v1/imports/files/:id/run',
      {
        config: { access: 'any' },
        schema: {
          tags: ['imports'],
          params: fileParams,
          body: importFileRunSchema,
          response: { 201: importCreatedSchema },
        },
      },
      async (request, reply) => {
        const { columns, dryRun } = request.body;
        const by = request.caller?.name ?? '';
        const id = await db.transaction(async (tx) => {
          const { name, sha256, id: fileId } = await findFile(tx, request.params.id);
          const source = `file-${sha256.slice(0, 16)}-${await timesUndone(tx, sha256)}`;
          const mapping = importMappingSchema.safeParse(
            mappingOf(columns, { name: name.slice(0, 60), source }),
          );
          if (!mapping.success) throw new HetangError('import/no-identity-column');
          const run = { fileName: name, mapping: mapping.data, dryRun, giveBackSkipped: false, fileId, by };
          const created = await createRun(tx, run, clock.now());
          await goOn(tx);
          return created;
        });
        return reply.status(201).send({ id });
      },
    );
  };
}
