import { z } from 'zod';

/** The steps of a comparison, in their order. */
export const STEPS = ['gone', 'contacts', 'chats', 'chats-gone', 'statistics'] as const;
export type Step = (typeof STEPS)[number];

/**
 * How far a comparison has come: everything of the step up to `after` (a member, a group, a day) is done. `cursor` is
 * the platform's, within the list of `members` that come next.
 */
export const placeSchema = z.object({
  step: z.enum(STEPS),
  after: z.string(),
  cursor: z.string().optional(),
  /** Whose list the cursor is of. */
  members: z.array(z.string()).optional(),
  /** Of how many members, groups or days this step has done how many. */
  done: z.int().default(0),
  total: z.int().nullable().default(null),
});
export type Place = z.infer<typeof placeSchema>;

export const FIRST: Place = { step: STEPS[0], after: '', done: 0, total: null };

/** Where the step after this one begins; null after the last. */
export function stepAfter(step: Step): Place | null {
  const next = STEPS[STEPS.indexOf(step) + 1];
  return next === undefined ? null : { step: next, after: '', done: 0, total: null };
}

/** The place without a cursor: what comes next begins anew. */
export function withoutCursor({ step, after, done, total }: Place): Place {
  return { step, after, done, total };
}

/** The place behind these members. */
export function behind(place: Place, members: readonly string[], total: number): Place {
  return { step: place.step, after: members.at(-1) ?? place.after, done: place.done + members.length, total };
}

/** Members in stretches of `size`; the first is the one that the cursor is of, if there is one. */
export function stretches(place: Place, left: readonly string[], size: number): string[][] {
  const begun = place.members ?? [];
  const last = begun.at(-1) ?? '';
  const rest = left.filter((userid) => userid > last);
  const groups = begun.length > 0 ? [begun] : [];
  for (let from = 0; from < rest.length; from += size) groups.push(rest.slice(from, from + size));
  return groups;
}
