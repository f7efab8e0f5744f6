import { setTimeout as sleep } from 'node:timers/promises';
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

/** Between two starts of a runner that keeps ending, at least and at most. */
const PAUSE_MS = { first: 1_000, longest: 60_000 };

export interface JobOptions {
  tasks: JobTasks;
  crontab: string;
  log: Logger;
}

/** Runs jobs and the given schedule (crontab in UTC) until stopped, through losses of the database. */
export async function startJobs(db: Database, options: JobOptions): Promise<{ stop(): Promise<void> }> {
  const stopping = new AbortController();
  let runner = await startRunner(db, options);
  const keeping = (async () => {
    let pauseMs = PAUSE_MS.first;
    while (!stopping.signal.aborted) {
      await runner.promise.catch((error: unknown) => options.log.error({ err: error }, 'job runner stopped'));
      await sleep(pauseMs, undefined, { signal: stopping.signal }).catch(() => undefined);
      if (stopping.signal.aborted) return;
      pauseMs = Math.min(2 * pauseMs, PAUSE_MS.longest);
      try {
        runner = await startRunner(db, options);
        pauseMs = PAUSE_MS.first;
      } catch (error) {
        options.log.error({ err: error }, 'job runner does not start');
      }
    }
  })();
  return {
    async stop() {
      stopping.abort();
      // Refused when the runner has ended by itself.
      await runner.stop().catch(() => undefined);
      await keeping;
    },
  };
}

function startRunner(db: Database, options: JobOptions): Promise<Runner> {
  return run({
    pgPool: db.pool,
    taskList: options.tasks,
    crontab: options.crontab,
    concurrency: 2,
    pollInterval: 2000,
    noHandleSignals: true,
    logger: quiet(options.log),
    // Without batches a result that cannot be written is a rejection that nobody handles; with them it is retried.
    preset: { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } },
  });
}

function quiet(log: Logger): GraphileLogger {
  return new GraphileLogger(() => (level, message) => {
    if (level === 'error') log.error(message);
    else if (level === 'warning') log.warn(message);
    else log.debug(message);
  });
}
