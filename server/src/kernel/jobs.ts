import { Logger as GraphileLogger, type Runner, run, runMigrations } from 'graphile-worker';
import type { Database, Tx } from './database/database.ts';
import { sql } from './database/sql.ts';
import type { Logger } from './telemetry/logger.ts';

/** Work that is not on anybody's hot path: syncs, exports, clean-up. Runs at least once; must bear repetition. */
export type JobTasks = Record<string, (payload: unknown) => Promise<void>>;

/** Prepares the tables of the queue. */
export async function prepareJobs(db: Database, log: Logger): Promise<void> {
  await runMigrations({ pgPool: db.pool, logger: quiet(log) });
}

/**
 * Asks for a job in the caller's transaction. The same `key` while one is waiting means one job.
 */
export async function addJob(
  tx: Tx,
  name: string,
  payload: Record<string, unknown>,
  key: string,
): Promise<void> {
  await tx.run(sql`
    select graphile_worker.add_job(${name}, ${JSON.stringify(payload)}::json, job_key => ${key})`);
}

/** Runs jobs and the given schedule (crontab in UTC) until stopped. */
export async function startJobs(
  db: Database,
  options: { tasks: JobTasks; crontab: string; log: Logger },
): Promise<{ stop(): Promise<void> }> {
  const runner: Runner = await run({
    pgPool: db.pool,
    taskList: options.tasks,
    crontab: options.crontab,
    concurrency: 2,
    pollInterval: 2000,
    noHandleSignals: true,
    logger: quiet(options.log),
  });
  runner.promise.catch((error: unknown) => options.log.error({ err: error }, 'job runner stopped'));
  return { stop: () => runner.stop() };
}

function quiet(log: Logger): GraphileLogger {
  return new GraphileLogger(() => (level, message) => {
    if (level === 'error') log.error(message);
    else if (level === 'warning') log.warn(message);
    else log.debug(message);
  });
}
