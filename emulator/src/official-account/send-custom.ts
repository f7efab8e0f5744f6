import { z } from 'zod';
import { PlatformError } from '../platform/errors.ts';
import { bytes } from '../wecom/endpoint.ts';
import { accountEndpoint } from './endpoint.ts';
import { knownFollower, useWindow, writeToFollower } from './followers.ts';

const TYPES = ['text', 'image', 'voice', 'video', 'music', 'news', 'mpnews', 'msgmenu', 'miniprogrampage'];

/** POST message/custom/send: 43004 not following, 45015 no window is open, 45047 it is used up. */
export const sendCustom = accountEndpoint({
  path: 'message/custom/send',
  method: 'post',
  input: z.looseObject({
    touser: z.string().optional(),
    msgtype: z.string().optional(),
    text: z.object({ content: bytes(2048) }).optional(),
    news: z.object({ articles: z.array(z.looseObject({})).max(1) }).optional(),
  }),
  handle({ world, now }, input) {
    const follower = knownFollower(world, input.touser);
    const { msgtype } = input;
    if (msgtype === undefined || !TYPES.includes(msgtype)) throw new PlatformError(40008);
    const part = input[msgtype];
    if (typeof part !== 'object' || part === null) throw new PlatformError(44004);
    if (msgtype === 'text' && input.text?.content === '') throw new PlatformError(44004);
    if (!follower.subscribed) throw new PlatformError(43004);
    useWindow(follower, now);
    writeToFollower(follower, { at: now, from: 'account', content: { msgtype, ...part } });
    return {};
  },
});
