import type { Endpoint } from '../endpoint.ts';
import { batchGetKfCustomers } from './batch-get-kf-customers.ts';
import { addKfAccount, addKfContactWay, delKfAccount, listKfAccounts } from './kf-accounts.ts';
import { sendKfMsg, sendKfMsgOnEvent, syncKfMsg } from './kf-messages.ts';
import { getKfServiceState, transKfServiceState } from './kf-service-state.ts';
import { addKfServicer, listKfServicers } from './kf-servicers.ts';

/** WeCom customer service (微信客服). */
export const KF_ENDPOINTS: Endpoint[] = [
  addKfAccount,
  listKfAccounts,
  delKfAccount,
  addKfContactWay,
  addKfServicer,
  listKfServicers,
  getKfServiceState,
  transKfServiceState,
  syncKfMsg,
  sendKfMsg,
  sendKfMsgOnEvent,
  batchGetKfCustomers,
];
