import type { Endpoint } from '../endpoint.ts';
import { createLink } from './create-link.ts';
import { deleteLink } from './delete-link.ts';
import { getChatInfo } from './get-chat-info.ts';
import { getLink } from './get-link.ts';
import { getLinkStatistic } from './get-link-statistic.ts';
import { getAcquisitionQuota } from './get-quota.ts';
import { listLinkCustomers } from './list-link-customers.ts';
import { listLinks } from './list-links.ts';
import { updateLink } from './update-link.ts';

/** Customer acquisition links. */
export const ACQUISITION_ENDPOINTS: Endpoint[] = [
  listLinks,
  getLink,
  createLink,
  updateLink,
  deleteLink,
  listLinkCustomers,
  getLinkStatistic,
  getChatInfo,
  getAcquisitionQuota,
];
