export type { RobotDeps } from './deps.ts';
/** What a job runs of robots. */
export { tellGroups } from './tell-groups.ts';
