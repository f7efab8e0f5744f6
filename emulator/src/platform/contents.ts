import { createHash } from 'node:crypto';
import { nextNumber } from '../kernel/ids.ts';
import type { MessageBody } from '../state/message-body.ts';
import type { Chat, ChatMessage, Person } from '../state/person.ts';
import type { World } from '../world/world.ts';

const KEPT_PER_CHAT = 100;

/** Stores a message's content once and returns its key. */
export function keepContent(world: World, body: MessageBody): string {
  const key = createHash('sha1').update(JSON.stringify(body)).digest('base64url').slice(0, 12);
  if (!world.state.contents.has(key)) world.state.contents.set(key, body);
  return key;
}

/** The chat between a person and a member, made on first use. */
export function chatOf(person: Person, userid: string): Chat {
  const found = person.chats.find((chat) => chat.userid === userid);
  if (found !== undefined) return found;
  const chat: Chat = { userid, messages: [] };
  person.chats.push(chat);
  return chat;
}

/** Appends a message to a chat; only the newest hundred are kept. */
export function writeMessage(
  world: World,
  chat: Chat,
  message: Omit<ChatMessage, 'id' | 'content'> & { body: MessageBody },
): void {
  chat.messages.push({
    id: nextNumber(world.state, 'message'),
    at: message.at,
    from: message.from,
    content: keepContent(world, message.body),
  });
  if (chat.messages.length > KEPT_PER_CHAT) chat.messages.shift();
}
