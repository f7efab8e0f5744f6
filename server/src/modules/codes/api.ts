/** What others may use of live codes. */
export type { CodesDeps } from './deps.ts';
export { platformState } from './platform-state.ts';
export { readStrayCodes } from './read-strays.ts';
export { codeStates } from './store-codes.ts';
export { syncCodes } from './sync-codes.ts';
