import type { Endpoint } from '../endpoint.ts';
import { addMomentTask } from './add-moment-task.ts';
import { cancelMomentTask } from './cancel-moment-task.ts';
import { getMomentComments } from './get-moment-comments.ts';
import { getMomentCustomerList } from './get-moment-customer-list.ts';
import { getMomentList } from './get-moment-list.ts';
import { getMomentSendResult } from './get-moment-send-result.ts';
import { getMomentTask } from './get-moment-task.ts';
import { getMomentTaskResult } from './get-moment-task-result.ts';

/** Moments of the company and its members. */
export const MOMENT_ENDPOINTS: Endpoint[] = [
  addMomentTask,
  getMomentTaskResult,
  cancelMomentTask,
  getMomentList,
  getMomentTask,
  getMomentCustomerList,
  getMomentSendResult,
  getMomentComments,
];
