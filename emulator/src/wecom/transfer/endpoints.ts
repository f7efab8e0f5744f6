import type { Endpoint } from '../endpoint.ts';
import { getResignedTransferResult } from './get-resigned-transfer-result.ts';
import { getTransferResult } from './get-transfer-result.ts';
import { getUnassignedList } from './get-unassigned-list.ts';
import { transferCustomer } from './transfer-customer.ts';
import { transferResignedCustomer } from './transfer-resigned-customer.ts';

/** Customers who change their member. */
export const TRANSFER_ENDPOINTS: Endpoint[] = [
  transferCustomer,
  getTransferResult,
  getUnassignedList,
  transferResignedCustomer,
  getResignedTransferResult,
];
