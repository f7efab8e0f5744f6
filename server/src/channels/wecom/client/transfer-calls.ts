import { z } from 'zod';
import { callOf } from './call-spec.ts';

interface Pair {
  handover_userid: string;
  takeover_userid: string;
}

const results = {
  method: 'post',
  answer: z.object({
    customer: z
      .array(
        z.object({ external_userid: z.string(), status: z.number(), takeover_time: z.number().nullish() }),
      )
      .default([]),
    next_cursor: z.string().nullish(),
  }),
  repeat: 'safe',
  lane: 'normal',
  timeoutMs: 10_000,
} as const;

// A repeat is answered for each customer that the transfer is under way.
const transfer = {
  method: 'post',
  answer: z.object({
    customer: z.array(z.object({ external_userid: z.string(), errcode: z.number() })).default([]),
  }),
  repeat: 'safe',
  lane: 'normal',
  timeoutMs: 20_000,
} as const;

/** Customers who change their member. 客户继承 */
export const transferCalls = {
  transferCustomer: callOf<Pair & { external_userid: string[]; transfer_success_msg?: string }>()({
    ...transfer,
    path: 'externalcontact/transfer_customer',
    what: { zh: '在职员工的客户转给同事', en: 'hand customers of a member to another' },
  }),
  transferResult: callOf<Pair & { cursor?: string }>()({
    ...results,
    path: 'externalcontact/transfer_result',
    what: { zh: '读取在职继承的结果', en: 'read what became of such a transfer' },
  }),
  transferResignedCustomer: callOf<Pair & { external_userid: string[] }>()({
    ...transfer,
    path: 'externalcontact/resigned/transfer_customer',
    what: { zh: '离职员工的客户分配给同事', en: 'give customers of a member who has left to another' },
  }),
  transferResignedResult: callOf<Pair & { cursor?: string }>()({
    ...results,
    path: 'externalcontact/resigned/transfer_result',
    what: { zh: '读取离职继承的结果', en: 'read what became of such a transfer' },
  }),
  getUnassignedList: callOf<{ cursor?: string; page_size: number }>()({
    method: 'post',
    path: 'externalcontact/get_unassigned_list',
    answer: z.object({
      info: z
        .array(
          z.object({ handover_userid: z.string(), external_userid: z.string(), dimission_time: z.number() }),
        )
        .default([]),
      next_cursor: z.string().nullish(),
    }),
    repeat: 'safe',
    lane: 'bulk',
    timeoutMs: 20_000,
    what: { zh: '读取离职员工待分配的客户', en: 'read customers whose member has left' },
  }),
};
