import { z } from 'zod';
import { PlatformError, required } from '../../platform/errors.ts';
import { findKf, findKfSession, logKf, useKfWindow } from '../../platform/kf.ts';
import { cursorAt, readCursor, readLimit } from '../../platform/paging.ts';
import { bytes, type Call, endpoint } from '../endpoint.ts';
import { liveMedia } from '../message-content.ts';

const CODE_MS = 20_000;
const KEPT_MS = 3 * 86_400_000;

const byMedia = z.object({ media_id: z.string() });
const content = {
  msgtype: z.string().optional(),
  text: z.object({ content: bytes(2048) }).optional(),
  msgmenu: z
    .looseObject({ head_content: bytes(1024).optional(), list: z.array(z.looseObject({})).max(10) })
    .optional(),
  link: z
    .looseObject({ url: z.string(), title: bytes(128).optional(), desc: bytes(512).optional() })
    .optional(),
  image: byMedia.optional(),
  voice: byMedia.optional(),
  video: byMedia.optional(),
  file: byMedia.optional(),
  miniprogram: z
    .looseObject({ appid: z.string(), title: bytes(64).optional(), thumb_media_id: z.string() })
    .optional(),
  location: z.looseObject({ latitude: z.number(), longitude: z.number() }).optional(),
  ca_link: z.looseObject({ link_url: z.string() }).optional(),
};

const BY_MEDIA = ['image', 'voice', 'video', 'file'];

/** Files must be live and of their type; a cover must be a picture. 40007 otherwise. */
function checkFiles(call: Call, part: Record<string, unknown>): void {
  const msgtype = String(part.msgtype);
  const inner = part[msgtype] as { media_id?: string; thumb_media_id?: string };
  if (BY_MEDIA.includes(msgtype)) liveMedia(call, inner.media_id ?? '', msgtype);
  if (inner.thumb_media_id) liveMedia(call, inner.thumb_media_id, 'image');
}

function partOf(input: Record<string, unknown>, types: string[]): Record<string, unknown> {
  const msgtype = String(input.msgtype ?? '');
  if (!types.includes(msgtype)) throw new PlatformError(40008);
  const part = input[msgtype];
  if (part === undefined) throw new PlatformError(40058, `field ${msgtype} missing`);
  if ((part as { content?: string }).content === '') throw new PlatformError(44004);
  return { msgtype, [msgtype]: part };
}

const SENDABLE = ['text', 'msgmenu', 'link', ...BY_MEDIA, 'miniprogram', 'location', 'ca_link'];

/** POST kf/sync_msg: what happened at an account since the cursor, of the last three days. 95007 for a bad token. */
export const syncKfMsg = endpoint({
  path: 'kf/sync_msg',
  method: 'post',
  input: z.object({
    cursor: z.string().max(64).optional(),
    token: z.string().max(128).optional(),
    limit: z.number().int().optional(),
    voice_format: z.number().optional(),
    open_kfid: z.string().optional(),
  }),
  handle({ world, now }, input) {
    const account = findKf(world, input.open_kfid);
    const known = world.state.kfTokens.find((one) => one.value === input.token);
    if (input.token && (known === undefined || known.expiresAt <= now)) throw new PlatformError(95007);
    const from = readCursor(input.cursor);
    const to = Math.min(from + readLimit(input.limit, 1000, 1000), account.log.length);
    const oldest = (now - KEPT_MS) / 1000;
    return {
      next_cursor: cursorAt(to),
      has_more: to < account.log.length ? 1 : 0,
      msg_list: account.log.slice(from, to).filter((one) => Number(one.send_time) >= oldest),
    };
  },
});

/** POST kf/send_msg: five messages within 48 hours of each message of the customer. */
export const sendKfMsg = endpoint({
  path: 'kf/send_msg',
  method: 'post',
  input: z.object({
    touser: z.string().optional(),
    open_kfid: z.string().optional(),
    msgid: z
      .string()
      .regex(/^[\w-]{1,32}$/)
      .optional(),
    ...content,
  }),
  handle(call, input) {
    const { world, now } = call;
    const account = findKf(world, input.open_kfid);
    const session = findKfSession(world, account, input.touser);
    const part = partOf(input, SENDABLE);
    checkFiles(call, part);
    useKfWindow(session, now);
    const own = input.msgid === undefined ? {} : { msgid: input.msgid };
    const entry = { ...own, external_userid: session.externalUserid, origin: 5, ...part };
    return { msgid: logKf(world, account, entry, now) };
  },
});

function spendCode(call: Call, value: string | undefined): { openKfid: string; externalUserid: string } {
  const { kfCodes } = call.world.state;
  const code = kfCodes.get(required(value, 40063, 'code missing'));
  const isLive = code !== undefined && call.world.transport.now() <= code.issuedAt + CODE_MS;
  if (!isLive) throw new PlatformError(41050);
  kfCodes.delete(value ?? '');
  return code;
}

/** POST kf/send_msg_on_event: one message for the code of an event, within 20 s; 41050 otherwise. */
export const sendKfMsgOnEvent = endpoint({
  path: 'kf/send_msg_on_event',
  method: 'post',
  input: z.object({ code: z.string().optional(), ...content }),
  handle(call, input) {
    const part = partOf(input, ['text', 'msgmenu']);
    const { openKfid, externalUserid } = spendCode(call, input.code);
    const account = findKf(call.world, openKfid);
    const entry = { external_userid: externalUserid, origin: 5, ...part };
    return { msgid: logKf(call.world, account, entry, call.now) };
  },
});
