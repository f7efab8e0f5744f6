import { z } from 'zod';
import { PlatformError, required } from '../../platform/errors.ts';
import { checkOrder, startTransfer, type TransferOrder } from '../../platform/transfer.ts';
import { type Call, ids } from '../endpoint.ts';

/** What both calls take. */
export const transferFields = {
  handover_userid: z.string().optional(),
  takeover_userid: z.string().optional(),
  external_userid: ids(100).optional(),
};

const fields = z.object(transferFields);

/** Starts transfers and answers a code for each customer; 0 means accepted, not done. */
export function transferAll(
  call: Call,
  input: z.infer<typeof fields>,
  more: Pick<TransferOrder, 'kind' | 'message'>,
): { customer: Array<{ external_userid: string; errcode: number }> } {
  const order: TransferOrder = {
    ...more,
    handover: required(input.handover_userid, 40063, 'handover_userid missing'),
    takeover: required(input.takeover_userid, 40063, 'takeover_userid missing'),
    now: call.now,
  };
  const customers = input.external_userid ?? [];
  if (customers.length === 0) throw new PlatformError(40063, 'external_userid empty');
  checkOrder(call.world, order);
  return {
    customer: [...new Set(customers)].map((externalUserid) => ({
      external_userid: externalUserid,
      errcode: startTransfer(call.world, order, externalUserid),
    })),
  };
}
