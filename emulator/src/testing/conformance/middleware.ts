import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Listening } from '../harness.ts';

type Middleware = (request: IncomingMessage, response: ServerResponse, next: () => void) => void;

/** Serves connect-style middleware, chosen by the first part of the path; the query is parsed as Express does. */
export async function serveMiddleware(choose: (name: string) => Middleware): Promise<Listening> {
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '', 'http://localhost');
    Object.assign(request, { query: Object.fromEntries(url.searchParams) });
    choose(url.pathname.slice(1))(request, response, () => response.writeHead(500).end());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
