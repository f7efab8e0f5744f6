import type { FastifyRequest } from 'fastify';
import type { Registry } from 'prom-client';
import type { Endpoint, HttpOptions } from './app.ts';

export interface MetricsDeps {
  registry: Registry;
  guard: HttpOptions['guard'];
}

/** `GET /metrics` for Prometheus: free on this machine itself, with an API key from elsewhere. */
export function metrics(deps: MetricsDeps): Endpoint {
  return (app) => {
    app.get('/metrics', { config: { access: 'public' }, schema: { hide: true } }, async (request, reply) => {
      if (!isFromHere(request)) await deps.guard(request, 'any');
      return reply.type(deps.registry.contentType).send(await deps.registry.metrics());
    });
  };
}

/** A proxy on this machine brings strangers, and says so. */
function isFromHere(request: FastifyRequest): boolean {
  const { headers } = request;
  const proxied = headers.forwarded ?? headers['x-forwarded-for'] ?? headers['x-real-ip'] ?? headers.via;
  return proxied === undefined && /^(::ffff:)?127\.|^::1$/.test(request.socket.remoteAddress ?? '');
}
