import { momentListQuery, momentPageSchema } from '@hetang/contract/http/moments';
import type { Endpoint } from '../../../kernel/http/app.ts';
import { sortOf } from '../../../kernel/http/sort.ts';
import { currentPlan } from '../../../plan/current.ts';
import { listPosts, postSorts } from '../sql/list-posts.ts';
import type { MomentHttpDeps } from './deps.ts';
import { presentPost } from './present-post.ts';

/** `GET /v1/moments`: a page of Moments with what became of them, the latest first. */
export function getMoments({ db }: MomentHttpDeps): Endpoint {
  return (app) => {
    app.get(
      '/v1/moments',
      {
        config: { access: 'any' },
        schema: { tags: ['reach'], querystring: momentListQuery, response: { 200: momentPageSchema } },
      },
      async (request) => {
        const { page, size, sort, ...filter } = request.query;
        const stretch = {
          ...sortOf(sort ?? '-dueAt', postSorts),
          limit: size,
          offset: (page - 1) * size,
        };
        const [current, found] = await Promise.all([currentPlan(db), listPosts(db, filter, stretch)]);
        return {
          items: found.rows.map((row) => presentPost(row, current?.plan ?? null)),
          total: found.total,
        };
      },
    );
  };
}
