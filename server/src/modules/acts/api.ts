/** What other modules may use of acts on many contacts. */
export { workActs } from './work-acts.ts';
