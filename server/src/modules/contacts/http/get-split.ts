import { splitPreviewSchema } from '@hetang/contract/http/merges';
import { namesOf } from '../../../conditions/rules/plan-names.ts';
import type { Endpoint } from '../../../kernel/http/app.ts';
import { currentPlan } from '../../../plan/current.ts';
import { findMerge } from '../merge/ask-split.ts';
import { previewSplit } from '../merge/preview-split.ts';
import { type MergesDeps, mergeParams } from './merges-deps.ts';

/** `GET /v1/merges/:id/split`: what undoing a merge would give back, and whether it can be undone. */
export function getSplit({ db }: MergesDeps): Endpoint {
  return (app) => {
    app.get(
      '/v1/merges/:id/split',
      {
        config: { access: 'any' },
        schema: { tags: ['contacts'], params: mergeParams, response: { 200: splitPreviewSchema } },
      },
      async (request) => {
        const { id, from, into, hindrance, asked } = await findMerge(db, request.params.id);
        const names = namesOf((await currentPlan(db))?.plan ?? null);
        const { staff, tags, stage, ...rest } = await previewSplit(db, id);
        return {
          merge: id,
          from,
          into,
          hindrance,
          asked,
          ...rest,
          staff: staff.map((key) => names.named('staff', key)),
          tags: tags.map((ref) => names.tag(ref)),
          stage: stage === null ? null : names.named('stages', stage),
        };
      },
    );
  };
}
