import { RETRY_CODES, SYNC_CONTACTS, SYNC_PLAN } from './job-names.ts';
import type { JobTasks } from './kernel/jobs.ts';
import type { Platform } from './platform.ts';

/** Every job there is, and when it runs by itself (crontab in UTC). */
export function jobsOf(platform: Platform): { tasks: JobTasks; crontab: string } {
  return {
    tasks: {
      [SYNC_PLAN]: () => platform.syncPlan(),
      [RETRY_CODES]: () => platform.retryCodes(),
      [SYNC_CONTACTS]: () => platform.syncContacts(),
    },
    crontab: [`17 19 * * * ${SYNC_CONTACTS}`, `*/30 * * * * ${SYNC_PLAN}`, `* * * * * ${RETRY_CODES}`].join(
      '\n',
    ),
  };
}
