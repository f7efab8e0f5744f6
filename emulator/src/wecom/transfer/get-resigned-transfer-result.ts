import { endpoint } from '../endpoint.ts';
import { resultInput, resultPage } from './result-input.ts';

/** POST externalcontact/resigned/transfer_result: status of each customer, of members who resigned. */
export const getResignedTransferResult = endpoint({
  path: 'externalcontact/resigned/transfer_result',
  method: 'post',
  input: resultInput,
  handle: (call, input) => resultPage(call, input, 'resigned'),
});
