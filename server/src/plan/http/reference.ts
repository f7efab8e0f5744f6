import { fileURLToPath } from 'node:url';
import { docsFiles } from '../../kernel/http/docs-files.ts';

/** `GET /docs/…`: the reference of the plan language, as `hetang reference docs/plan` wrote it. */
export const reference = docsFiles({
  folder: fileURLToPath(new URL('../../../../docs/plan/site/', import.meta.url)),
});
