import { segmentMembersQuery, segmentMembersSchema } from '@hetang/contract/http/segments';
import { namesOf } from '../../../conditions/rules/plan-names.ts';
import type { Endpoint } from '../../../kernel/http/app.ts';
import { findKept, findSegment } from '../find-segment.ts';
import { listMembers } from '../sql/list-members.ts';
import { type SegmentDeps, segmentParams } from './deps.ts';

/** `GET /v1/segments/:key/members`: a page of the contacts that belong to a segment now. */
export function getMembers({ db }: SegmentDeps): Endpoint {
  return (app) => {
    app.get(
      '/v1/segments/:key/members',
      {
        config: { access: 'any' },
        schema: {
          tags: ['segments'],
          params: segmentParams,
          querystring: segmentMembersQuery,
          response: { 200: segmentMembersSchema },
        },
      },
      async (request) => {
        const { page, size, sort, ...filter } = request.query;
        const { plan } = await findSegment(db, request.params.key);
        const segment = await findKept(db, request.params.key);
        const place = { sort, limit: size, offset: (page - 1) * size };
        const { rows, total } = await listMembers(db, { segment, filter }, place);
        const names = namesOf(plan);
        const items = rows.map((row) => ({
          id: row.id,
          name: row.name,
          avatar: row.avatar,
          stage: row.stage === null ? null : names.named('stages', row.stage),
          owner: row.owner === null ? null : names.named('staff', row.owner),
          addedAt: row.added_at?.toISOString() ?? null,
          since: row.since.toISOString(),
        }));
        return { items, total };
      },
    );
  };
}
