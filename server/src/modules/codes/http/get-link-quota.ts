import { linkQuotaSchema } from '@hetang/contract/http/codes';
import type { LinkChannel } from '../../../channels/links.ts';
import { HetangError } from '../../../kernel/errors.ts';
import type { Endpoint } from '../../../kernel/http/app.ts';
import { langOf } from '../../../kernel/http/errors.ts';

/** `GET /v1/codes/link-quota`: asked of the platform each time. */
export function getLinkQuota({ port }: { port: Pick<LinkChannel, 'readLinkQuota'> }): Endpoint {
  return (app) => {
    app.get(
      '/v1/codes/link-quota',
      { config: { access: 'any' }, schema: { tags: ['codes'], response: { 200: linkQuotaSchema } } },
      async (request) => {
        const outcome = await port.readLinkQuota();
        if (outcome.kind !== 'done') {
          const said = outcome.kind === 'refused' ? outcome.say?.[langOf(request)] : undefined;
          const problem = said ?? (outcome.kind === 'refused' ? outcome.reason : outcome.problem);
          throw new HetangError('code/no-quota', { problem });
        }
        const { total, left, ends } = outcome.value;
        return {
          total,
          left,
          ends: ends.map((part) => ({ at: part.at.toISOString(), left: part.left })),
        };
      },
    );
  };
}
