import { z } from 'zod';
import { permissionsSchema } from './access.ts';

export const userSchema = z.object({
  id: z.int(),
  login: z.string(),
  name: z.string(),
  /** What the person may do; the console leaves out what they may not. */
  permissions: permissionsSchema.optional(),
});
export type User = z.infer<typeof userSchema>;

/** `GET /v1/session`: who is there. `first-run` until the first administrator exists. */
export const sessionSchema = z.object({
  state: z.enum(['first-run', 'signed-out', 'signed-in']),
  user: userSchema.optional(),
  /** Present when the platform behind Hetang is the emulator. */
  sandbox: z
    .object({
      phoneUrl: z.url(),
      staffUrl: z.url(),
      clock: z.object({ now: z.iso.datetime(), speed: z.number() }),
      /** One press enters it; not where people of its own administer it. */
      open: z.boolean(),
    })
    .optional(),
  timezone: z.string(),
  /** For whoever is signed in. */
  tenant: z
    .object({
      /** Pages carry the reader's name and the day, so that a photo of a screen says whose it was. */
      watermark: z.boolean(),
      /** Names of administrators whom one may ask for a permission; the first few. */
      administrators: z.array(z.string()),
    })
    .optional(),
});
export type Session = z.infer<typeof sessionSchema>;

/** `PUT /v1/settings`: what holds for everybody at this console. */
export const settingsPutSchema = z.strictObject({ watermark: z.boolean() });

/** `POST /v1/setup`: the first administrator. In the sandbox `{ "sandbox": true }` is enough. */
export const setupSchema = z.union([
  z.strictObject({ sandbox: z.literal(true) }),
  z.strictObject({
    login: z.string().trim().min(2).max(64),
    name: z.string().trim().min(1).max(64),
    password: z.string().min(10).max(200),
  }),
]);

/** `POST /v1/session`: sign in. */
export const signInSchema = z.strictObject({ login: z.string().max(64), password: z.string().max(200) });
