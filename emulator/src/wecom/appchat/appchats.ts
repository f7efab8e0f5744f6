import { z } from 'zod';
import { newId } from '../../kernel/ids.ts';
import { PlatformError, required } from '../../platform/errors.ts';
import type { AppChat } from '../../state/agent.ts';
import type { World } from '../../world/world.ts';
import { appContent, contentOf } from '../app-message/app-content.ts';
import { chars, endpoint, ids } from '../endpoint.ts';

const MEMBERS_MIN = 2;
const MEMBERS_MAX = 2000;
const KEPT = 100;

function findChat(world: World, chatid: string | undefined): AppChat {
  const chat = world.state.appChats.get(required(chatid, 40050));
  if (chat === undefined) throw new PlatformError(40050);
  return chat;
}

function checkMembers(world: World, chat: { users: string[]; owner: string }): void {
  if (chat.users.length < MEMBERS_MIN || chat.users.length > MEMBERS_MAX) throw new PlatformError(86006);
  if (chat.users.some((userid) => !world.state.staff.has(userid))) throw new PlatformError(86007);
  if (!chat.users.includes(chat.owner)) throw new PlatformError(86005);
}

/** POST appchat/create: a group chat among members. Errors: 86001 chatid, 86215 taken, 86005 owner, 86006 and 86007 members. */
export const createAppChat = endpoint({
  path: 'appchat/create',
  method: 'post',
  input: z.object({
    name: chars(50).optional(),
    owner: z.string().optional(),
    userlist: ids(MEMBERS_MAX + 1).optional(),
    chatid: z.string().optional(),
  }),
  handle({ world }, input) {
    const users = [...new Set(input.userlist ?? [])];
    const owner = input.owner ?? users[0] ?? '';
    checkMembers(world, { users, owner });
    const wanted = input.chatid ?? '';
    if (wanted !== '' && !/^[0-9a-zA-Z]{1,32}$/.test(wanted)) throw new PlatformError(86001);
    if (world.state.appChats.has(wanted)) throw new PlatformError(86215);
    const chatid = wanted || newId(world.state, 'appchat', '', 32).replaceAll(/[^0-9a-zA-Z]/g, '0');
    world.state.appChats.set(chatid, { chatid, name: input.name ?? '群聊', owner, users, messages: [] });
    return { chatid };
  },
});

/** POST appchat/update: name, owner, members in and out. */
export const updateAppChat = endpoint({
  path: 'appchat/update',
  method: 'post',
  input: z.object({
    chatid: z.string().optional(),
    name: chars(50).optional(),
    owner: z.string().optional(),
    add_user_list: ids(MEMBERS_MAX).optional(),
    del_user_list: ids(MEMBERS_MAX).optional(),
  }),
  handle({ world }, input) {
    const chat = findChat(world, input.chatid);
    const gone = new Set(input.del_user_list ?? []);
    const users = [...new Set([...chat.users, ...(input.add_user_list ?? [])])].filter(
      (userid) => !gone.has(userid),
    );
    const owner = input.owner ?? (gone.has(chat.owner) ? (users[0] ?? '') : chat.owner);
    checkMembers(world, { users, owner });
    Object.assign(chat, { users, owner, name: input.name ?? chat.name });
    return {};
  },
});

/** GET appchat/get: 40050 when unknown. */
export const getAppChat = endpoint({
  path: 'appchat/get',
  method: 'get',
  input: z.object({ chatid: z.string().optional() }),
  handle({ world }, input) {
    const { chatid, name, owner, users } = findChat(world, input.chatid);
    return { chat_info: { chatid, name, owner, userlist: users, chat_type: 0 } };
  },
});

const TYPES = ['text', 'image', 'voice', 'video', 'file', 'textcard', 'news', 'mpnews', 'markdown'];

/** POST appchat/send: a message into such a chat. */
export const sendToAppChat = endpoint({
  path: 'appchat/send',
  method: 'post',
  input: z.object({ chatid: z.string().optional(), safe: z.number().optional(), ...appContent }),
  handle(call, input) {
    const chat = findChat(call.world, input.chatid);
    if (!TYPES.includes(input.msgtype ?? '')) throw new PlatformError(40008);
    const { content } = contentOf(call, input);
    chat.messages.push({ at: call.now, msgtype: input.msgtype ?? '', content });
    if (chat.messages.length > KEPT) chat.messages.shift();
    return {};
  },
});

/** Group chats among members, made by the app. */
export const APPCHAT_ENDPOINTS = [createAppChat, updateAppChat, getAppChat, sendToAppChat];
