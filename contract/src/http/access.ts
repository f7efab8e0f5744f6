import { z } from 'zod';
import { instantSchema } from './common.ts';

/** What may be allowed: one word for each part of the product. */
export const resources = [
  'home',
  'plan',
  'contacts',
  'phones',
  'segments',
  'journeys',
  'reach',
  'tasks',
  'groups',
  'codes',
  'transfers',
  'reports',
  'imports',
  'events',
  'wecom',
  'system',
  'access',
  'audit',
  'webhooks',
] as const;
export type Resource = (typeof resources)[number];

export const actions = ['read', 'write', 'export'] as const;
export type Action = (typeof actions)[number];

/** Whose rows: what hangs on oneself, on one's unit and those below it, or everything. 数据范围 */
export const reaches = ['own', 'unit', 'all'] as const;
export type Reach = (typeof reaches)[number];

/** The matrix resource × action × reach; what is not in it is not allowed. */
export const permissionsSchema = z.partialRecord(
  z.enum(resources),
  z.partialRecord(z.enum(actions), z.enum(reaches)),
);
export type Permissions = z.infer<typeof permissionsSchema>;

const roleKey = z.string().regex(/^[a-z][a-z0-9-]{1,39}$/);

/** `GET /v1/roles` */
export const roleSchema = z.object({
  key: z.string(),
  /** Of a built-in role empty: the console has its words. */
  name: z.string(),
  builtIn: z.boolean(),
  permissions: permissionsSchema,
  /** Users who have it. */
  users: z.int(),
});
export type Role = z.infer<typeof roleSchema>;
export const roleListSchema = z.object({ items: z.array(roleSchema) });
/** `PUT /v1/roles/:key` makes or changes a role of one's own. */
export const roleParams = z.object({ key: roleKey });
export const rolePutSchema = z.strictObject({
  name: z.string().trim().min(1).max(40),
  permissions: permissionsSchema,
});

export const userStates = ['active', 'invited', 'disabled'] as const;

/** `GET /v1/users` */
export const userRowSchema = z.object({
  id: z.int(),
  login: z.string(),
  name: z.string(),
  role: z.string(),
  /** Key of the plan's `staff`: who this user is among the members of staff. */
  staff: z.string().nullable(),
  /** Key of the plan's `units`; null: the unit of the member of staff. */
  unit: z.string().nullable(),
  state: z.enum(userStates),
  createdAt: instantSchema,
  lastSeenAt: instantSchema.nullable(),
  sessions: z.int(),
});
export type UserRow = z.infer<typeof userRowSchema>;
export const userSorts = ['name', 'login', 'createdAt', 'lastSeenAt'] as const;
export const userListQuery = z.object({
  page: z.coerce.number().int().min(1).max(100_000).default(1),
  size: z.coerce.number().int().min(1).max(200).default(20),
  sort: z.string().max(40).default('name'),
  search: z.string().max(100).optional(),
  role: z.string().max(40).optional(),
  state: z.enum(userStates).optional(),
});
export const userPageSchema = z.object({ items: z.array(userRowSchema), total: z.int() });

const standing = {
  name: z.string().trim().min(1).max(64),
  role: z.string().max(40),
  staff: z.string().max(64).nullable().default(null),
  unit: z.string().max(64).nullable().default(null),
};
/** `POST /v1/users`: invites somebody. */
export const userInviteSchema = z.strictObject({ login: z.string().trim().min(2).max(64), ...standing });
/** `PUT /v1/users/:id` */
export const userPutSchema = z.strictObject({ ...standing, disabled: z.boolean().default(false) });
/** A link by which one sets a password, once, within its time. Shown only here. */
export const inviteSchema = z.object({ id: z.int(), token: z.string(), expiresAt: instantSchema });
export type Invite = z.infer<typeof inviteSchema>;
/** `POST /v1/invites/accept` */
export const inviteAcceptSchema = z.strictObject({
  token: z.string().min(20).max(100),
  password: z.string().min(10).max(200),
});
/** `POST /v1/account/password` */
export const passwordChangeSchema = z.strictObject({
  old: z.string().max(200),
  password: z.string().min(10).max(200),
});
/** `GET /v1/account/sessions`: where this user is signed in. */
export const ownSessionsSchema = z.object({
  items: z.array(
    z.object({
      id: z.int(),
      createdAt: instantSchema,
      lastSeenAt: instantSchema,
      ip: z.string().nullable(),
      browser: z.string().nullable(),
      /** The one that asks. */
      current: z.boolean(),
    }),
  ),
});
export type OwnSessions = z.infer<typeof ownSessionsSchema>;
