import type { Config } from './config/config.ts';
import type { Analytics } from './kernel/clickhouse/analytics.ts';
import { openAnalytics } from './kernel/clickhouse/open.ts';
import type { Clock } from './kernel/clock.ts';
import { lockDataFolder } from './kernel/data-lock.ts';
import { type Database, openDatabase } from './kernel/database/database.ts';
import { startEmbeddedPostgres } from './kernel/database/embedded.ts';
import { migrate, processName } from './kernel/database/migrate.ts';
import { prepareJobs } from './kernel/jobs.ts';
import type { Logger } from './kernel/telemetry/logger.ts';

/** The stores of a process, open and up to date. */
export interface Stores {
  db: Database;
  /** Only for roles that read or fill it. */
  analytics: Analytics | null;
  close(): Promise<void>;
}

/**
 * Opens PostgreSQL and ClickHouse: servers where the configuration names them, embedded ones otherwise. What was
 * opened is closed again when a later step fails.
 */
export async function openStores(config: Config, log: Logger, machine: Clock): Promise<Stores> {
  const undo: (() => Promise<void> | void)[] = [];
  const close = async (): Promise<void> => {
    for (const step of undo.splice(0).reverse()) await step();
  };
  try {
    if (!config.databaseUrl || !config.clickhouseUrl) undo.push(lockDataFolder(config.dataFolder));
    const url = config.databaseUrl ?? (await startPostgres(config, log, undo));
    const db = openDatabase({
      url,
      applicationName: await processName(),
      onConnectionError: (error) => log.warn({ err: error }, 'a database connection broke'),
      onListeningAgain: () => log.info('notifications of the database are heard again'),
    });
    undo.push(() => db.close());
    const { applied, newer } = await migrate(db, machine.now());
    if (applied.length > 0) log.info({ migrations: applied.length }, 'schema brought up to date');
    if (newer.length > 0) log.warn({ migrations: newer }, 'a newer version has brought the schema further');
    await prepareJobs(db, log);
    const analytics = needsAnalytics(config)
      ? await openAnalytics({ url: config.clickhouseUrl, folder: config.dataFolder })
      : null;
    if (analytics) undo.push(() => analytics.close());
    return { db, analytics, close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function startPostgres(
  config: Config,
  log: Logger,
  undo: (() => Promise<void> | void)[],
): Promise<string> {
  const postgres = await startEmbeddedPostgres({
    folder: config.dataFolder,
    onRestart: (reason) => log.error({ reason }, 'PostgreSQL ended; starting it again'),
  });
  undo.push(() => postgres.stop());
  return postgres.url;
}

function needsAnalytics(config: Config): boolean {
  return config.roles.some((role) => role === 'api' || role === 'sink');
}
