export { nextDatedStart, startByDate } from './rules/dated.ts';
export { keysIn } from './rules/entry-keys.ts';
export { wakeJourney } from './rules/wake.ts';
export { declareStarts } from './schedule/declare-starts.ts';
export { releaseScheduled } from './schedule/release.ts';
export { haltedJourneys } from './sql/halted-journeys.ts';
export { WEBHOOK_CHANNEL } from './webhooks/channel.ts';
