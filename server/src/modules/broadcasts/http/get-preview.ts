import { broadcastPreviewSchema } from '@hetang/contract/http/reach';
import { z } from 'zod';
import { loadScope } from '../../../conditions/sql/load-scope.ts';
import { withinTime } from '../../../conditions/sql/within-time.ts';
import { HetangError } from '../../../kernel/errors.ts';
import type { Endpoint } from '../../../kernel/http/app.ts';
import { reachOf } from '../../../outbox/reach-of-plan.ts';
import { defaultDispatchSettings } from '../../../outbox/settings.ts';
import { quotaWindow } from '../../../outbox/windows.ts';
import { currentPlan } from '../../../plan/current.ts';
import { staffOfCaller } from '../../access/api.ts';
import { previewGroups, previewPeople } from '../sql/preview.ts';
import type { BroadcastDeps } from './deps.ts';

/** `GET /v1/broadcasts/:key/preview`: whom it would reach now, whom not and why, and who would have to confirm. */
export function getPreview(deps: BroadcastDeps): Endpoint {
  return (app) => {
    app.get(
      '/v1/broadcasts/:key/preview',
      {
        config: { access: 'any' },
        schema: {
          tags: ['reach'],
          params: z.object({ key: z.string().max(64) }),
          response: { 200: broadcastPreviewSchema },
        },
      },
      async (request) => ({
        ...(await preview(deps, request.params.key)),
        me: await staffOfCaller(deps.db, request.caller),
      }),
    );
  };
}

async function preview({ db, clock }: BroadcastDeps, key: string) {
  const plan = (await currentPlan(db))?.plan;
  const broadcast = plan && Object.hasOwn(plan.broadcasts, key) ? plan.broadcasts[key] : undefined;
  if (!plan || !broadcast) throw new HetangError('request/not-found', { what: `broadcast ${key}` });
  const now = clock.now();
  const rules = reachOf(plan, defaultDispatchSettings);
  const { timezone } = plan.meta;
  const windows = {
    contacts: quotaWindow(now, rules.quota, timezone).start,
    groups: quotaWindow(now, 'one-per-day', timezone).start,
  };
  const rows = await withinTime(db, async (tx) => {
    const facts = { plan, rules, windows, scope: await loadScope(tx, plan, now) };
    return 'groups' in broadcast ? previewGroups(tx, broadcast, facts) : previewPeople(tx, broadcast, facts);
  });
  const reached = rows.find((row) => row.reason === null);
  return {
    text: plan.messages[broadcast.message]?.text ?? '',
    audience: 'groups' in broadcast ? ('groups' as const) : ('contacts' as const),
    targets: rows.reduce((sum, { count }) => sum + count, 0),
    reachable: reached?.count ?? 0,
    senders: reached?.senders ?? 0,
    left: rows.flatMap(({ reason, count }) => (reason === null ? [] : [{ reason, count }])),
  };
}
