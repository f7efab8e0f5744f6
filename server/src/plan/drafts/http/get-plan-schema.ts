import { createHash } from 'node:crypto';
import { planEditorSchema } from '@hetang/contract/http/plan-drafts';
import { planSchemaFile } from '@hetang/contract/plan/json-schema';
import { z } from 'zod';
import type { Endpoint } from '../../../kernel/http/app.ts';
import { definitionTemplates, referencePlaces } from '../reference-places.ts';

/** `GET /v1/plan/schema`: what an editor has to know of the plan language of this version; made once. */
export const getPlanSchema: Endpoint = (app) => {
  let made: ReturnType<typeof build> | undefined;
  app.get(
    '/v1/plan/schema',
    {
      config: { access: 'any' },
      schema: { tags: ['plan'], response: { 200: planEditorSchema, 304: z.null() } },
    },
    async (request, reply) => {
      made ??= build();
      const { etag, answer } = await made;
      reply.header('etag', etag).header('cache-control', 'private, no-cache');
      return request.headers['if-none-match'] === etag ? reply.status(304).send(null) : answer;
    },
  );
};

async function build() {
  const references = await referencePlaces();
  const schema: unknown = JSON.parse(planSchemaFile().text);
  const answer = { schema, references, templates: definitionTemplates() };
  const hash = createHash('sha256').update(JSON.stringify(answer)).digest('base64url');
  return { etag: `"${hash}"`, answer };
}
