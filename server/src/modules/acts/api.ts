/** What other modules may use of acts on many contacts. */
export { stopAct } from './stop-act.ts';
export { workActs } from './work-acts.ts';
