import { z } from 'zod';
import { chars, endpoint } from '../endpoint.ts';
import { transferAll, transferFields } from './transfer-input.ts';

/** POST externalcontact/transfer_customer: from a member on the job; at most twice in 90 days for a customer. */
export const transferCustomer = endpoint({
  path: 'externalcontact/transfer_customer',
  method: 'post',
  input: z.object({ ...transferFields, transfer_success_msg: chars(200).optional() }),
  handle: (call, input) =>
    transferAll(call, input, { kind: 'on-job', message: input.transfer_success_msg ?? '' }),
});
