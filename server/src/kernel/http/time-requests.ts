import type { Histogram } from 'prom-client';
import type { Endpoint } from './app.ts';

/** Measures every request by its route, never by its address: addresses are without number. Comes first of all. */
export function timeRequests(seconds: Histogram<'method' | 'route' | 'status'>): Endpoint {
  return (app) => {
    app.addHook('onResponse', (request, reply, done) => {
      // A stream stays open for minutes: how long says nothing.
      if (String(reply.getHeader('content-type')).startsWith('text/event-stream')) return done();
      const route = request.routeOptions.url ?? 'unknown';
      const labels = { method: request.method, route, status: String(reply.statusCode) };
      seconds.observe(labels, reply.elapsedTime / 1000);
      done();
    });
  };
}
