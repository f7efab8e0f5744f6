import { importCreatedSchema, importCreateSchema, importRefusedSchema } from '@hetang/contract/http/imports';
import type { Clock } from '../../../kernel/clock.ts';
import type { Database } from '../../../kernel/database/database.ts';
import { HetangError } from '../../../kernel/errors.ts';
import type { Endpoint } from '../../../kernel/http/app.ts';
import { langOf } from '../../../kernel/http/errors.ts';
import { renderIssues } from '../../../plan/source/issue.ts';
import { readMapping } from '../read-mapping.ts';
import { createRun } from '../runs.ts';

/** `POST /v1/imports`: announces a file and how to read it; 422 with findings when the mapping cannot be used. */
export function createImport({ db, clock }: { db: Database; clock: Clock }): Endpoint {
  return (app) => {
    app.post(
      '/v1/imports',
      {
        config: { access: 'any' },
        schema: {
          tags: ['imports'],
          body: importCreateSchema,
          response: { 201: importCreatedSchema, 422: importRefusedSchema },
        },
      },
      async (request, reply) => {
        const { fileName, kind, mapping: source, dryRun, giveBackSkipped } = request.body;
        const lang = langOf(request);
        const { mapping, issues } = readMapping(source.path, source.text);
        if (!mapping) {
          const error = new HetangError('import/mapping-invalid', { count: issues.length });
          const problem = { code: error.code, ...error.say(lang), requestId: String(request.id) };
          return reply.status(422).send({ ...problem, findings: renderIssues(issues, lang) });
        }
        if (mapping.kind !== kind)
          throw new HetangError('import/wrong-kind', { wanted: kind, kind: mapping.kind });
        const by = request.caller?.name ?? 'unknown';
        const id = await createRun(db, { fileName, mapping, dryRun, giveBackSkipped, by }, clock.now());
        return reply.status(201).send({ id });
      },
    );
  };
}
