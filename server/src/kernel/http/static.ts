import { access } from 'node:fs/promises';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Endpoint } from './app.ts';
import { answerNotFound, langOf } from './errors.ts';

/** Paths that belong to programs: an unknown one among them is an error, never a page. */
const PROGRAM_PATHS = /^\/(v1|healthz|readyz|metrics|openapi\.json)(\/|$)/;
/** Files below this folder carry the hash of their content in their names. */
const HASHED = /[/\\]assets[/\\]/;

const NOT_BUILT = {
  zh: '控制台还没有构建。请运行 npm run build，然后刷新本页。接口不受影响，文档见 /openapi.json。\n',
  en: 'The console has not been built. Run npm run build, then reload this page. The API works; see /openapi.json.\n',
};

/** Serves the console's files at `/`; addresses of its pages, such as `/contacts/12`, give its one HTML page. */
export function consoleFiles(deps: { folder: string }): Endpoint {
  return (app) => {
    app.register(fastifyStatic, {
      root: deps.folder,
      serve: false,
      cacheControl: false,
      index: false,
      // Only for files that are there: a missing one must not be remembered for a year.
      setHeaders: (reply, path) => void reply.header('cache-control', cachingOf(path)),
    });
    app.get('/*', { config: { access: 'public' }, schema: { hide: true } }, async (request, reply) => {
      const [path = '/'] = request.url.split('?');
      if (PROGRAM_PATHS.test(path)) return answerNotFound(request, reply);
      if (isFile(path)) return reply.sendFile(path.slice(1));
      if (path !== '/' && !wantsPage(request)) return answerNotFound(request, reply);
      return sendPage(deps.folder, request, reply);
    });
  };
}

/** Pages have no dot in their last part; a file that is gone must not turn into a page. */
function isFile(path: string): boolean {
  return path.slice(path.lastIndexOf('/')).includes('.');
}

function wantsPage(request: FastifyRequest): boolean {
  return (request.headers.accept ?? '').includes('text/html');
}

function cachingOf(path: string): string {
  return HASHED.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache';
}

async function sendPage(folder: string, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const built = await access(join(folder, 'index.html')).then(
    () => true,
    () => false,
  );
  if (built) return reply.sendFile('index.html');
  return reply.status(503).type('text/plain; charset=utf-8').send(NOT_BUILT[langOf(request)]);
}
