import { draftDefinitionsSchema, planWorkspaceSchema } from '@hetang/contract/http/plan-drafts';
import type { Endpoint } from '../../../kernel/http/app.ts';
import { langOf } from '../../../kernel/http/errors.ts';
import { saveDraft } from '../draft-rows.ts';
import { presentWorkspace, readWorkspace } from '../read-workspace.ts';
import { writeDefinitions } from '../write-definitions.ts';
import { type DraftParts, draftOf, draftParams } from './draft-parts.ts';

/** `POST /v1/plan/drafts/:id/definitions`: what a form or a drawing says, written into the files of a draft. */
export function postDefinitions(parts: DraftParts): Endpoint {
  const { db, clock } = parts;
  return (app) => {
    app.post(
      '/v1/plan/drafts/:id/definitions',
      {
        config: { access: 'any' },
        schema: {
          tags: ['plan'],
          params: draftParams,
          body: draftDefinitionsSchema,
          response: { 200: planWorkspaceSchema },
        },
      },
      async (request) => {
        const { revision, definitions } = request.body;
        const at = draftOf(request);
        const asked = { owner: at.owner, draft: at.id };
        const { files, linted } = await readWorkspace(parts, asked);
        const changes = writeDefinitions({ files, loaded: linted.loaded }, definitions);
        await db.transaction((tx) => saveDraft(tx, at, { revision, changes, now: clock.now() }));
        return presentWorkspace(await readWorkspace(parts, asked), changes, langOf(request));
      },
    );
  };
}
