import { jobCancelledSchema, jobParams, type StoppableJob } from '@hetang/contract/http/jobs';
import { HetangError } from '../../../../kernel/errors.ts';
import type { Endpoint } from '../../../../kernel/http/app.ts';
import type { JobDeps } from '../deps.ts';
import { mayDealWith, RESOURCE } from '../rules/job.ts';

/** `POST /v1/jobs/:id/cancel`: asks work in the background to stop after the piece under way. */
export function cancelJob({ stop }: JobDeps): Endpoint {
  return (app) => {
    app.post(
      '/v1/jobs/:id/cancel',
      {
        config: { access: 'any' },
        schema: { tags: ['jobs'], params: jobParams, response: { 200: jobCancelledSchema } },
      },
      async ({ params: { id }, caller }) => {
        const kind = id.slice(0, id.indexOf(':')) as StoppableJob;
        if (!mayDealWith(kind, caller?.permissions, 'write'))
          throw new HetangError('access/not-allowed', { resource: RESOURCE[kind], action: 'write' });
        const asked = await stop[kind](id.slice(kind.length + 1));
        if (!asked) throw new HetangError('job/not-running', { id });
        return { asked: true as const };
      },
    );
  };
}
