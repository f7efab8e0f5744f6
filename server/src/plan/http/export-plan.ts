import { planExportSchema } from '@hetang/contract/http/plan';
import type { Database } from '../../kernel/database/database.ts';
import { HetangError } from '../../kernel/errors.ts';
import type { Endpoint } from '../../kernel/http/app.ts';
import { currentVersion } from '../current.ts';
import { exportedFiles } from '../export/exported-files.ts';

/** `GET /v1/plan/files`: the plan in force as YAML files; 409 `plan/none` before the first apply. */
export function exportPlan(db: Database): Endpoint {
  return (app) => {
    app.get(
      '/v1/plan/files',
      { config: { access: 'any' }, schema: { tags: ['plan'], response: { 200: planExportSchema } } },
      async (_request, reply) => {
        const version = await currentVersion(db);
        const files = await exportedFiles(db, version);
        if (!files) throw new HetangError('plan/none');
        reply.header('etag', `"${version}"`);
        return { version, files };
      },
    );
  };
}
