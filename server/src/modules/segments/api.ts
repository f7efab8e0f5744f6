/** What other modules may use of segments. */
export { answerParts } from './sql/answer-parts.ts';
export { readFacts } from './sql/read-facts.ts';
