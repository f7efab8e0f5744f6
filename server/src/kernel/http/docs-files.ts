import type { Endpoint } from './app.ts';
import { answerNotFound } from './errors.ts';

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
};

/**
 * `GET /docs/…`: pages that are made when they are first asked for, by their path. Nobody has to sign in to read
 * them.
 */
export function docsFiles(deps: { make(): Promise<ReadonlyMap<string, string>> }): Endpoint {
  let made: Promise<ReadonlyMap<string, string>> | undefined;
  return (app) => {
    const config = { access: 'public' } as const;
    app.get('/docs', { config, schema: { hide: true } }, (_request, reply) => reply.redirect('/docs/'));
    app.get<{ Params: { '*': string } }>(
      '/docs/*',
      { config, schema: { hide: true } },
      async (request, reply) => {
        // What failed once, such as a file that was being written, is tried again by the next reader.
        made ??= deps.make().catch((error: unknown) => {
          made = undefined;
          throw error;
        });
        const asked = request.params['*'];
        const path = asked === '' || asked.endsWith('/') ? `${asked}index.html` : asked;
        const text = (await made).get(path);
        if (text === undefined) return answerNotFound(request, reply);
        const type = TYPES[path.slice(path.lastIndexOf('.'))] ?? 'text/plain; charset=utf-8';
        return reply.type(type).header('cache-control', 'no-cache').send(text);
      },
    );
  };
}
