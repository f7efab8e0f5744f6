import { friendRemarkChange, friendRemarksSchema } from '@hetang/contract/http/remarks';
import { z } from 'zod';
import type { Endpoint } from '../../../kernel/http/app.ts';
import { currentPlan } from '../../../plan/current.ts';
import { noteChange } from '../../audit/api.ts';
import { changeRemark } from '../change-remark.ts';
import type { RemarkHttpDeps } from '../deps.ts';
import { readRemarks } from '../read-remarks.ts';

const params = z.object({ id: z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER) });

/** What members note about a contact in WeCom. */
export function remarkEndpoints(deps: RemarkHttpDeps): Endpoint[] {
  return [getRemarks(deps), putRemark(deps)];
}

/** `GET /v1/contacts/:id/remarks`: the notes of each friend, read from the platform. */
function getRemarks(deps: RemarkHttpDeps): Endpoint {
  return (app) => {
    app.get(
      '/v1/contacts/:id/remarks',
      {
        config: { access: 'any' },
        schema: { tags: ['contacts'], params, response: { 200: friendRemarksSchema } },
      },
      async (request) => ({ items: await readRemarks(deps, request.params.id) }),
    );
  };
}

/** `PUT /v1/contacts/:id/remarks`: changes the notes of one friend, and reads them back. */
function putRemark(deps: RemarkHttpDeps): Endpoint {
  const useridOf = async (staff: string) => (await currentPlan(deps.db))?.plan.staff[staff]?.wecom ?? null;
  return (app) => {
    app.put(
      '/v1/contacts/:id/remarks',
      {
        config: { access: 'any' },
        schema: {
          tags: ['contacts'],
          params,
          body: friendRemarkChange,
          response: { 200: friendRemarksSchema },
        },
      },
      async (request) => {
        const { id } = request.params;
        const { staff, set } = request.body;
        await changeRemark({ ...deps, useridOf }, id, request.body);
        // Numbers of customers do not belong into the log: how many there are says enough.
        const after = { staff, ...set, ...(set.mobiles ? { mobiles: set.mobiles.length } : {}) };
        await deps.db.transaction((tx) => noteChange(tx, { object: 'contact', key: id, after }));
        return { items: await readRemarks(deps, id) };
      },
    );
  };
}
