import { z } from 'zod';
import { instantSchema, listQuery, pageOf } from './common.ts';
import { namedSchema } from './contacts.ts';

/** `no-group`: a group code whose community has no group yet. */
const codeStates = ['creating', 'live', 'failed', 'no-group'] as const;
/** How those behind a code were chosen. */
const dutyLevels = ['duty', 'backup', 'off-hours', 'over-limit', 'nobody'] as const;
/** What keeps a member of staff from taking people; `other-shift`: it is somebody else's turn. */
const hindrances = [
  'departed',
  'paused',
  'away',
  'day-limit',
  'code-limit',
  'off-hours',
  'other-shift',
] as const;

/** `GET /v1/codes` */
export const codeListQuery = z.object({
  ...listQuery,
  search: z.string().max(100).optional(),
  state: z.enum(codeStates).optional(),
  level: z.enum(dutyLevels).optional(),
  staff: z.string().max(64).optional(),
  /** Group codes of this community. */
  community: z.string().max(64).optional(),
});
export const codeSorts = ['name', 'state', 'level', 'addedToday', 'added', 'lost'] as const;
/** What a group code leads into. */
const codeGroupsSchema = z.object({
  community: namedSchema,
  /** Members at which a group is full for the code. */
  fullAt: z.int(),
  /** The groups of the community, oldest first; `on`: people come into it by the code now. */
  chats: z.array(z.object({ id: z.string(), name: z.string(), members: z.int(), on: z.boolean() })),
  /** The name of the group that the platform opens when all are full; null: it opens none. */
  next: z.string().nullable(),
});
export type CodeGroups = z.infer<typeof codeGroupsSchema>;
export const codeRowSchema = z.object({
  key: z.string(),
  name: z.string(),
  /** Who is added by it now; of a group code those the plan names. */
  staff: z.array(namedSchema),
  tags: z.array(z.string()),
  state: z.enum(codeStates),
  error: z.string().nullable(),
  qrUrl: z.string().nullable(),
  /** The address of an acquisition link; null for codes. */
  link: z.string().nullable(),
  /** Null for group codes. */
  level: z.enum(dutyLevels).nullable(),
  /** Whether adds by it are accepted at once, now. */
  skipVerify: z.boolean(),
  addedToday: z.int(),
  /** Of a group code: who has joined by it, and who of them has left. */
  added: z.int(),
  lost: z.int(),
  /** Null for codes that add staff. */
  groups: codeGroupsSchema.nullable(),
});
export const codePageSchema = pageOf(codeRowSchema);

/** `GET /v1/codes/:key`: who is behind a code now, why, and what comes next. */
export const codeDetailSchema = codeRowSchema.extend({
  remark: z.string().nullable(),
  welcome: namedSchema.nullable(),
  dailyLimit: z.int().nullable(),
  autoAccept: z.object({ from: z.string(), to: z.string() }).nullable(),
  /** Whether the platform has the code as it should be now. */
  inStep: z.boolean(),
  changedAt: instantSchema.nullable(),
  people: z.array(
    z.object({
      staff: namedSchema,
      on: z.boolean(),
      hindrance: z.enum(hindrances).nullable(),
      backup: z.boolean(),
      addedToday: z.int(),
      /** The stricter of what the code and the member allow; null without a limit. */
      limit: z.int().nullable(),
    }),
  ),
  /** If nobody adds, stops or changes anything before; null within eight days. */
  next: z
    .object({
      at: instantSchema,
      level: z.enum(dutyLevels),
      staff: z.array(namedSchema),
      skipVerify: z.boolean(),
    })
    .nullable(),
  /** New friends by it, by day of the plan's zone; days without any are left out. */
  days: z.array(z.object({ day: z.iso.date(), added: z.int() })),
});
export type CodeDetail = z.infer<typeof codeDetailSchema>;

/** `GET /v1/codes/link-quota`: how many customers may still come by acquisition links. */
export const linkQuotaSchema = z.object({
  total: z.int(),
  left: z.int(),
  ends: z.array(z.object({ at: instantSchema, left: z.int() })),
});

/** `GET /v1/codes/:key/changes`: what it has been, newest first. */
export const codeChangesQuery = z.object({ page: listQuery.page, size: listQuery.size });
export const codeChangePageSchema = pageOf(
  z.object({
    at: instantSchema,
    level: z.enum(dutyLevels),
    on: z.array(namedSchema),
    off: z.array(namedSchema.extend({ hindrance: z.enum(hindrances) })),
    skipVerify: z.boolean(),
  }),
);

/** Sizes in which a QR picture is given out, in pixels; `svg` has none. */
export const qrSizes = [300, 600, 1200, 2400] as const;
/** `GET /v1/codes/:key/qr.png` and `qr.svg`. */
export const codeImageQuery = z.object({
  size: z.coerce
    .number()
    .pipe(z.union(qrSizes.map((size) => z.literal(size))))
    .optional(),
  /** SVG only: with the name of the code below it. */
  caption: z.enum(['yes', 'no']).default('no'),
  download: z.enum(['yes', 'no']).default('no'),
});
/** `GET /v1/codes/qr.zip`: one picture for each of the codes. */
export const codeZipQuery = z.object({
  codes: z
    .string()
    .max(50_000)
    .describe('Keys, separated by commas; all live codes when left out')
    .optional(),
  format: z.enum(['png', 'svg']).default('png'),
  size: codeImageQuery.shape.size,
  caption: codeImageQuery.shape.caption,
});

/** `GET /v1/staff`: who takes people now and who does not. */
export const staffListQuery = z.object({
  ...listQuery,
  search: z.string().max(100).optional(),
  state: z.enum(['taking', 'paused', 'away', 'off-hours', 'day-limit', 'departed']).optional(),
});
export const staffSorts = ['name', 'addedToday', 'codes'] as const;
export const staffRowSchema = z.object({
  key: z.string(),
  name: z.string(),
  state: z.enum(['taking', 'paused', 'away', 'off-hours', 'day-limit', 'departed']),
  pause: z
    .object({
      until: instantSchema.nullable(),
      reason: z.string().nullable(),
      by: z.string(),
      at: instantSchema,
    })
    .nullable(),
  addedToday: z.int(),
  limit: z.int().nullable(),
  /** Codes by which the member is added now. */
  codes: z.array(namedSchema),
});
export type StaffRow = z.infer<typeof staffRowSchema>;
export const staffPageSchema = pageOf(staffRowSchema);

/** `PUT /v1/staff/:key/pause`: takes nobody from now on. */
export const staffPauseSchema = z.strictObject({
  until: instantSchema.optional(),
  reason: z.string().trim().max(300).optional(),
});
