import type { Endpoint } from '../../../../kernel/http/app.ts';
import { reuse } from '../../../../kernel/reuse.ts';
import { runSetupChecks } from '../run-checks.ts';
import type { SetupHttpDeps } from './deps.ts';
import { getSetup } from './get-setup.ts';
import { postCallbackKeys } from './post-callback-keys.ts';
import { postCheck } from './post-check.ts';
import { postSetup } from './post-setup.ts';

/** Connecting a tenant, and seeing what is missing. */
export function setupEndpoints(deps: Omit<SetupHttpDeps, 'findings'>): Endpoint[] {
  const findings = reuse(async () => ({ asOf: deps.clock.now(), list: await runSetupChecks(deps) }), {
    mostMs: 5_000,
  });
  const all: SetupHttpDeps = { ...deps, findings };
  return [getSetup(all), postSetup(all), postCheck(all), postCallbackKeys(all)];
}
