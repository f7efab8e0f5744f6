import { readFile } from 'node:fs/promises';
import { extname, resolve, sep } from 'node:path';
import type { Endpoint } from './app.ts';
import { answerNotFound } from './errors.ts';

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
};

/** `GET /docs/…`: the reference of the plan language, a folder of static pages. Nobody has to sign in to read it. */
export function docsFiles(deps: { folder: string }): Endpoint {
  const root = resolve(deps.folder);
  return (app) => {
    const config = { access: 'public' } as const;
    app.get('/docs', { config, schema: { hide: true } }, (_request, reply) => reply.redirect('/docs/'));
    app.get<{ Params: { '*': string } }>(
      '/docs/*',
      { config, schema: { hide: true } },
      async (request, reply) => {
        const asked = request.params['*'];
        const path = resolve(root, asked === '' || asked.endsWith('/') ? `${asked}index.html` : asked);
        const type = TYPES[extname(path)];
        if (!type || !path.startsWith(root + sep)) return answerNotFound(request, reply);
        const content = await readFile(path).catch(() => null);
        if (!content) return answerNotFound(request, reply);
        return reply.type(type).header('cache-control', 'no-cache').send(content);
      },
    );
  };
}
