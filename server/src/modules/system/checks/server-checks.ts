import type { TenantChannel } from '../../../channels/port.ts';
import type { Analytics } from '../../../kernel/clickhouse/analytics.ts';
import type { Clock } from '../../../kernel/clock.ts';
import type { Database } from '../../../kernel/database/database.ts';
import { analyticsServer } from './analytics-server.ts';
import { type BackupCheckDeps, backups } from './backups.ts';
import { callback } from './callback.ts';
import { channelLimits } from './channel-limits.ts';
import type { Checks } from './check.ts';
import { comparison } from './comparison.ts';
import { dataFolder } from './data-folder.ts';
import { databaseServer } from './database-server.ts';
import { deadLetters } from './dead-letters.ts';
import { holidays } from './holidays.ts';
import { inbox } from './inbox.ts';
import { lag } from './lag.ts';
import { machineClock } from './machine-clock.ts';
import { migrations } from './migrations.ts';
import { nodeVersion } from './node-version.ts';
import { planApplied } from './plan-applied.ts';
import { publicAddress } from './public-address.ts';
import { setAside } from './set-aside.ts';
import { stranded } from './stranded.ts';
import { tenant } from './tenant.ts';
import { timers } from './timers.ts';
import { visibleRange } from './visible-range.ts';
import { webhookSecret } from './webhook-secret.ts';

/** What the checks of a running server look at. */
export interface ServerCheckDeps {
  db: Database;
  /** Null where this process has no part in analytics. */
  analytics: Analytics | null;
  /** Null without a WeCom tenant. */
  tenant: TenantChannel | null;
  /** The clock of the world that the contacts live in. */
  clock: Clock;
  machine: Clock;
  /** Null when both stores are servers. */
  dataFolder: string | null;
  publicUrl: string;
  /** Whether members of staff are real people, not those of an emulator. */
  realPlatform: boolean;
  /** Whether calls to other systems are signed. */
  webhookSecret: boolean;
  backup: BackupCheckDeps['backup'];
}

/** Those of them that may begin to fail while the server runs and that ask nothing of the platform. */
export const watchedChecks: Checks<ServerCheckDeps> = [
  dataFolder,
  backups,
  machineClock,
  analyticsServer,
  lag,
  channelLimits,
  comparison,
  holidays,
];

/** What must be right while a server runs: from the ground up, so that the first finding is the one to mend. */
export const serverChecks: Checks<ServerCheckDeps> = [
  nodeVersion,
  dataFolder,
  databaseServer,
  migrations,
  backups,
  machineClock,
  analyticsServer,
  lag,
  setAside,
  timers,
  stranded,
  tenant,
  visibleRange,
  callback,
  channelLimits,
  comparison,
  inbox,
  deadLetters,
  publicAddress,
  planApplied,
  holidays,
  webhookSecret,
];
