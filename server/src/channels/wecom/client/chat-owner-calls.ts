import { z } from 'zod';
import { callOf } from './call-spec.ts';

// A repeat is answered for each group that it is the new owner's already.
const usual = {
  method: 'post',
  answer: z.object({
    failed_chat_list: z.array(z.object({ chat_id: z.string(), errcode: z.number() })).default([]),
  }),
  repeat: 'safe',
  lane: 'normal',
  timeoutMs: 20_000,
} as const;

interface Given {
  chat_id_list: string[];
  new_owner: string;
}

/** Groups that change their owner. 群主转接 */
export const chatOwnerCalls = {
  transferChats: callOf<Given>()({
    ...usual,
    path: 'externalcontact/groupchat/transfer',
    what: { zh: '离职群主的群分配给同事', en: 'give groups of an owner who has left to another' },
  }),
  transferChatsOnJob: callOf<Given>()({
    ...usual,
    path: 'externalcontact/groupchat/onjob_transfer',
    what: { zh: '在职群主的群转给同事', en: 'hand groups of an owner to another' },
  }),
};
