import type { Bind } from './step.ts';

/** Whom a question is asked of. */
export interface Asked {
  /** The token under which people were put down (`people/with-segment.ts`); everybody when left out. */
  people?: string | undefined;
}

/** Keeps only the rows of the people put down under a token. */
export function amongPeople({ people }: Asked, bind: Bind): string {
  if (people === undefined) return '';
  return `and contact_id in (select contact_id from asked_of where token = ${bind.put(people, 'String')})`;
}
