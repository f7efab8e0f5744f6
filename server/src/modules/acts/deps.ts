import type { Tx } from '../../kernel/database/database.ts';
import type { FilterDeps } from '../contacts/api.ts';

/** What acts on many contacts work with. */
export interface ActsDeps extends FilterDeps {
  /** Asks for `workActs` to go on in the background. */
  goOn(tx: Tx): Promise<void>;
}
