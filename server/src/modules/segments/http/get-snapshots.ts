import { snapshotListQuery, snapshotPageSchema } from '@hetang/contract/http/segments';
import { namesOf } from '../../../conditions/rules/plan-names.ts';
import type { Endpoint } from '../../../kernel/http/app.ts';
import { langOf } from '../../../kernel/http/errors.ts';
import { findSegment } from '../find-segment.ts';
import { listSnapshots } from '../sql/snapshots.ts';
import { type SegmentDeps, segmentParams } from './deps.ts';
import { presentSnapshot } from './present-snapshot.ts';

/** `GET /v1/segments/:key/snapshots`: what was kept of a segment, newest first. */
export function getSnapshots({ db }: SegmentDeps): Endpoint {
  return (app) => {
    app.get(
      '/v1/segments/:key/snapshots',
      {
        config: { access: 'any' },
        schema: {
          tags: ['segments'],
          params: segmentParams,
          querystring: snapshotListQuery,
          response: { 200: snapshotPageSchema },
        },
      },
      async (request) => {
        const { page, size } = request.query;
        const { plan } = await findSegment(db, request.params.key);
        const place = { limit: size, offset: (page - 1) * size };
        const { rows, total } = await listSnapshots(db, request.params.key, place);
        const words = { names: namesOf(plan), lang: langOf(request) };
        return { items: rows.map((row) => presentSnapshot(row, words)), total };
      },
    );
  };
}
