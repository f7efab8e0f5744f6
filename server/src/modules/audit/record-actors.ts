import type { FastifyRequest } from 'fastify';
import type { Clock } from '../../kernel/clock.ts';
import { actingAs } from '../../kernel/database/actor.ts';
import type { Endpoint } from '../../kernel/http/app.ts';
import { isExport } from './is-export.ts';

/** Who is nobody yet becomes somebody here. */
const ENTRANCES = new Set(['/v1/session', '/v1/setup', '/v1/invites/accept']);
/** What senders say happened is in the event log, with who said it. */
const LOGGED = new Set(['/v1/events', '/v1/events/batch']);

/**
 * Says whose doing each request is that changes something or takes a file, so that the database writes it beside what changes, in the same
 * transaction. Comes before the endpoints.
 * @param machine people's time, also in the sandbox.
 */
export function recordActors(machine: Clock): Endpoint {
  return (app) => {
    const ends = new WeakMap<FastifyRequest, () => void>();
    // Not sooner: reading the body may lose the context.
    app.addHook('preHandler', (request, _reply, done) => {
      const url = request.routeOptions.url ?? '';
      if (!changes(request, url)) return done();
      const { kind, id, name } = request.caller ?? { kind: 'visitor', id: 0, name: '' };
      const end = actingAs(
        {
          kind,
          id,
          name,
          ip: request.ip,
          route: `${request.method} ${url}`,
          request: String(request.id),
          at: machine.now().toISOString(),
        },
        done,
      );
      ends.set(request, end);
    });
    app.addHook('onResponse', (request, _reply, done) => {
      ends.get(request)?.();
      done();
    });
  };
}

function changes(request: FastifyRequest, url: string): boolean {
  if (isExport(request.method, url)) return request.caller !== null;
  if (['GET', 'HEAD', 'OPTIONS'].includes(request.method) || LOGGED.has(url)) return false;
  return request.caller !== null || ENTRANCES.has(url);
}
