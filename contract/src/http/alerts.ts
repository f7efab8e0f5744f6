import { z } from 'zod';
import { instantSchema, listQuery, pageOf } from './common.ts';

export const alertLevels = ['warning', 'bad'] as const;

/** Something that needs somebody. */
export const alertSchema = z.object({
  id: z.int(),
  /** `check/backups`, or the code of a trouble of the home page. */
  code: z.string(),
  level: z.enum(alertLevels),
  count: z.int().nullable(),
  /** Of a check, in the language asked for; the console has the words of troubles. */
  words: z.object({ title: z.string(), found: z.string(), hint: z.string().nullable() }).nullable(),
  /** Page of the console where it can be dealt with. */
  link: z.string(),
  openedAt: instantSchema,
  closedAt: instantSchema.nullable(),
  /** By the caller, and it has not become worse since. */
  read: z.boolean(),
});
export type Alert = z.infer<typeof alertSchema>;

/** `GET /v1/alerts`: what needs somebody whom the caller may be; the worst and newest first. */
export const alertListQuery = z.object({
  page: listQuery.page,
  size: listQuery.size,
  sort: z.enum(['openedAt', '-openedAt']).optional(),
  state: z.enum(['open', 'closed']).default('open'),
  level: z.enum(alertLevels).optional(),
});
export const alertPageSchema = pageOf(alertSchema).extend({
  /** Open ones that the caller has not read. */
  unread: z.int(),
});
export type AlertPage = z.infer<typeof alertPageSchema>;

/** `POST /v1/alerts/read`: these, or all that are open. */
export const alertReadSchema = z.strictObject({ ids: z.array(z.int()).max(200).optional() });
export const alertReadDoneSchema = z.object({ read: z.int() });
