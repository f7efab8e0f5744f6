import { z } from 'zod';
import { instantSchema } from './common.ts';
import { namedSchema } from './contacts.ts';

const one = (most: number) => z.string().trim().max(most);

/** What a member notes about a customer in WeCom; lengths as the platform keeps them. */
export const friendNotesSchema = z.strictObject({
  remark: one(20),
  description: one(150),
  company: one(20),
  mobiles: z.array(z.string().trim().min(1).max(32)).max(20),
});
export type FriendNotes = z.infer<typeof friendNotesSchema>;

/** A friendship with its notes. */
export const friendRemarkSchema = z.object({
  staff: namedSchema,
  /** The platform's id of the customer. */
  platformId: z.string(),
  /** As WeCom shows them now; null when the member is no friend there. */
  notes: z
    .object({
      remark: z.string(),
      description: z.string(),
      company: z.string(),
      mobiles: z.array(z.string()),
    })
    .nullable(),
  /** What the code wanted as remark, and what became of it. */
  wish: z
    .object({
      code: namedSchema,
      state: z.enum(['wanted', 'written', 'kept', 'failed']),
      remark: z.string().nullable(),
      reason: z.string().nullable(),
      at: instantSchema,
    })
    .nullable(),
});
export type FriendRemark = z.infer<typeof friendRemarkSchema>;

/** `GET /v1/contacts/:id/remarks`: read from WeCom at this moment. */
export const friendRemarksSchema = z.object({ items: z.array(friendRemarkSchema) });

/**
 * `PUT /v1/contacts/:id/remarks`: what has changed is written, if WeCom still shows what was `seen`; else 409
 * `remark/changed`, and what staff have written stays.
 */
export const friendRemarkChange = z.strictObject({
  staff: z.string().min(1).max(64),
  platformId: z.string().min(1).max(128),
  seen: z.object({
    remark: z.string().max(1000),
    description: z.string().max(1000),
    company: z.string().max(1000),
    mobiles: z.array(z.string().max(100)).max(100),
  }),
  set: friendNotesSchema.partial(),
});
