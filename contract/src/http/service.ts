import { z } from 'zod';
import { instantSchema, listQuery, pageOf } from './common.ts';
import { namedSchema } from './contacts.ts';

/** `GET /v1/service/accounts`: customer-service accounts. 客服账号 */
export const serviceAccountListSchema = z.object({
  items: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      /** When its messages were read last. */
      readAt: instantSchema.nullable(),
      chats: z.int(),
      /** Conversations in which the customer spoke last and may be answered. */
      waiting: z.int(),
    }),
  ),
});

/** `POST /v1/service/accounts/read`: which accounts there are, and what they tell. */
export const serviceReadSchema = z.object({ accounts: z.int() });

/** `GET /v1/service/accounts/:id/link` */
export const serviceLinkQuery = z.object({
  /** Comes back with whoever comes by the link. */
  scene: z
    .string()
    .regex(/^[\w-]{0,32}$/)
    .default(''),
});
export const serviceLinkSchema = z.object({ url: z.string() });

const windowSchema = z.object({
  /** Messages that may still be sent: five after each message of the customer. */
  left: z.int(),
  /** When the 48 hours end. */
  until: instantSchema.nullable(),
  /** Why nothing may be sent; null while something may. */
  closed: z.enum(['never-wrote', 'over', 'spent', 'member', 'ended']).nullable(),
});

/** `GET /v1/service/chats`: conversations, the latest first; `waiting` are those to be answered. */
export const serviceChatListQuery = z.object({
  ...listQuery,
  sort: z.enum(['-last', 'last', 'until', '-until']).default('-last'),
  account: z.string().max(128).optional(),
  waiting: z.enum(['yes', 'no']).optional(),
  /** Part of the contact's name, or the external_userid. */
  search: z.string().max(100).optional(),
});
export const serviceChatSchema = z.object({
  account: namedSchema,
  customer: z.string(),
  contact: z.object({ id: z.int(), name: z.string().nullable() }).nullable(),
  /** The member who has it in the client. */
  member: z.string().nullable(),
  lastAt: instantSchema,
  last: z
    .object({
      origin: z.enum(['customer', 'hetang', 'member', 'system']),
      type: z.string(),
      text: z.string().nullable(),
    })
    .nullable(),
  waiting: z.boolean(),
  window: windowSchema,
});
export type ServiceChat = z.infer<typeof serviceChatSchema>;
export const serviceChatPageSchema = pageOf(serviceChatSchema);

/** `GET /v1/service/chats/:account/:customer/messages`: the latest first. */
export const serviceMessageListQuery = z.object({
  page: listQuery.page,
  size: listQuery.size,
  origin: z.enum(['customer', 'hetang', 'member', 'system']).optional(),
  sort: z.enum(['-at', 'at']).default('-at'),
});
export const serviceMessagePageSchema = pageOf(
  z.object({
    id: z.string(),
    at: instantSchema,
    origin: z.enum(['customer', 'hetang', 'member', 'system']),
    type: z.string(),
    /** Of texts only; gone when messages are not kept so long. */
    text: z.string().nullable(),
    state: z.enum(['received', 'calling', 'sent', 'failed', 'unknown']),
    /** Why a message of ours did not arrive. */
    problem: z.string().nullable(),
    by: z.string().nullable(),
  }),
).extend({ chat: serviceChatSchema });

/** WeCom takes 2048 bytes of UTF-8. */
const MOST_BYTES = 2048;

/** `POST /v1/service/chats/:account/:customer/messages`: an answer; the same `id` again sends nothing again. */
export const serviceAnswerSchema = z.strictObject({
  id: z.string().regex(/^[\w-]{8,32}$/),
  text: z
    .string()
    .trim()
    .min(1)
    .refine((text) => new TextEncoder().encode(text).length <= MOST_BYTES, {
      message: 'at most 2048 bytes / 最多 2048 字节',
    }),
});
export const serviceAnswerResultSchema = z.object({
  state: z.enum(['calling', 'sent', 'failed', 'unknown']),
});
