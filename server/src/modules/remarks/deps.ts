import type { RemarkChannel } from '../../channels/remarks.ts';
import type { Clock } from '../../kernel/clock.ts';
import type { Database } from '../../kernel/database/database.ts';

/** What remarks are written with. */
export interface RemarkDeps {
  db: Database;
  /** The clock of the world that the contacts live in. */
  clock: Clock;
  port: RemarkChannel;
}

/** What the endpoints of remarks work with; without a platform there is nothing to read. */
export interface RemarkHttpDeps extends Pick<RemarkDeps, 'db'> {
  port: RemarkChannel | null;
}
