import { wecomLimitsSchema } from '@hetang/contract/http/wecom';
import type { Endpoint } from '../../../../kernel/http/app.ts';
import type { TenantChannel } from '../../../port.ts';

/** `GET /v1/wecom/limits`: what is used of the platform's limits, and what rests. */
export function getLimits({ readLimits }: Pick<TenantChannel, 'readLimits'>): Endpoint {
  return (app) => {
    app.get(
      '/v1/wecom/limits',
      { config: { access: 'user' }, schema: { tags: ['wecom'], response: { 200: wecomLimitsSchema } } },
      async () => {
        const { quotas, rests } = await readLimits();
        return { quotas, rests: rests.map((one) => ({ ...one, until: one.until.toISOString() })) };
      },
    );
  };
}
