import { z } from 'zod';
import { endpoint } from '../endpoint.ts';

const YEAR_MS = 365 * 86_400_000;

/** GET externalcontact/customer_acquisition_quota: how many customers may still come by links. */
export const getAcquisitionQuota = endpoint({
  path: 'externalcontact/customer_acquisition_quota',
  method: 'get',
  input: z.object({}),
  handle({ world, now }) {
    const { total, balance, expireAt } = world.state.acquisition;
    const expire_date = Math.floor((expireAt ?? now + YEAR_MS) / 1000);
    return { total, balance, quota_list: [{ expire_date, balance }] };
  },
});
