import { z } from 'zod';
import { tagRefSchema } from '../plan/values.ts';
import { instantSchema } from './common.ts';
import { contactTagSchema, namedSchema } from './contacts.ts';
import { referenceSchema } from './reference.ts';

/** Names the customer of the chat as the client does: by external_userid. */
export const sidebarQuery = z.object({ external: z.string().min(1).max(128) });

/** `GET /v1/my/customer`: a customer of the member of staff who asks. */
export const sidebarCustomerSchema = z.object({
  id: z.int(),
  name: z.string().nullable(),
  stage: namedSchema.nullable(),
  stageAt: instantSchema.nullable(),
  /** When this member and the customer became friends, and when that ended. */
  addedAt: instantSchema,
  lostAt: instantSchema.nullable(),
  tags: z.array(contactTagSchema),
  /** What may be set: the groups of the plan. */
  tagGroups: referenceSchema.shape.tagGroups,
  fields: z.array(z.object({ key: z.string(), name: z.string(), value: z.unknown() })),
  /** Mass messages that may still reach the customer in the window of the quota. */
  reach: z.object({ left: z.int(), limit: z.int() }),
  /** On the list of those who are left alone. */
  leftAlone: z.boolean(),
});
export type SidebarCustomer = z.infer<typeof sidebarCustomerSchema>;

/** `GET /v1/my/scripts`: what to say in a private chat, filled in with the names of both; what fits comes first. */
export const sidebarScriptsSchema = z.object({
  items: z.array(
    z.object({
      key: z.string(),
      name: z.string(),
      description: z.string().nullable(),
      objection: z.string().nullable(),
      /** It is meant for the stage or for a tag of the customer. */
      fits: z.boolean(),
      /** Text in the order of the plan; null for one that cannot be filled in. */
      steps: z.array(z.object({ place: z.int(), when: z.string().nullable(), text: z.string().nullable() })),
    }),
  ),
});
export type SidebarScript = z.infer<typeof sidebarScriptsSchema>['items'][number];

/** `POST /v1/my/customer/tags`: what the member has learnt of the customer, or no longer holds true. */
export const sidebarTagsSchema = sidebarQuery
  .extend({
    add: z.array(tagRefSchema).max(50).default([]),
    remove: z.array(tagRefSchema).max(50).default([]),
  })
  .refine(({ add, remove }) => add.length + remove.length > 0, { message: 'add, remove' });
export const sidebarTagsResultSchema = z.object({ ok: z.literal(true) });
