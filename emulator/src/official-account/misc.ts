import { z } from 'zod';
import { newId } from '../kernel/ids.ts';
import { PlatformError } from '../platform/errors.ts';
import { accountEndpoint } from './endpoint.ts';
import { knownFollower } from './followers.ts';

const ips = (path: string): ReturnType<typeof accountEndpoint> =>
  accountEndpoint({
    path,
    method: 'get',
    isBare: true,
    input: z.object({}),
    handle: () => ({ ip_list: ['127.0.0.1'] }),
  });

/** GET getcallbackip. */
export const getAccountCallbackIps = ips('getcallbackip');

/** GET get_api_domain_ip. */
export const getAccountApiIps = ips('get_api_domain_ip');

/** POST callback/check: whether pushes would arrive; here always. */
export const checkCallback = accountEndpoint({
  path: 'callback/check',
  method: 'post',
  isBare: true,
  input: z.object({ action: z.string().optional(), check_operator: z.string().optional() }),
  handle: () => ({
    dns: [{ ip: '127.0.0.1', real_operator: 'CAP' }],
    ping: [{ ip: '127.0.0.1', from_operator: 'CAP', package_loss: '0%', time: '1.000ms' }],
  }),
});

/** POST clear_quota: ten times a month on the platform, without effect here. 40013 for another appid. */
export const clearQuota = accountEndpoint({
  path: 'clear_quota',
  method: 'post',
  input: z.object({ appid: z.string().optional() }),
  handle({ world }, input) {
    if (input.appid !== world.state.account.appId) throw new PlatformError(40013);
    return {};
  },
});

/** POST openapi/quota/get: calls left today; nothing is counted by day here. */
export const getQuota = accountEndpoint({
  path: 'openapi/quota/get',
  method: 'post',
  input: z.object({ cgi_path: z.string().optional() }),
  handle(_call, input) {
    if (!input.cgi_path?.startsWith('/')) throw new PlatformError(76021);
    return {
      quota: { daily_limit: 100_000, used: 0, remain: 100_000 },
      rate_limit: { call_count: 0, refresh_second: 60 },
    };
  },
});

/** POST shorten/gen: a short key for a text, thirty days at most. */
export const genShortKey = accountEndpoint({
  path: 'shorten/gen',
  method: 'post',
  input: z.object({
    long_data: z.string().min(1).max(4096),
    expire_seconds: z.number().int().min(1).max(2_592_000).optional(),
  }),
  handle: ({ world }) => ({ short_key: newId(world.state, 'oa-short', '', 15) }),
});

/** POST message/custom/typing: 45081 is not produced; the follower only has to be one. */
export const sendTyping = accountEndpoint({
  path: 'message/custom/typing',
  method: 'post',
  input: z.object({ touser: z.string().optional(), command: z.enum(['Typing', 'CancelTyping']) }),
  handle({ world }, input) {
    if (!knownFollower(world, input.touser).subscribed) throw new PlatformError(43004);
    return {};
  },
});

/** POST template/api_set_industry. */
export const setIndustry = accountEndpoint({
  path: 'template/api_set_industry',
  method: 'post',
  input: z.object({ industry_id1: z.coerce.number().int(), industry_id2: z.coerce.number().int() }),
  handle({ world }, input) {
    const both: [number, number] = [input.industry_id1, input.industry_id2];
    if (both.some((one) => one < 1 || one > 41)) throw new PlatformError(40102);
    world.state.account.industry = both;
    return {};
  },
});

/** GET template/get_industry. */
export const getIndustry = accountEndpoint({
  path: 'template/get_industry',
  method: 'get',
  isBare: true,
  input: z.object({}),
  handle({ world }) {
    const [first, second] = world.state.account.industry;
    const view = (id: number): Record<string, string> => ({ first_class: `行业 ${id}`, second_class: '' });
    return { primary_industry: view(first), secondary_industry: view(second) };
  },
});
