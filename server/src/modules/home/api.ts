/** What other modules may use of the home page. */
export { readHome } from './read-home.ts';
export { readTroubles } from './read-troubles.ts';
