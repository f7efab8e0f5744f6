import { snapshotCreateSchema, snapshotSchema } from '@hetang/contract/http/segments';
import { namesOf } from '../../../conditions/rules/plan-names.ts';
import type { Endpoint } from '../../../kernel/http/app.ts';
import { langOf } from '../../../kernel/http/errors.ts';
import { findKept, findSegment } from '../find-segment.ts';
import { takeSnapshot } from '../sql/snapshots.ts';
import { type SegmentDeps, segmentParams } from './deps.ts';
import { presentSnapshot } from './present-snapshot.ts';

/** `POST /v1/segments/:key/snapshots`: keeps the members of this moment under a name. */
export function postSnapshot({ db, clock }: SegmentDeps): Endpoint {
  return (app) => {
    app.post(
      '/v1/segments/:key/snapshots',
      {
        config: { access: 'any' },
        schema: {
          tags: ['segments'],
          params: segmentParams,
          body: snapshotCreateSchema,
          response: { 200: snapshotSchema },
        },
      },
      async (request) => {
        const { key } = request.params;
        const { plan, segment } = await findSegment(db, key);
        const id = await findKept(db, key);
        const row = await db.transaction((tx) =>
          takeSnapshot(tx, {
            segment: { key, id, when: segment.when },
            name: request.body.name,
            by: request.caller?.name ?? '',
            now: clock.now(),
          }),
        );
        return presentSnapshot(row, { names: namesOf(plan), lang: langOf(request) });
      },
    );
  };
}
