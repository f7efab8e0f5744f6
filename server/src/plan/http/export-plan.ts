import { planExportSchema } from '@hetang/contract/http/plan';
import type { Database } from '../../kernel/database/database.ts';
import { HetangError } from '../../kernel/errors.ts';
import type { Endpoint } from '../../kernel/http/app.ts';
import { currentPlan } from '../current.ts';
import { printPlan } from '../print.ts';

/** `GET /v1/plan/files`: the plan in force as YAML files; 409 `plan/none` before the first apply. */
export function exportPlan(db: Database): Endpoint {
  return (app) => {
    app.get(
      '/v1/plan/files',
      { config: { access: 'any' }, schema: { tags: ['plan'], response: { 200: planExportSchema } } },
      async () => {
        const current = await currentPlan(db);
        if (!current) throw new HetangError('plan/none');
        return { version: current.version, files: printPlan(current.plan) };
      },
    );
  };
}
