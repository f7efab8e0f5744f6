import { planApplyResultSchema, planConflictSchema, planRefusedSchema } from '@hetang/contract/http/plan';
import { draftApplySchema } from '@hetang/contract/http/plan-drafts';
import { HetangError } from '../../../kernel/errors.ts';
import type { Endpoint } from '../../../kernel/http/app.ts';
import { answerApply } from '../../http/answer-apply.ts';
import { closeDraft, readDraft } from '../draft-rows.ts';
import { type DraftParts, draftOf, draftParams } from './draft-parts.ts';

/**
 * `POST /v1/plan/drafts/:id/apply`: puts a draft in force when nobody applied since it began, and closes it in the same
 * transaction. Answers are those of `POST /v1/plan/apply`.
 */
export function applyDraft(parts: DraftParts): Endpoint {
  const { db, clock } = parts;
  return (app) => {
    app.post(
      '/v1/plan/drafts/:id/apply',
      {
        config: { access: 'any' },
        schema: {
          tags: ['plan'],
          params: draftParams,
          body: draftApplySchema,
          response: { 200: planApplyResultSchema, 409: planConflictSchema, 422: planRefusedSchema },
        },
      },
      async (request, reply) => {
        const { revision, ...options } = request.body;
        const at = draftOf(request);
        const { draft, files } = await readDraft(db, at);
        if (draft.revision !== revision) throw new HetangError('plan/draft-moved');
        const onApplied = [
          ...parts.onApplied,
          (tx: Parameters<typeof closeDraft>[0]) => closeDraft(tx, at, clock.now()),
        ];
        const asked = { source: { files }, expectVersion: draft.baseVersion, ...options };
        return answerApply({ db, clock, onApplied }, { request, reply }, asked);
      },
    );
  };
}
