import { buildHttp } from './kernel/http/app.ts';
import { health } from './kernel/http/health.ts';
import { metrics } from './kernel/http/metrics.ts';
import { databaseAnswers, migrationsDone } from './kernel/http/ready-checks.ts';
import { listenOn } from './listen-on.ts';
import { createAccess } from './modules/access/api.ts';
import type { Parts } from './parts.ts';

/**
 * Metrics and health of a process without the role `api`, on a port of its own and under the rules of the API's: free on
 * the machine itself, with an API key from elsewhere.
 */
export async function startMetricsListener(
  { config, log, machine, sandbox, stores, metrics: { registry } }: Parts,
  { port, version }: { port: number; version: string },
): Promise<{ url: string; stop(): Promise<void> }> {
  const { guard } = createAccess({ db: stores.db, clock: machine, sandbox });
  const checks = [databaseAnswers(stores.db), migrationsDone(stores.db)];
  const endpoints = [health({ checks, log }), metrics({ registry, guard })];
  const app = await buildHttp({ logger: log, guard, endpoints, version });
  return { url: await listenOn(app, { host: config.host, port }), stop: () => app.close() };
}
