import { z } from 'zod';
import { endpoint } from './endpoint.ts';

/** GET getcallbackip: where pushes come from. */
export const getCallbackIps = endpoint({
  path: 'getcallbackip',
  method: 'get',
  input: z.object({}),
  handle: () => ({ ip_list: ['127.0.0.1'] }),
});

/** GET get_api_domain_ip: where calls go to. */
export const getApiDomainIps = endpoint({
  path: 'get_api_domain_ip',
  method: 'get',
  input: z.object({}),
  handle: () => ({ ip_list: ['127.0.0.1'] }),
});
