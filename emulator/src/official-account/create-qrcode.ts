import { z } from 'zod';
import { newId } from '../kernel/ids.ts';
import { PlatformError } from '../platform/errors.ts';
import { accountEndpoint } from './endpoint.ts';

const DEFAULT_SECONDS = 60;
const MAX_SECONDS = 2_592_000;
const MAX_TEMPORARY = 2 ** 32 - 1;
const MAX_PERMANENT = 100_000;

const input = z.object({
  expire_seconds: z.number().int().min(1).max(MAX_SECONDS).optional(),
  action_name: z.string().optional(),
  action_info: z
    .object({ scene: z.object({ scene_id: z.number().int().optional(), scene_str: z.string().optional() }) })
    .optional(),
});

function sceneOf(given: z.infer<typeof input>, isPermanent: boolean, isText: boolean): string {
  const { scene_id: id = 0, scene_str: text = '' } = given.action_info?.scene ?? {};
  const isGood = isText
    ? text.length >= 1 && text.length <= 64
    : id >= 1 && id <= (isPermanent ? MAX_PERMANENT : MAX_TEMPORARY);
  if (!isGood) throw new PlatformError(40035, 'invalid scene');
  return isText ? text : String(id);
}

/** POST qrcode/create: a picture with a scene, for a time or for good. Errors: 40035 action or scene, 45009 too many permanent ones. */
export const createQrcode = accountEndpoint({
  path: 'qrcode/create',
  method: 'post',
  isBare: true,
  input,
  handle({ world, now, baseUrl }, given) {
    const match = /^QR_(LIMIT_)?(STR_)?SCENE$/.exec(given.action_name ?? '');
    if (match === null) throw new PlatformError(40035, 'invalid action_name');
    const isPermanent = match[1] !== undefined;
    const scene = sceneOf(given, isPermanent, match[2] !== undefined);
    const { accountTickets } = world.state;
    const permanent = [...accountTickets.values()].filter((one) => one.expiresAt === undefined).length;
    if (isPermanent && permanent >= MAX_PERMANENT) throw new PlatformError(45009);
    const ticket = newId(world.state, 'oa-ticket', 'gQ', 96);
    const seconds = given.expire_seconds ?? DEFAULT_SECONDS;
    accountTickets.set(ticket, {
      ticket,
      scene,
      ...(isPermanent ? {} : { expiresAt: now + seconds * 1000 }),
    });
    const url = `${baseUrl}/oa/q/${ticket}`;
    return isPermanent ? { ticket, url } : { ticket, expire_seconds: seconds, url };
  },
});
