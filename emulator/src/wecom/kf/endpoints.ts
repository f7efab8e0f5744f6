import type { Endpoint } from '../endpoint.ts';
import { batchGetKfCustomers } from './batch-get-kf-customers.ts';
import {
  addKfAccount,
  addKfContactWay,
  delKfAccount,
  listKfAccounts,
  updateKfAccount,
} from './kf-accounts.ts';
import { sendKfMsg, sendKfMsgOnEvent, syncKfMsg } from './kf-messages.ts';
import { getKfServiceState, transKfServiceState } from './kf-service-state.ts';
import { addKfServicer, delKfServicer, listKfServicers } from './kf-servicers.ts';
import { cancelUpgradeService, getUpgradeServiceConfig, upgradeService } from './kf-upgrade.ts';

/** WeCom customer service (微信客服). */
export const KF_ENDPOINTS: Endpoint[] = [
  addKfAccount,
  updateKfAccount,
  listKfAccounts,
  delKfAccount,
  addKfContactWay,
  addKfServicer,
  delKfServicer,
  listKfServicers,
  getKfServiceState,
  transKfServiceState,
  syncKfMsg,
  sendKfMsg,
  sendKfMsgOnEvent,
  batchGetKfCustomers,
  getUpgradeServiceConfig,
  upgradeService,
  cancelUpgradeService,
];
