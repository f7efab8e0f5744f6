/** What others may use of the figures of staff. */

export { readFigures } from './read-figures.ts';
