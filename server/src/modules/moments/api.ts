export type { MomentDeps } from './deps.ts';
export { declareMoments } from './plan-posts.ts';
export { startMoments } from './run-moments.ts';
