import { z } from 'zod';
import { tagRefSchema } from '../plan/values.ts';
import { instantSchema } from './common.ts';
import { chatStatusSchema } from './communities.ts';
import { contactTagSchema, namedSchema, timelineSchema } from './contacts.ts';
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

/** `GET /v1/my/scripts`: what to say in a chat, filled in with the names of who talks; what fits comes first. */
export const sidebarScriptsSchema = z.object({
  items: z.array(
    z.object({
      key: z.string(),
      name: z.string(),
      description: z.string().nullable(),
      objection: z.string().nullable(),
      /** It is meant for the stage or a tag of the customer, or for a stage that the group is for. */
      fits: z.boolean(),
      /** Text in the order of the plan; null for one that cannot be filled in. */
      steps: z.array(z.object({ place: z.int(), when: z.string().nullable(), text: z.string().nullable() })),
    }),
  ),
});
export type SidebarScript = z.infer<typeof sidebarScriptsSchema>['items'][number];

/** `GET /v1/my/customer/timeline`: what has happened to the customer of late, the newest first. */
export const sidebarTimelineSchema = timelineSchema.omit({ next: true });
export type SidebarTimeline = z.infer<typeof sidebarTimelineSchema>;

/** Names the customer group of the chat as the client does: by chat_id. */
export const sidebarChatQuery = z.object({ chat: z.string().min(1).max(128) });

/** `GET /v1/my/chat`: a customer group of the member of staff who asks. `GET /v1/my/chat/scripts` says what to say there. */
export const sidebarChatSchema = z.object({
  id: z.string(),
  name: z.string(),
  owner: namedSchema,
  status: chatStatusSchema,
  createdAt: instantSchema,
  /** Who is in it now; `contacts` of the customers are known to Hetang. */
  staff: z.int(),
  customers: z.int(),
  contacts: z.int(),
  /** In and out in the last seven days, staff aside. */
  joined7: z.int(),
  left7: z.int(),
  /** Null for a group that belongs to none. */
  community: namedSchema
    .extend({
      /** Its rules in the words of the plan. */
      encourage: z.array(z.string()),
      forbid: z.array(z.string()),
      exit: z.string().nullable(),
    })
    .nullable(),
});
export type SidebarChat = z.infer<typeof sidebarChatSchema>;

/** `POST /v1/my/customer/tags`: what the member has learnt of the customer, or no longer holds true. */
export const sidebarTagsSchema = sidebarQuery
  .extend({
    add: z.array(tagRefSchema).max(50).default([]),
    remove: z.array(tagRefSchema).max(50).default([]),
  })
  .refine(({ add, remove }) => add.length + remove.length > 0, { message: 'add, remove' });
export const sidebarTagsResultSchema = z.object({ ok: z.literal(true) });
