import { planDefinitionQuery, planUsesSchema } from '@hetang/contract/http/plan-drafts';
import type { Endpoint } from '../../../kernel/http/app.ts';
import { readWorkspace } from '../read-workspace.ts';
import { usesOf } from '../uses.ts';
import { type DraftParts, ownerOf } from './draft-parts.ts';

/** `GET /v1/plan/uses`: where a definition is named, in a draft or in the plan in force. */
export function getUses(parts: DraftParts): Endpoint {
  return (app) => {
    app.get(
      '/v1/plan/uses',
      {
        config: { access: 'any' },
        schema: { tags: ['plan'], querystring: planDefinitionQuery, response: { 200: planUsesSchema } },
      },
      async (request) => {
        const { draft, ...named } = request.query;
        const { linted } = await readWorkspace(parts, { owner: ownerOf(request), draft });
        return { uses: usesOf(linted.loaded, named) };
      },
    );
  };
}
