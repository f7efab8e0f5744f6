import type { z } from 'zod';
import type { ChatStatus, Departure, SeenChat, SeenMember } from '../../chats.ts';
import type { CallOutcome } from '../../port.ts';
import { chatCalls, type chatMemberSchema, type groupChatSchema } from '../client/chat-calls.ts';
import type { CallDeps } from './deps.ts';

/** Not a customer group: dissolved, or never one. */
const NO_SUCH_CHAT = new Set([90501, 90509]);
const EXTERNAL = 2;
const SCENES: Readonly<Record<number, SeenMember['scene']>> = { 1: 'invited', 2: 'link', 3: 'qr' };

/** Asks for one group with its members; null when there is none of that id any more. */
export async function seeChat(
  { client, clock }: Pick<CallDeps, 'client' | 'clock'>,
  chatId: string,
  { bulk = false, ...also }: { departures: readonly Departure[]; status: ChatStatus | null; bulk?: boolean },
): Promise<CallOutcome<SeenChat | null>> {
  const at = clock.now();
  const spec = bulk ? chatCalls.getGroupChatInBulk : chatCalls.getGroupChat;
  const answer = await client.call(spec, { chat_id: chatId, need_name: 1 });
  if (answer.kind === 'refused' && NO_SUCH_CHAT.has(answer.code)) return { kind: 'done', value: null };
  if (answer.kind !== 'done') return answer;
  return { kind: 'done', value: { ...asChat(answer.value.group_chat), ...also, at } };
}

function asChat(chat: z.infer<typeof groupChatSchema>): Omit<SeenChat, 'departures' | 'status' | 'at'> {
  return {
    chatId: chat.chat_id,
    name: chat.name ?? '',
    ownerUserid: chat.owner,
    createdAt: new Date(chat.create_time * 1000),
    notice: chat.notice || null,
    version: chat.member_version || null,
    members: chat.member_list.map(asMember),
  };
}

function asMember(member: z.infer<typeof chatMemberSchema>): SeenMember {
  return {
    id: member.userid,
    kind: member.type === EXTERNAL ? 'customer' : 'staff',
    name: member.name || null,
    unionid: member.unionid || null,
    joinedAt: new Date(member.join_time * 1000),
    scene: SCENES[member.join_scene ?? 0] ?? 'unknown',
    inviter: member.invitor?.userid || null,
    state: member.state || null,
  };
}
