import { planDefinitionQuery, planDefinitionSchema } from '@hetang/contract/http/plan-drafts';
import type { Endpoint } from '../../../kernel/http/app.ts';
import { langOf } from '../../../kernel/http/errors.ts';
import { readDefinition } from '../read-definition.ts';
import { readWorkspace } from '../read-workspace.ts';
import { type DraftParts, ownerOf } from './draft-parts.ts';

/** `GET /v1/plan/definition`: what a form shows of a draft, or of the plan in force. */
export function getDefinition(parts: DraftParts): Endpoint {
  return (app) => {
    app.get(
      '/v1/plan/definition',
      {
        config: { access: 'any' },
        schema: { tags: ['plan'], querystring: planDefinitionQuery, response: { 200: planDefinitionSchema } },
      },
      async (request) => {
        const { draft, ...named } = request.query;
        const workspace = await readWorkspace(parts, { owner: ownerOf(request), draft });
        return readDefinition(workspace, named, langOf(request));
      },
    );
  };
}
