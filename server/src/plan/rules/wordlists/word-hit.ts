/** The list that is built in. */
export const LAW = '#law';

/** A word of a list in a text of the plan. */
export interface WordHit {
  /** Key of the word list, or `#law`. */
  list: string;
  /** As it stands in the text. */
  quoted: string;
  path: readonly (string | number)[];
}
