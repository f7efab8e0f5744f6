import { keepBackups } from './backup/keep-backups.ts';
import { checkDeps } from './check-deps.ts';
import { homeDeps } from './home-deps.ts';
import {
  KEEP_BACKUPS,
  KEEP_TAGS,
  LOOK_UP_IDS,
  READ_FIGURES,
  READ_SERVICE,
  RECONCILE,
  REMOVE_OLD,
  RESUME_RECONCILIATION,
  RETRY_CODES,
  RUN_TRANSFERS,
  SWEEP_JOURNEYS,
  SYNC_PLAN,
  SYNC_UNASSIGNED,
  TELL_GROUPS,
  WATCH_ALERTS,
  WORK_ACTS,
  WORK_IMPORTS,
  WRITE_REMARKS,
} from './job-names.ts';
import type { JobTasks } from './kernel/jobs.ts';
import type { Metrics } from './kernel/telemetry/metrics.ts';
import { workActs } from './modules/acts/api.ts';
import { readHome } from './modules/home/api.ts';
import { workImports } from './modules/imports/api.ts';
import { sweepStranded } from './modules/journeys/api.ts';
import { tellGroups } from './modules/robots/api.ts';
import { watchAlerts } from './modules/system/alerts/watch-alerts.ts';
import { runChecks } from './modules/system/checks/run-checks.ts';
import { watchedChecks } from './modules/system/checks/server-checks.ts';
import { keepTags } from './modules/tags/api.ts';
import type { Parts } from './parts.ts';
import type { Platform } from './platform.ts';
import { removeOld } from './retention/remove-old.ts';
import { robotDeps } from './robot-deps.ts';
import { VERSION } from './version.ts';

interface JobList {
  tasks: JobTasks;
  crontab: string;
}

/** Every job there is, and when it runs by itself (crontab in UTC). */
export function jobsOf(parts: Parts): JobList {
  const { config, platform, stores, clock, log, metrics } = parts;
  const lists: JobList[] = [
    {
      tasks: {
        [SWEEP_JOURNEYS]: async () => void (await sweepStranded({ db: stores.db, clock, log, metrics })),
        [REMOVE_OLD]: async () =>
          void (await removeOld({ db: stores.db, clock, log, keeping: config.keeping })),
        [KEEP_TAGS]: async () => void (await keepTags({ db: stores.db, clock })),
        [WORK_ACTS]: () => workActs({ db: stores.db, clock }),
        [WORK_IMPORTS]: () => workImports({ db: stores.db, clock }),
      },
      crontab: `*/10 * * * * ${SWEEP_JOURNEYS}\n*/5 * * * * ${KEEP_TAGS}\n* * * * * ${WORK_ACTS}\n* * * * * ${WORK_IMPORTS}\n7 20 * * * ${REMOVE_OLD}`,
    },
    alertJobs(parts),
    ...backupJobs(parts),
    ...(platform ? [platformJobs(platform)] : []),
  ];
  return {
    tasks: timed(Object.assign({}, ...lists.map((list) => list.tasks)) as JobTasks, metrics),
    crontab: lists.map((list) => list.crontab).join('\n'),
  };
}

function alertJobs(parts: Parts): JobList {
  const { stores, clock, machine } = parts;
  const deps = checkDeps(parts);
  return {
    tasks: {
      [WATCH_ALERTS]: () =>
        watchAlerts({ db: stores.db, clock, machine, runChecks: () => runChecks(watchedChecks, deps) }),
      [TELL_GROUPS]: () =>
        tellGroups({ ...robotDeps(parts), clock, readHome: () => readHome(homeDeps(parts)) }),
    },
    crontab: `* * * * * ${WATCH_ALERTS}\n* * * * * ${TELL_GROUPS}`,
  };
}

function backupJobs({ config: { backup }, stores: { db }, machine }: Parts): JobList[] {
  if (!backup) return [];
  const deps = { db, machine, version: VERSION, ...backup };
  return [
    {
      tasks: { [KEEP_BACKUPS]: async () => void (await keepBackups(deps)) },
      crontab: `41 18 * * * ${KEEP_BACKUPS}`,
    },
  ];
}

function platformJobs(platform: Platform): JobList {
  const whenConnected =
    (work: () => Promise<void>): (() => Promise<void>) =>
    async () => {
      if (platform.connected()) await work();
    };
  return {
    tasks: {
      [SYNC_PLAN]: whenConnected(() => platform.syncPlan()),
      [RETRY_CODES]: whenConnected(() => platform.retryCodes()),
      [RUN_TRANSFERS]: whenConnected(() => platform.transfers.run()),
      [SYNC_UNASSIGNED]: whenConnected(() => platform.transfers.syncUnassigned()),
      [WRITE_REMARKS]: whenConnected(() => platform.staff.writeRemarks()),
      [LOOK_UP_IDS]: whenConnected(() => platform.staff.lookUpIds()),
      [READ_FIGURES]: whenConnected(() => platform.staff.readFigures()),
      [READ_SERVICE]: whenConnected(() => platform.readService()),
      [RECONCILE]: whenConnected(() => platform.reconcile()),
      [RESUME_RECONCILIATION]: whenConnected(() => platform.resumeReconciliation()),
    },
    crontab: [
      `17 19 * * * ${RECONCILE}`,
      `*/2 * * * * ${RESUME_RECONCILIATION}`,
      `*/15 * * * * ${READ_SERVICE}`,
      `*/30 * * * * ${SYNC_PLAN}`,
      `* * * * * ${RETRY_CODES}`,
      `* * * * * ${RUN_TRANSFERS}`,
      `* * * * * ${WRITE_REMARKS}`,
      `* * * * * ${LOOK_UP_IDS}`,
      // The platform counts the day before by nine in the morning; again later, for what failed.
      `23 2,20 * * * ${READ_FIGURES}`,
      `*/30 * * * * ${SYNC_UNASSIGNED}`,
    ].join('\n'),
  };
}

/** Measures each job by its name and by how it ended. */
function timed(tasks: JobTasks, { jobSeconds }: Metrics): JobTasks {
  return Object.fromEntries(
    Object.entries(tasks).map(([job, task]) => [
      job,
      async (payload: unknown) => {
        const stop = jobSeconds.startTimer({ job });
        try {
          await task(payload);
          stop({ outcome: 'done' });
        } catch (error) {
          stop({ outcome: 'failed' });
          throw error;
        }
      },
    ]),
  );
}
