import { draftSaveSchema, planWorkspaceSchema } from '@hetang/contract/http/plan-drafts';
import type { Endpoint } from '../../../kernel/http/app.ts';
import { langOf } from '../../../kernel/http/errors.ts';
import { saveDraft } from '../draft-rows.ts';
import { presentWorkspace, readWorkspace } from '../read-workspace.ts';
import { type DraftParts, draftOf, draftParams } from './draft-parts.ts';

/** `POST /v1/plan/drafts/:id/files`: saves what was typed; only files that changed travel, and lint reads only those. */
export function saveDraftEndpoint(parts: DraftParts): Endpoint {
  const { db, clock } = parts;
  return (app) => {
    app.post(
      '/v1/plan/drafts/:id/files',
      {
        config: { access: 'any' },
        schema: {
          tags: ['plan'],
          params: draftParams,
          body: draftSaveSchema,
          response: { 200: planWorkspaceSchema },
        },
      },
      async (request) => {
        const at = draftOf(request);
        await db.transaction((tx) => saveDraft(tx, at, { ...request.body, now: clock.now() }));
        const workspace = await readWorkspace(parts, { owner: at.owner, draft: at.id });
        return presentWorkspace(workspace, [], langOf(request));
      },
    );
  };
}
