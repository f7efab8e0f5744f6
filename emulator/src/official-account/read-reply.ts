import { XMLParser } from 'fast-xml-parser';
import type { AccountCallback } from '../state/official-account.ts';
import { openReply } from './seal.ts';

const MAX_BYTES = 64 * 1024;
const MAX_TEXT_BYTES = 2048;

/** What a reply of each type must hold, and which of it must be text. */
const PARTS: Readonly<Record<string, readonly string[]>> = {
  text: ['Content'],
  image: ['Image', 'MediaId'],
  voice: ['Voice', 'MediaId'],
  video: ['Video', 'MediaId'],
  music: ['Music'],
  news: ['Articles', 'item'],
  transfer_customer_service: [],
};

type Fields = Record<string, unknown>;

/** The answer to a push, at most 64 KB of it. Throws when it is longer. */
export async function readAnswer({ body }: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of body ?? []) {
    length += chunk.length;
    if (length > MAX_BYTES) throw new Error('the reply is longer than 64 KB');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/**
 * The passive reply in an answer: undefined for `success` or nothing. Throws with the reason when the platform would not
 * show it to the follower: no XML, an envelope of another key, no type or an unknown one, a part missing, text too long.
 */
export function readReply(callback: AccountCallback, answer: string): Fields | undefined {
  const text = answer.trim();
  if (text === '' || text === 'success') return undefined;
  const outer = readXml(text);
  const reply = typeof outer.Encrypt === 'string' ? readXml(openReply(callback, outer.Encrypt)) : outer;
  const type = reply.MsgType;
  if (typeof type !== 'string' || type === '') throw new Error('the reply has no MsgType');
  const parts = Object.hasOwn(PARTS, type) ? PARTS[type] : undefined;
  if (parts === undefined) throw new Error(`the reply has an unknown MsgType: ${type.slice(0, 40)}`);
  checkPart(reply, parts);
  return reply;
}

function checkPart(reply: Fields, names: readonly string[]): void {
  let inner: unknown = reply;
  for (const name of names) {
    const isFields = typeof inner === 'object' && inner !== null && Object.hasOwn(inner, name);
    if (!isFields) throw new Error(`the reply has no ${names.join('.')}`);
    inner = (inner as Fields)[name];
  }
  if (inner === '') throw new Error(`the reply has an empty ${names.join('.')}`);
  if (names[0] !== 'Content') return;
  if (typeof inner !== 'string') throw new Error('the reply has a Content that is not text');
  if (Buffer.byteLength(inner) > MAX_TEXT_BYTES)
    throw new Error('the reply has more than 2048 bytes of text');
}

function readXml(text: string): Fields {
  let parsed: { xml?: unknown };
  try {
    parsed = new XMLParser({ parseTagValue: false }).parse(text, true) as { xml?: unknown };
  } catch (error) {
    throw new Error(`the reply is not XML: ${String((error as Error).message).slice(0, 200)}`, {
      cause: error,
    });
  }
  const { xml } = parsed;
  if (typeof xml !== 'object' || xml === null) throw new Error('the reply has no <xml> with fields');
  return xml as Fields;
}
