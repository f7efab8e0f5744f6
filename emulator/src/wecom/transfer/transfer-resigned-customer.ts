import { z } from 'zod';
import { endpoint } from '../endpoint.ts';
import { transferAll, transferFields } from './transfer-input.ts';

/** POST externalcontact/resigned/transfer_customer: from a member who has resigned. */
export const transferResignedCustomer = endpoint({
  path: 'externalcontact/resigned/transfer_customer',
  method: 'post',
  input: z.object(transferFields),
  handle: (call, input) => transferAll(call, input, { kind: 'resigned', message: '' }),
});
