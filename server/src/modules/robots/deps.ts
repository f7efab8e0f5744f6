import type { RobotPort } from '../../channels/robots.ts';
import type { Clock } from '../../kernel/clock.ts';
import type { Database } from '../../kernel/database/database.ts';

/** What robots of internal groups work with. */
export interface RobotDeps {
  db: Database;
  /** Of the machine: the platform counts its minutes by it. */
  machine: Clock;
  port: RobotPort;
  /** Keep a key unreadable in the database; null when it was sealed under another key of the installation. */
  seal: (text: string) => Buffer;
  unseal: (sealed: Buffer) => string | null;
}
