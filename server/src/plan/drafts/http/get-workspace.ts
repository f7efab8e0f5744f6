import { planWorkspaceQuery, planWorkspaceSchema } from '@hetang/contract/http/plan-drafts';
import type { Endpoint } from '../../../kernel/http/app.ts';
import { langOf } from '../../../kernel/http/errors.ts';
import { presentWorkspace, readWorkspace } from '../read-workspace.ts';
import { type DraftParts, ownerOf } from './draft-parts.ts';

/** `GET /v1/plan/workspace`: all files of a draft, or of the plan in force, with what lint says of them. */
export function getWorkspace(parts: DraftParts): Endpoint {
  return (app) => {
    app.get(
      '/v1/plan/workspace',
      {
        config: { access: 'any' },
        schema: { tags: ['plan'], querystring: planWorkspaceQuery, response: { 200: planWorkspaceSchema } },
      },
      async (request) => {
        const workspace = await readWorkspace(parts, { owner: ownerOf(request), draft: request.query.draft });
        const files = workspace.files.map(({ path, text }) => ({ path, text }));
        return presentWorkspace(workspace, files, langOf(request));
      },
    );
  };
}
