import type { Endpoint } from '../wecom/endpoint.ts';
import { createQrcode } from './create-qrcode.ts';
import { getJsTicket } from './get-js-ticket.ts';
import { getStableToken } from './get-stable-token.ts';
import { getAccountToken } from './get-token.ts';
import { createMenu, deleteMenu, getMenu } from './menu.ts';
import { sendCustom } from './send-custom.ts';
import { addTemplate, delTemplate, listTemplates, sendTemplate } from './templates.ts';
import { batchGetFollowers, getFollowerInfo, listFollowers, updateFollowerRemark } from './users.ts';

const ENDPOINTS: Endpoint[] = [
  getAccountToken,
  getStableToken,
  createMenu,
  getMenu,
  deleteMenu,
  sendCustom,
  addTemplate,
  listTemplates,
  delTemplate,
  sendTemplate,
  createQrcode,
  listFollowers,
  getFollowerInfo,
  batchGetFollowers,
  updateFollowerRemark,
  getJsTicket,
];

/** Every call of the Official Account, by path under `/oa`. */
export const ACCOUNT_BY_PATH: ReadonlyMap<string, Endpoint> = new Map(
  ENDPOINTS.map((one) => [one.path, one]),
);
