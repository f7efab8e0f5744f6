import { draftListQuery, draftPageSchema } from '@hetang/contract/http/plan-drafts';
import type { Endpoint } from '../../../kernel/http/app.ts';
import { listDrafts } from '../draft-rows.ts';
import { type DraftParts, ownerOf } from './draft-parts.ts';

/** `GET /v1/plan/drafts`: what the caller has begun and not applied. */
export function listDraftsEndpoint({ db }: DraftParts): Endpoint {
  return (app) => {
    app.get(
      '/v1/plan/drafts',
      {
        config: { access: 'any' },
        schema: { tags: ['plan'], querystring: draftListQuery, response: { 200: draftPageSchema } },
      },
      async (request) => {
        const { page, size } = request.query;
        return listDrafts(db, ownerOf(request), { limit: size, offset: (page - 1) * size });
      },
    );
  };
}
