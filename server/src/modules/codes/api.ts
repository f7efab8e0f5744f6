/** What others may use of live codes. */
export { platformState } from './platform-state.ts';
export { readStrayCodes } from './read-strays.ts';
export { codeStates } from './store-codes.ts';
export { type CodesDeps, syncCodes } from './sync-codes.ts';
