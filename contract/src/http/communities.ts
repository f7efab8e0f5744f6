import { z } from 'zod';
import { instantSchema, listQuery, pageOf } from './common.ts';
import { namedSchema } from './contacts.ts';
import { fixtureRowSchema } from './fixtures.ts';

/** How a community stands against the thresholds of the plan; shares are 0..1, null where nothing is known yet. */
export const communityHealthSchema = z.object({
  /** Of the members of seven days ago, who has left since; dissolved groups aside. */
  leaveShare: z.number().nullable(),
  leaveAtMost: z.number().nullable(),
  /** Members who spoke, by the platform's figures of the owners, on an average day of the last seven. */
  activeShare: z.number().nullable(),
  activeAtLeast: z.number().nullable(),
  /** What is over a threshold. */
  troubles: z.array(z.enum(['leaving', 'silent'])),
});

/** `GET /v1/communities`: the communities of the plan with their groups. */
export const communityRowSchema = z.object({
  key: z.string(),
  name: z.string(),
  chats: z.int(),
  members: z.int(),
  /** In and out in the last seven days, staff aside. */
  joined7: z.int(),
  left7: z.int(),
  health: communityHealthSchema,
});
export type CommunityRow = z.infer<typeof communityRowSchema>;
export const communityListQuery = z.object({
  page: listQuery.page,
  size: listQuery.size,
  search: z.string().max(100).optional(),
  trouble: z.enum(['leaving', 'silent']).optional(),
  sort: z
    .enum([
      'name',
      '-name',
      'chats',
      '-chats',
      'members',
      '-members',
      'joined7',
      '-joined7',
      'left7',
      '-left7',
    ])
    .optional(),
});
export const communityListSchema = pageOf(communityRowSchema).extend({
  /** Groups that belong to no community. */
  unmapped: z.int(),
});
export type CommunityList = z.infer<typeof communityListSchema>;

/** `GET /v1/communities/:key`: one of them, day by day. */
export const communityDetailSchema = communityRowSchema.extend({
  /** Its owners also own groups of other communities, so that the platform's figures are of all of them. */
  sharedOwners: z.boolean(),
  /** What new members read, as WeCom keeps it for owners to choose; null when the plan has none. 入群欢迎语 */
  welcome: fixtureRowSchema
    .pick({ name: true, state: true, problem: true })
    .extend({ text: z.string().nullable() })
    .nullable(),
  days: z.array(
    z.object({
      day: z.iso.date(),
      members: z.int(),
      joined: z.int(),
      left: z.int(),
      /** Figures of the platform for the owners of its groups; null for a day that has none. */
      messages: z.int().nullable(),
      activeMembers: z.int().nullable(),
      activeChats: z.int().nullable(),
    }),
  ),
});
export type CommunityDetail = z.infer<typeof communityDetailSchema>;

export const chatStatusSchema = z.enum(['normal', 'owner-left', 'handing-over', 'handed-over', 'dismissed']);
const chatFilter = {
  search: z.string().max(100).optional(),
  /** A key, or `-` for those of none. */
  community: z.string().max(64).optional(),
  owner: z.string().max(64).optional(),
  status: chatStatusSchema.optional(),
};

/** `GET /v1/chats`: customer groups; dissolved ones only where they are asked for. */
export const chatListQuery = z.object({
  page: listQuery.page,
  size: listQuery.size,
  sort: z.enum(['name', '-name', 'members', '-members', 'createdAt', '-createdAt']).default('-createdAt'),
  ...chatFilter,
});
export const chatExportQuery = z.object(chatFilter);
export const chatRowSchema = z.object({
  id: z.string(),
  name: z.string(),
  /** A member of the plan's staff, or a userid that stands for itself. */
  owner: namedSchema,
  status: chatStatusSchema,
  members: z.int(),
  createdAt: instantSchema,
  community: namedSchema.nullable(),
  /** Who put it there; null when its name did, or nobody. */
  chosenBy: z.string().nullable(),
  /** Where it probably belongs, for a group of no community. */
  suggestion: namedSchema.nullable(),
});
export type ChatRow = z.infer<typeof chatRowSchema>;
export const chatPageSchema = pageOf(chatRowSchema);
export type ChatPage = z.infer<typeof chatPageSchema>;

/** `GET /v1/chats/:id` */
export const chatDetailSchema = chatRowSchema.extend({
  notice: z.string().nullable(),
  /** When the platform was asked last. */
  seenAt: instantSchema.nullable(),
  dismissedAt: instantSchema.nullable(),
  staff: z.int(),
  customers: z.int(),
  /** Customers in it who are contacts. */
  contacts: z.int(),
});
export type ChatDetail = z.infer<typeof chatDetailSchema>;

/** `GET /v1/chats/:id/members`: who is or was in it. */
const memberFilter = {
  search: z.string().max(100).optional(),
  state: z.enum(['in', 'left']).optional(),
  kind: z.enum(['staff', 'customer']).optional(),
};
export const chatMembersQuery = z.object({
  page: listQuery.page,
  size: listQuery.size,
  sort: z.enum(['joinedAt', '-joinedAt', 'leftAt', '-leftAt']).default('-joinedAt'),
  ...memberFilter,
});
export const chatMembersExportQuery = z.object(memberFilter);
export const chatMemberSchema = z.object({
  id: z.string(),
  kind: z.enum(['staff', 'customer']),
  name: z.string().nullable(),
  contact: z.int().nullable(),
  joinedAt: instantSchema,
  scene: z.enum(['invited', 'link', 'qr', 'unknown']),
  inviter: z.string().nullable(),
  leftAt: instantSchema.nullable(),
  leave: z.enum(['left', 'removed', 'dismissed', 'unknown']).nullable(),
});
export type ChatMember = z.infer<typeof chatMemberSchema>;
export const chatMembersSchema = pageOf(chatMemberSchema);

/** `PUT /v1/chats/community`: these groups belong there from now on, whatever they are called. */
export const chatCommunityRequestSchema = z.strictObject({
  chats: z.array(z.string().min(1).max(128)).min(1).max(500),
  /** A key of the plan; null for none. */
  community: z.string().max(64).nullable(),
  /** Their names decide again; `community` is not looked at. */
  byName: z.boolean().default(false),
});
export const chatCommunityAnswerSchema = z.object({
  /** Groups that belong elsewhere than before. */
  moved: z.int(),
});
