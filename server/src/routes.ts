import { fileURLToPath } from 'node:url';
import type { Parts } from './app.ts';
import type { Endpoint, HttpOptions } from './kernel/http/app.ts';
import { health } from './kernel/http/health.ts';
import { metrics } from './kernel/http/metrics.ts';
import { databaseAnswers, migrationsDone } from './kernel/http/ready-checks.ts';
import { consoleFiles } from './kernel/http/static.ts';
import { createAccess } from './modules/access/api.ts';
import { listCodes } from './modules/codes/http/list-codes.ts';
import { postEvents } from './modules/contacts/http/post-events.ts';
import { planEndpoints } from './plan/http/endpoints.ts';

const CONSOLE = fileURLToPath(new URL('../../console/dist/', import.meta.url));

/** Every endpoint of the product, in one list. */
export function makeRoutes(parts: Parts): { guard: HttpOptions['guard']; endpoints: Endpoint[] } {
  const { clock, machine, log, stores, platform, sandbox } = parts;
  const { db, analytics } = stores;
  const access = createAccess({ db, clock: machine, sandbox });
  const checks = [
    databaseAnswers(db),
    migrationsDone(db),
    ...(analytics ? [{ name: 'analytics', run: () => analytics.query('select 1') }] : []),
  ];
  return {
    guard: access.guard,
    endpoints: [
      ...access.endpoints,
      ...planEndpoints({ db, clock, onApplied: parts.onApplied }),
      postEvents({ db, clock, metrics: parts.metrics }),
      listCodes({ db }),
      ...(platform?.endpoints ?? []),
      health({ checks, log }),
      metrics({ registry: parts.metrics.registry, guard: access.guard }),
      consoleFiles({ folder: CONSOLE }),
    ],
  };
}
