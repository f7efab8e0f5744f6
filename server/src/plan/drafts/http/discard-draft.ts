import { z } from 'zod';
import type { Endpoint } from '../../../kernel/http/app.ts';
import { discardDraft, restoreDraft } from '../draft-rows.ts';
import { type DraftParts, draftOf, draftParams } from './draft-parts.ts';

/** `POST /v1/plan/drafts/:id/discard` takes a draft away, `…/restore` brings it back within 30 days. */
export function discardDraftEndpoints({ db, clock }: DraftParts): Endpoint {
  const schema = { tags: ['plan'], params: draftParams, response: { 204: z.null() } };
  return (app) => {
    app.post('/v1/plan/drafts/:id/discard', { config: { access: 'any' }, schema }, async (request, reply) => {
      await discardDraft(db, draftOf(request), clock.now());
      return reply.status(204).send(null);
    });
    app.post('/v1/plan/drafts/:id/restore', { config: { access: 'any' }, schema }, async (request, reply) => {
      await restoreDraft(db, draftOf(request));
      return reply.status(204).send(null);
    });
  };
}
