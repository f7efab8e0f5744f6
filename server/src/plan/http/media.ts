import { sentMediaSchema, wantedMediaResultSchema, wantedMediaSchema } from '@hetang/contract/http/plan';
import { LARGEST_MEDIA, type MediaType } from '@hetang/contract/plan/media';
import { z } from 'zod';
import type { Clock } from '../../kernel/clock.ts';
import type { Database } from '../../kernel/database/database.ts';
import { HetangError } from '../../kernel/errors.ts';
import type { Endpoint, HttpApp } from '../../kernel/http/app.ts';
import { keepMedia } from '../media/keep-media.ts';
import { readBytes } from '../media/read-bytes.ts';
import { wantedMedia } from '../media/wanted-media.ts';

const CONTENT_TYPES: Readonly<Record<MediaType, string>> = {
  png: 'image/png',
  jpeg: 'image/jpeg',
  mp4: 'video/mp4',
  other: 'application/octet-stream',
};

/**
 * The files that messages carry go beside the YAML, one request each: `POST /v1/plan/media/wanted` says which are not
 * here, `POST /v1/plan/media` takes the bytes of one (20 MB at most), `GET /v1/plan/media/:sha256` gives them back.
 */
export function mediaEndpoints({ db, clock }: { db: Database; clock: Clock }): Endpoint {
  return (app) => {
    app.post(
      '/v1/plan/media/wanted',
      {
        config: { access: 'any' },
        schema: { tags: ['plan'], body: wantedMediaSchema, response: { 200: wantedMediaResultSchema } },
      },
      async (request) => ({ sha256: [...(await wantedMedia(db, request.body.sha256, clock.now()))] }),
    );
    app.get(
      '/v1/plan/media/:sha256',
      {
        config: { access: 'any' },
        schema: { tags: ['plan'], params: z.object({ sha256: sentMediaSchema.shape.sha256 }) },
      },
      async (request, reply) => {
        const found = await readBytes(db, request.params.sha256);
        if (!found) throw new HetangError('request/not-found', { what: request.url });
        // The address is the hash of the bytes: they never change.
        reply.header('cache-control', 'private, max-age=31536000, immutable');
        return reply.type(CONTENT_TYPES[found.type]).send(found.bytes);
      },
    );
    app.register(async (inner) => {
      const scope = inner as HttpApp;
      scope.addContentTypeParser(
        'application/octet-stream',
        { parseAs: 'buffer', bodyLimit: LARGEST_MEDIA },
        (_request, body, done) => done(null, body),
      );
      scope.post(
        '/v1/plan/media',
        {
          config: { access: 'any' },
          bodyLimit: LARGEST_MEDIA,
          schema: { tags: ['plan'], response: { 200: sentMediaSchema } },
        },
        async (request) => {
          if (!Buffer.isBuffer(request.body) || request.body.length === 0)
            throw new HetangError('plan/media-empty');
          return keepMedia(db, request.body, clock.now());
        },
      );
    });
  };
}
