/** What others may use of transfers. */
export { departedUserids } from './departures.ts';
