export { declareBroadcasts } from './plan-runs.ts';
export { runBroadcasts } from './run-broadcasts.ts';
