import { z } from 'zod';
import { listQuery, pageOf } from './common.ts';
import { namedSchema } from './contacts.ts';

export const staffFigureSorts = [
  'staff',
  'contacts',
  'applies',
  'chats',
  'messages',
  'replyShare',
  'replyMinutes',
  'losses',
  'missing',
] as const;

/** `GET /v1/staff/figures`: what the platform counts of each member over the last days, up to yesterday. */
export const staffFigureQuery = z.object({
  ...listQuery,
  search: z.string().max(100).optional(),
  days: z.enum(['7', '30', '90', '179']).default('30'),
});
export const staffFigureSchema = z.object({
  staff: namedSchema,
  /** Requests sent, new customers, chats, messages sent. */
  applies: z.int(),
  contacts: z.int(),
  chats: z.int(),
  messages: z.int(),
  /** Percent of the chats that customers began which were answered; a mean of days by their chats. Null: nobody began one. */
  replyShare: z.number().nullable(),
  /** Minutes to the first answer; likewise. */
  replyMinutes: z.number().nullable(),
  /** Customers who deleted or blocked the member. */
  losses: z.int(),
  /** Days of these of which nothing is known. */
  missing: z.int(),
});
export type StaffFigure = z.infer<typeof staffFigureSchema>;
export const staffFigurePageSchema = pageOf(staffFigureSchema).extend({
  /** First and last day, in China, where the platform counts. */
  first: z.string(),
  last: z.string(),
});
