import { segmentOverlapQuery, segmentOverlapSchema } from '@hetang/contract/http/segments';
import type { Endpoint } from '../../../kernel/http/app.ts';
import { findKept, findSegment } from '../find-segment.ts';
import { overlapOf } from '../rules/overlap.ts';
import { countOverlap } from '../sql/count-overlap.ts';
import type { SegmentDeps } from './deps.ts';

/** `GET /v1/segments/overlap?keys=a,b`: how many contacts two to five segments share. */
export function getOverlap({ db }: SegmentDeps): Endpoint {
  return (app) => {
    app.get(
      '/v1/segments/overlap',
      {
        config: { access: 'any' },
        schema: {
          tags: ['segments'],
          querystring: segmentOverlapQuery,
          response: { 200: segmentOverlapSchema },
        },
      },
      async (request) => {
        const keys = [...new Set(request.query.keys)];
        const found = await Promise.all(keys.map((key) => findSegment(db, key)));
        const ids = await Promise.all(keys.map((key) => findKept(db, key)));
        const masks = await countOverlap(db, ids);
        const sizeOf = (i: number) =>
          masks.reduce((all, { mask, members }) => (mask & (1 << i) ? all + members : all), 0);
        const segments = keys.map((key, i) => ({
          key,
          name: found[i]?.segment.name ?? key,
          members: sizeOf(i),
        }));
        return { segments, ...overlapOf(keys, masks) };
      },
    );
  };
}
