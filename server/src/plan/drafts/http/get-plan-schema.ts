import { planEditorSchema } from '@hetang/contract/http/plan-drafts';
import { jsonSchemaFiles } from '@hetang/contract/plan/json-schema';
import type { Endpoint } from '../../../kernel/http/app.ts';
import { definitionTemplates, referencePlaces } from '../reference-places.ts';

/** `GET /v1/plan/schema`: what an editor has to know of the plan language of this version. */
export const getPlanSchema: Endpoint = (app) => {
  let made: unknown;
  app.get(
    '/v1/plan/schema',
    { config: { access: 'any' }, schema: { tags: ['plan'], response: { 200: planEditorSchema } } },
    async () => {
      made ??= build();
      return made as ReturnType<typeof build>;
    },
  );
};

function build() {
  const whole = jsonSchemaFiles().find(({ name }) => name === 'plan.json');
  const schema: unknown = JSON.parse(whole?.text ?? '{}');
  return { schema, references: referencePlaces(), templates: definitionTemplates() };
}
