/** What other modules may use of the audit log. */
export { noteChange } from './note-change.ts';
