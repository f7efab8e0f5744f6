/** What others may use of remarks. */

export { wantRemarks } from './want-remarks.ts';
export { writeRemarks } from './write-remarks.ts';
