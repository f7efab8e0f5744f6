/** Brings codes and corp tags in step with the plan. */
export const SYNC_PLAN = 'sync-plan';
/** Compares customers, groups and figures with the platform: callbacks may be lost. */
export const RECONCILE = 'reconcile';
/** Goes on with a comparison that was interrupted, or that somebody asked for. */
export const RESUME_RECONCILIATION = 'resume-reconciliation';
/** Lets codes follow rota, limits and staff; tries those again that failed. */
export const RETRY_CODES = 'retry-codes';
/** Writes the remarks that codes want on new friends. */
export const WRITE_REMARKS = 'write-remarks';
/** Reads what the platform counts of members. */
export const READ_FIGURES = 'read-figures';
/** Reads accounts of customer service that no callback has called for lately. */
export const READ_SERVICE = 'read-service';
/** Asks by unionid who people of other systems are as customers. */
export const LOOK_UP_IDS = 'look-up-ids';
/** Hands customers to other members and reads what became of it. */
export const RUN_TRANSFERS = 'run-transfers';
/** Reads who has left the company, and whose customers wait. */
export const SYNC_UNASSIGNED = 'sync-unassigned';
/** Looks for people whom nothing would move on in a journey. */
export const SWEEP_JOURNEYS = 'sweep-journeys';
/** Sets tags whose condition holds, and takes away those whose time is over. */
export const KEEP_TAGS = 'keep-tags';
/** Removes what is done and older than it is to be kept. */
export const REMOVE_OLD = 'remove-old';
/** Writes a backup and removes the oldest. */
export const KEEP_BACKUPS = 'keep-backups';
/** Tells internal groups of alerts and of the day. */
export const TELL_GROUPS = 'tell-groups';
/** Looks for what needs somebody. */
export const WATCH_ALERTS = 'watch-alerts';
/** Goes on with what is done with many contacts at once. */
export const WORK_ACTS = 'work-acts';
/** Works the files that were given to be imported, and takes imports back. */
export const WORK_IMPORTS = 'work-imports';
