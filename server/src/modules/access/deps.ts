import type { StaffLogin } from '../../channels/staff-login.ts';
import type { Clock } from '../../kernel/clock.ts';
import type { Database } from '../../kernel/database/database.ts';
import type { KeyRing } from './key-ring.ts';

/** Present when the platform behind Hetang is the emulator. */
export interface Sandbox {
  phoneUrl: string;
  staffUrl: string;
  /** The clock of the simulated world. */
  clock: Clock;
}

/** What the endpoints of this module work with. */
export interface AccessDeps {
  db: Database;
  /** The machine's clock. */
  clock: Clock;
  sandbox: Sandbox | null;
  /** How members of staff come in; null without a platform. */
  login: StaffLogin | null;
  publicUrl: string;
  keys: KeyRing;
}
