import { pageSignatureQuery, pageSignatureSchema } from '@hetang/contract/http/my';
import { HetangError } from '../../../kernel/errors.ts';
import type { Endpoint } from '../../../kernel/http/app.ts';
import type { StaffDeps } from './login.ts';
import { pageSdk } from './page-sdk.ts';

/** `GET /v1/wecom/jssdk-signature`: lets one of our pages use the functions of the WeCom client. */
export function getPageSignature({ login, publicUrl, sandbox }: StaffDeps): Endpoint {
  return (app) => {
    app.get(
      '/v1/wecom/jssdk-signature',
      {
        config: { access: 'staff' },
        schema: { tags: ['my'], querystring: pageSignatureQuery, response: { 200: pageSignatureSchema } },
      },
      async (request, reply) => {
        if (!login) throw new HetangError('wecom/not-connected');
        const { url, as } = request.query;
        // A signature is worth something on the trusted domain: strange pages get none.
        if (new URL(url).origin !== new URL(publicUrl).origin)
          throw new HetangError('request/invalid', { field: 'url', problem: new URL(publicUrl).origin });
        const outcome = await login.signPage({ url, as });
        if (outcome.kind !== 'done') {
          const code = outcome.kind === 'refused' ? outcome.code : outcome.problem;
          throw new HetangError('access/not-signed', { code });
        }
        reply.header('cache-control', 'no-store');
        return { ...outcome.value, sdk: [...pageSdk(sandbox)] };
      },
    );
  };
}
