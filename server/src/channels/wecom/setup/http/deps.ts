import type { Tx } from '../../../../kernel/database/database.ts';
import type { SetupDeps } from '../checks/check.ts';
import type { SetupFindings } from '../describe-setup.ts';

/** What the endpoints of the set-up share. */
export interface SetupHttpDeps extends SetupDeps {
  sealKey: string | null;
  /** Runs the checks; those who ask at once, or shortly after, share one run. */
  findings: () => Promise<SetupFindings>;
  /** Asks for everything that follows a connected tenant. */
  onConnected(tx: Tx): Promise<void>;
}
