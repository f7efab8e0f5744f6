import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Random } from './random.ts';

/** The brand's own program, which journeys call. */
export interface Hook {
  url: string;
  /** Calls taken, by idempotency key. */
  taken: Map<string, number>;
  /** From now on every call is answered well and at once. */
  calm(): void;
  close(): Promise<void>;
}

/** Listens on a free port; at times it has an error of its own, or takes a call and never answers. */
export async function openHook(random: Random): Promise<Hook> {
  const taken = new Map<string, number>();
  const state = { calm: false };
  const server = createServer((request, response) => {
    request.resume().on('end', () => {
      const dice = state.calm ? 1 : random.next();
      if (dice < 0.15) return void response.writeHead(503).end();
      const key = String(request.headers['idempotency-key']);
      taken.set(key, (taken.get(key) ?? 0) + 1);
      if (dice < 0.2) return; // taken, but the caller hears nothing
      response.writeHead(204).end();
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    taken,
    calm() {
      state.calm = true;
    },
    async close() {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}
