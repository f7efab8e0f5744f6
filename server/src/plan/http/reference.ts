import { docsFiles } from '../../kernel/http/docs-files.ts';
import { siteFiles } from '../reference/site/site-files.ts';

/** `GET /docs/…`: the reference of the plan language, made from the schemas and rules of this version. */
export const reference = docsFiles({
  make: async () => new Map((await siteFiles()).map(({ name, text }) => [name, text])),
});
