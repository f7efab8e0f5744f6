import { z } from 'zod';
import { instantSchema } from './common.ts';
import { namedSchema } from './contacts.ts';

/**
 * `GET /v1/contacts/:id/tag-marks`: each tag of a contact that is kept in step with WeCom, on its way: wanted, told to the
 * platform, taken by it, seen there.
 */
export const tagMarksSchema = z.object({
  /** When the platform was last asked what it shows of the contact; null: never. */
  lookedAt: instantSchema.nullable(),
  items: z.array(
    z.object({
      group: namedSchema,
      tag: namedSchema,
      /** By whose word the contact has the tag, as in its list of tags; null when it has not. */
      source: z.string().nullable(),
      /** The last wish of ours that is still on record; null of a tag that staff set in WeCom. */
      wish: z.enum(['add', 'remove']).nullable(),
      wishedAt: instantSchema.nullable(),
      calledAt: instantSchema.nullable(),
      settledAt: instantSchema.nullable(),
      /** Of the wish: `pending`, `calling`, `deferred`, `sent`, `dropped`, `failed` …; with the reason when it did not come about. */
      state: z.string().nullable(),
      reason: z.string().nullable(),
      /** Whether any friend among the staff has the tag on the contact, as far as is known. */
      shown: z.boolean(),
    }),
  ),
});
export type TagMarks = z.infer<typeof tagMarksSchema>;
