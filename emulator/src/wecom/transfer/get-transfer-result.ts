import { endpoint } from '../endpoint.ts';
import { resultInput, resultPage } from './result-input.ts';

/** POST externalcontact/transfer_result: status of each customer, of members on the job. */
export const getTransferResult = endpoint({
  path: 'externalcontact/transfer_result',
  method: 'post',
  input: resultInput,
  handle: (call, input) => resultPage(call, input, 'on-job'),
});
