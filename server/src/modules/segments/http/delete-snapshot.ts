import { z } from 'zod';
import { HetangError } from '../../../kernel/errors.ts';
import type { Endpoint } from '../../../kernel/http/app.ts';
import { deleteSnapshot } from '../sql/snapshots.ts';
import { type SegmentDeps, snapshotParams } from './deps.ts';

/** `DELETE /v1/segment-snapshots/:id`. Its members are listed by `/v1/contacts?snapshot=`. */
export function removeSnapshot({ db }: SegmentDeps): Endpoint {
  return (app) => {
    app.delete(
      '/v1/segment-snapshots/:id',
      {
        config: { access: 'any' },
        schema: {
          tags: ['segments'],
          params: snapshotParams,
          response: { 200: z.object({ ok: z.literal(true) }) },
        },
      },
      async (request) => {
        const { id } = request.params;
        if (!(await deleteSnapshot(db, id)))
          throw new HetangError('request/not-found', { what: `snapshot ${id}` });
        return { ok: true as const };
      },
    );
  };
}
