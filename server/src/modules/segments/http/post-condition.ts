import { conditionReadingSchema, conditionReadSchema } from '@hetang/contract/http/conditions';
import { stringify } from 'yaml';
import { conditionOf, readCondition } from '../../../conditions/read-condition.ts';
import { explainCondition } from '../../../conditions/rules/explain.ts';
import { namesOf } from '../../../conditions/rules/plan-names.ts';
import type { Endpoint } from '../../../kernel/http/app.ts';
import { langOf } from '../../../kernel/http/errors.ts';
import { currentPlan, filesAt } from '../../../plan/current.ts';
import { findingsOf } from '../../../plan/lint.ts';
import { createConditionLinter } from '../../../plan/lint-condition.ts';
import type { SegmentDeps } from './deps.ts';

/** `POST /v1/conditions/read`: a condition that is being written, as YAML, in words, and what lint says of it. */
export function postCondition({ db }: SegmentDeps): Endpoint {
  const lint = createConditionLinter();
  return (app) => {
    app.post(
      '/v1/conditions/read',
      {
        config: { access: 'any' },
        schema: {
          tags: ['segments'],
          body: conditionReadSchema,
          response: { 200: conditionReadingSchema },
        },
      },
      async (request) => {
        const asked = request.body.when;
        const lang = langOf(request);
        const when = typeof asked === 'string' ? readCondition(asked) : conditionOf(asked);
        const current = await currentPlan(db);
        const files = current && (await filesAt(db, current.version));
        const issues = files ? lint(files, when) : [];
        return {
          when,
          yaml: stringify(when, { lineWidth: 0 }),
          text: explainCondition(when, { names: namesOf(current?.plan ?? null), lang }),
          findings: findingsOf({ issues }, lang).map(({ file: _file, ...finding }) => finding),
        };
      },
    );
  };
}
