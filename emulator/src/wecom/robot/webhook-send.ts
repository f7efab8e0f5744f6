import { createHash } from 'node:crypto';
import { z } from 'zod';
import { PlatformError } from '../../platform/errors.ts';
import { checkCard, NOTICE_CARDS, templateCard } from '../app-message/template-card.ts';
import { bytes, type Call, endpoint } from '../endpoint.ts';
import { liveAttachment } from '../message-content.ts';
import { findRobot } from './find-robot.ts';

const PER_MINUTE = 20;
const MAX_IMAGE = 2 * 1024 * 1024;
const KEPT = 100;

const article = z.object({
  title: bytes(128),
  description: bytes(512).optional(),
  url: z.string(),
  picurl: z.string().optional(),
});
const content = {
  text: z.looseObject({ content: bytes(2048) }).optional(),
  markdown: z.object({ content: bytes(4096) }).optional(),
  markdown_v2: z.object({ content: bytes(4096) }).optional(),
  image: z.object({ base64: z.string(), md5: z.string() }).optional(),
  news: z.object({ articles: z.array(article).min(1).max(8) }).optional(),
  file: z.object({ media_id: z.string() }).optional(),
  voice: z.object({ media_id: z.string() }).optional(),
  template_card: templateCard.optional(),
};
const input = z.object({ msgtype: z.string().optional(), ...content });
type Message = z.infer<typeof input>;

function checkImage(image: NonNullable<Message['image']>): void {
  const raw = Buffer.from(image.base64, 'base64');
  if (raw.length === 0 || raw.length > MAX_IMAGE) throw new PlatformError(40009);
  if (createHash('md5').update(raw).digest('hex') !== image.md5.toLowerCase())
    throw new PlatformError(40058, 'image md5 does not match');
}

function partOf(call: Call, message: Message): Record<string, unknown> {
  const { msgtype, image, file, voice, template_card: card } = message;
  if (msgtype === undefined || !Object.hasOwn(content, msgtype)) throw new PlatformError(40008);
  const part = message[msgtype as 'text'] as Record<string, unknown> | undefined;
  if (part === undefined) throw new PlatformError(40058, `field ${msgtype} missing`);
  if (part.content === '') throw new PlatformError(44004);
  if (msgtype === 'image' && image !== undefined) checkImage(image);
  const media = msgtype === 'file' ? file : voice;
  if ((msgtype === 'file' || msgtype === 'voice') && media !== undefined)
    liveAttachment(call, media.media_id, msgtype, 'robot');
  if (msgtype === 'template_card' && card !== undefined) checkCard(card, NOTICE_CARDS);
  return part;
}

/** POST webhook/send?key=: into the robot's internal group; twenty a minute for each key. */
export const webhookSend = endpoint({
  path: 'webhook/send',
  method: 'post',
  auth: 'none',
  input,
  handle(call, message) {
    const robot = findRobot(call);
    const part = partOf(call, message);
    const at = call.world.transport.now();
    robot.sentAt = robot.sentAt.filter((one) => one > at - 60_000);
    if (robot.sentAt.length >= PER_MINUTE) throw new PlatformError(45009);
    robot.sentAt.push(at);
    robot.messages.push({ at: call.now, msgtype: message.msgtype ?? '', content: part });
    if (robot.messages.length > KEPT) robot.messages.shift();
    return {};
  },
});
