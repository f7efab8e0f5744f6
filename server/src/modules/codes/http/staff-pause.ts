import { staffPauseSchema } from '@hetang/contract/http/codes';
import { keySchema } from '@hetang/contract/plan/values';
import { z } from 'zod';
import { HetangError } from '../../../kernel/errors.ts';
import type { Endpoint } from '../../../kernel/http/app.ts';
import { currentPlan } from '../../../plan/current.ts';
import { pauseStaff, resumeStaff } from '../pause-staff.ts';
import type { CodesHttpDeps } from './deps.ts';

const params = z.object({ key: keySchema });
const done = { 200: z.object({ ok: z.literal(true) }) };

/** `PUT /v1/staff/:key/pause`: the member takes nobody from now on; codes follow within a minute. */
export function putPause(deps: CodesHttpDeps): Endpoint {
  return (app) => {
    app.put(
      '/v1/staff/:key/pause',
      {
        config: { access: 'any' },
        schema: { tags: ['codes'], params, body: staffPauseSchema, response: done },
      },
      async (request) => {
        const { key } = request.params;
        await mustBeStaff(deps, key);
        const { until, reason } = request.body;
        const pause = {
          staff: key,
          until: until ? new Date(until) : null,
          reason: reason || null,
          by: request.caller?.name ?? 'unknown',
          at: deps.clock.now(),
        };
        await deps.db.transaction(async (tx) => {
          await pauseStaff(tx, pause);
          await deps.onStaffChanged?.(tx);
        });
        return { ok: true as const };
      },
    );
  };
}

/** `DELETE /v1/staff/:key/pause`: the member takes people again. */
export function deletePause(deps: CodesHttpDeps): Endpoint {
  return (app) => {
    app.delete(
      '/v1/staff/:key/pause',
      { config: { access: 'any' }, schema: { tags: ['codes'], params, response: done } },
      async (request) => {
        const { key } = request.params;
        await mustBeStaff(deps, key);
        await deps.db.transaction(async (tx) => {
          await resumeStaff(tx, key);
          await deps.onStaffChanged?.(tx);
        });
        return { ok: true as const };
      },
    );
  };
}

async function mustBeStaff({ db }: CodesHttpDeps, key: string): Promise<void> {
  const staff = (await currentPlan(db))?.plan.staff ?? {};
  if (!Object.hasOwn(staff, key)) throw new HetangError('request/not-found', { what: `staff ${key}` });
}
