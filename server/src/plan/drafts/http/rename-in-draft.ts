import { draftRenameSchema, planWorkspaceSchema } from '@hetang/contract/http/plan-drafts';
import type { Endpoint } from '../../../kernel/http/app.ts';
import { langOf } from '../../../kernel/http/errors.ts';
import { readDraft, saveDraft } from '../draft-rows.ts';
import { presentWorkspace, readWorkspace } from '../read-workspace.ts';
import { renameKey } from '../rename-key.ts';
import { type DraftParts, draftOf, draftParams } from './draft-parts.ts';

/** `POST /v1/plan/drafts/:id/rename`: another key for a definition and for all that names it, or nothing at all. */
export function renameInDraft(parts: DraftParts): Endpoint {
  const { db, clock } = parts;
  return (app) => {
    app.post(
      '/v1/plan/drafts/:id/rename',
      {
        config: { access: 'any' },
        schema: {
          tags: ['plan'],
          params: draftParams,
          body: draftRenameSchema,
          response: { 200: planWorkspaceSchema },
        },
      },
      async (request) => {
        const { revision, ...rename } = request.body;
        const at = draftOf(request);
        const { files } = await readDraft(db, at);
        const changes = renameKey(files, rename).map(({ path, text }) => ({ path, text }));
        await db.transaction((tx) => saveDraft(tx, at, { revision, changes, now: clock.now() }));
        const workspace = await readWorkspace(parts, { owner: at.owner, draft: at.id });
        return presentWorkspace(workspace, changes, langOf(request));
      },
    );
  };
}
