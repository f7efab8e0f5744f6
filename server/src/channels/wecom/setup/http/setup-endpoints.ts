import type { Tx } from '../../../../kernel/database/database.ts';
import type { Endpoint } from '../../../../kernel/http/app.ts';
import { reuse } from '../../../../kernel/reuse.ts';
import type { SetupDeps } from '../checks/check.ts';
import type { SetupFindings } from '../describe-setup.ts';
import { runSetupChecks } from '../run-checks.ts';
import { getSetup } from './get-setup.ts';
import { postCallbackKeys } from './post-callback-keys.ts';
import { postCheck } from './post-check.ts';
import { postSetup } from './post-setup.ts';

/** What the endpoints of the set-up share. */
export interface SetupHttpDeps extends SetupDeps {
  sealKey: string | null;
  /** Runs the checks; those who ask at once, or shortly after, share one run. */
  findings: () => Promise<SetupFindings>;
  /** Asks for everything that follows a connected tenant. */
  onConnected(tx: Tx): Promise<void>;
}

/** Connecting a tenant, and seeing what is missing. */
export function setupEndpoints(deps: Omit<SetupHttpDeps, 'findings'>): Endpoint[] {
  const findings = reuse(async () => ({ asOf: deps.clock.now(), list: await runSetupChecks(deps) }), {
    mostMs: 5_000,
  });
  const all: SetupHttpDeps = { ...deps, findings };
  return [getSetup(all), postSetup(all), postCheck(all), postCallbackKeys(all)];
}
