import { importFileSchema, importFileUploadQuery, MOST_FILE_BYTES } from '@hetang/contract/http/import-files';
import { HetangError } from '../../../../kernel/errors.ts';
import type { Endpoint, HttpApp } from '../../../../kernel/http/app.ts';
import { langOf } from '../../../../kernel/http/errors.ts';
import type { FileDeps } from '../deps.ts';
import { keepFile } from '../import-files.ts';
import { inspectFile } from '../inspect-file.ts';

/** The server itself refuses what is far too long; what is a little too long is told so. */
const LIMIT = 2 * MOST_FILE_BYTES;

/**
 * `POST /v1/imports/files?name=…`: takes the bytes of a csv or xlsx, keeps them for a week, and answers what is in it and
 * what its columns seem to be. What cannot be read is not kept.
 */
export function postFile({ db, clock }: FileDeps): Endpoint {
  return (app) => {
    app.register(async (inner) => {
      const scope = inner as HttpApp;
      scope.addContentTypeParser(
        'application/octet-stream',
        { parseAs: 'buffer', bodyLimit: LIMIT },
        (_request, body, done) => done(null, body),
      );
      scope.post(
        '/v1/imports/files',
        {
          bodyLimit: LIMIT,
          config: { access: 'any' },
          schema: {
            tags: ['imports'],
            querystring: importFileUploadQuery,
            response: { 201: importFileSchema },
          },
        },
        async (request, reply) => {
          const content = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
          if (content.length > MOST_FILE_BYTES)
            throw new HetangError('import/file-too-big', {
              size: Math.ceil(content.length / 1e6),
              most: MOST_FILE_BYTES / 1e6,
            });
          const file = { name: request.query.name, content, by: request.caller?.name ?? '' };
          const seen = await db.transaction(async (tx) =>
            inspectFile(tx, await keepFile(tx, file, clock.now()), langOf(request)),
          );
          return reply.status(201).send(seen);
        },
      );
    });
  };
}
