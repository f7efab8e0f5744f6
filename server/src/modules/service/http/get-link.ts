import { serviceLinkQuery, serviceLinkSchema } from '@hetang/contract/http/service';
import { HetangError } from '../../../kernel/errors.ts';
import type { Endpoint } from '../../../kernel/http/app.ts';
import { askPort } from './ask-port.ts';
import { accountParams } from './chat-params.ts';
import type { ServiceHttpDeps } from './deps.ts';

/** `GET /v1/service/accounts/:id/link`: the address by which customers come to an account. */
export function getLink({ port }: ServiceHttpDeps): Endpoint {
  return (app) => {
    app.get(
      '/v1/service/accounts/:id/link',
      {
        config: { access: 'any' },
        schema: {
          tags: ['service'],
          params: accountParams,
          querystring: serviceLinkQuery,
          response: { 200: serviceLinkSchema },
        },
      },
      async (request) => {
        if (!port) throw new HetangError('wecom/not-connected');
        const { id: account } = request.params;
        return askPort(await port.makeServiceLink({ account, scene: request.query.scene }));
      },
    );
  };
}
