import { z } from 'zod';
import { nextNumber } from '../kernel/ids.ts';
import { monthOf } from '../kernel/shanghai-time.ts';
import { PlatformError } from '../platform/errors.ts';
import type { Follower } from '../state/official-account.ts';
import type { World } from '../world/world.ts';
import { accountEndpoint } from './endpoint.ts';
import { knownFollower, writeToFollower } from './followers.ts';
import { pushToAccount } from './push.ts';
import { taggedWith } from './tags.ts';

const PER_MONTH = 4;
const TYPES = ['text', 'image', 'voice', 'mpnews', 'mpvideo', 'wxcard', 'images'];
const FIRST_MESSAGE = 1_000_000_000;

const content = {
  msgtype: z.string().optional(),
  text: z.object({ content: z.string() }).optional(),
  image: z.looseObject({}).optional(),
  images: z.looseObject({}).optional(),
  voice: z.looseObject({}).optional(),
  mpnews: z.looseObject({}).optional(),
  mpvideo: z.looseObject({}).optional(),
  wxcard: z.looseObject({}).optional(),
  clientmsgid: z.string().max(64).optional(),
  send_ignore_reprint: z.number().optional(),
};
const message = z.object(content);
type Message = z.infer<typeof message>;

/** What arrives. Errors: 40008 type, 44004 empty text, 40007 nothing in it. */
function bodyOf(given: Message): Record<string, unknown> {
  const msgtype = given.msgtype ?? '';
  if (!TYPES.includes(msgtype)) throw new PlatformError(40008);
  const part = given[msgtype as 'text'] as Record<string, unknown> | undefined;
  if (part === undefined) throw new PlatformError(msgtype === 'text' ? 44004 : 40007);
  if (part.content === '') throw new PlatformError(44004);
  return { msgtype, ...part };
}

function mayReceive(follower: Follower, at: number): boolean {
  const { start } = monthOf(at);
  follower.massReceived = (follower.massReceived ?? []).filter((one) => one >= start);
  return follower.subscribed && !follower.isBlocked && follower.massReceived.length < PER_MONTH;
}

/** Delivers to those who may still receive; the result comes as an event. Errors: 45065 the same clientmsgid. */
function sendToMany(world: World, given: Message, wanted: Follower[], at: number): Record<string, unknown> {
  const body = bodyOf(given);
  const { massMessages, originalId } = world.state.account;
  const clientMsgId = given.clientmsgid ?? '';
  if (clientMsgId !== '' && massMessages.some((one) => one.clientMsgId === clientMsgId))
    throw new PlatformError(45065);
  const open = wanted.filter((one) => mayReceive(one, at));
  for (const follower of open) {
    follower.massReceived?.push(at);
    writeToFollower(follower, { at, from: 'account', content: body });
  }
  const msgId = FIRST_MESSAGE + nextNumber(world.state, 'oa-mass');
  massMessages.push({ msgId, clientMsgId, sent: open.map((one) => one.openid), isDeleted: false });
  const counts = {
    TotalCount: wanted.length,
    FilterCount: open.length,
    SentCount: open.length,
    ErrorCount: 0,
  };
  const event = { MsgType: 'event', Event: 'MASSSENDJOBFINISH', MsgID: msgId, Status: 'send success' };
  pushToAccount(world, originalId, { ...event, ...counts }, at);
  return { errmsg: 'send job submission success', msg_id: msgId, msg_data_id: msgId + FIRST_MESSAGE };
}

/** POST message/mass/sendall: to all followers or to those with a tag. Errors: 45159 tag. */
export const massSendAll = accountEndpoint({
  path: 'message/mass/sendall',
  method: 'post',
  input: message.extend({
    filter: z
      .object({ is_to_all: z.boolean().optional(), tag_id: z.coerce.number().int().optional() })
      .optional(),
  }),
  handle({ world, now }, input) {
    const { is_to_all: isToAll, tag_id: tagId } = input.filter ?? {};
    const all = [...world.state.followers.values()].filter((one) => one.subscribed);
    if (isToAll === true) return sendToMany(world, input, all, now);
    if (!world.state.account.tags.some((one) => one.id === tagId)) throw new PlatformError(45159);
    return sendToMany(world, input, taggedWith(world, tagId ?? 0), now);
  },
});

/** POST message/mass/send: to 2 to 10,000 openids. Errors: 40130 fewer than two, 40003 unknown. */
export const massSend = accountEndpoint({
  path: 'message/mass/send',
  method: 'post',
  input: message.extend({ touser: z.array(z.string()).max(10_000).optional() }),
  handle({ world, now }, input) {
    const openids = [...new Set(input.touser ?? [])];
    if (openids.length < 2) throw new PlatformError(40130, 'invalid openid list size');
    const wanted = openids.map((openid) => knownFollower(world, openid));
    return sendToMany(world, input, wanted, now);
  },
});

/** POST message/mass/preview: to one follower, without counting. */
export const massPreview = accountEndpoint({
  path: 'message/mass/preview',
  method: 'post',
  input: message.extend({ touser: z.string().optional() }),
  handle({ world, now }, input) {
    const follower = knownFollower(world, input.touser);
    if (!follower.subscribed) throw new PlatformError(43004);
    writeToFollower(follower, { at: now, from: 'account', content: bodyOf(input) });
    return { errmsg: 'preview success', msg_id: FIRST_MESSAGE + nextNumber(world.state, 'oa-mass') };
  },
});

const byId = z.object({ msg_id: z.union([z.number(), z.string()]).optional() });

function findMessage(world: World, id: number | string | undefined): { isDeleted: boolean; msgId: number } {
  const found = world.state.account.massMessages.find((one) => String(one.msgId) === String(id));
  if (found === undefined) throw new PlatformError(40059);
  return found;
}

/** POST message/mass/delete: 40059 when unknown. */
export const massDelete = accountEndpoint({
  path: 'message/mass/delete',
  method: 'post',
  input: byId,
  handle({ world }, input) {
    findMessage(world, input.msg_id).isDeleted = true;
    return {};
  },
});

/** POST message/mass/get. */
export const massStatus = accountEndpoint({
  path: 'message/mass/get',
  method: 'post',
  isBare: true,
  input: byId,
  handle({ world }, input) {
    const { msgId, isDeleted } = findMessage(world, input.msg_id);
    return { msg_id: msgId, msg_status: isDeleted ? 'DELETE' : 'SEND_SUCCESS' };
  },
});
