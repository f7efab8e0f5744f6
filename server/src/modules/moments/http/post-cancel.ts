import { momentAnswerSchema } from '@hetang/contract/http/moments';
import { sql } from '../../../kernel/database/sql.ts';
import { HetangError } from '../../../kernel/errors.ts';
import type { Endpoint } from '../../../kernel/http/app.ts';
import { stopPosts } from '../stop-posts.ts';
import type { MomentHttpDeps } from './deps.ts';
import { momentId } from './moment-id.ts';

const OPEN = ['planned', 'ready', 'calling', 'unknown', 'making', 'publishing'];

/** `POST /v1/moments/:id/cancel`: stops what is not published yet; what is published stays. */
export function postCancel({ db, clock }: MomentHttpDeps): Endpoint {
  return (app) => {
    app.post(
      '/v1/moments/:id/cancel',
      {
        config: { access: 'any' },
        schema: { tags: ['reach'], params: momentId, response: { 200: momentAnswerSchema } },
      },
      async (request) =>
        db.transaction(async (tx) => {
          const { id } = request.params;
          const post = await tx.one<{ state: string }>(
            sql`select state from moment_post where id = ${id} for update`,
          );
          if (!post) throw new HetangError('request/not-found', { what: `moment ${id}` });
          if (!OPEN.includes(post.state)) throw new HetangError('moment/over', { id, state: post.state });
          const why = { reason: 'cancelled-by-operator', by: request.caller?.name ?? '', now: clock.now() };
          await stopPosts(tx, [id], why);
          return { id };
        }),
    );
  };
}
