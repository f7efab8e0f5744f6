import { type Job, jobListQuery, jobPageSchema, jobSorts } from '@hetang/contract/http/jobs';
import type { Endpoint } from '../../../../kernel/http/app.ts';
import { sortOf } from '../../../../kernel/http/sort.ts';
import type { JobDeps } from '../deps.ts';
import { jobsFor, readWork } from '../list-jobs.ts';

/** `GET /v1/jobs`: work in the background that the caller may see; a few hundred at most, so they are cut here. */
export function getJobs(deps: JobDeps): Endpoint {
  return (app) => {
    app.get(
      '/v1/jobs',
      {
        config: { access: 'any' },
        schema: { tags: ['jobs'], querystring: jobListQuery, response: { 200: jobPageSchema } },
      },
      async ({ query: { page, size, kind, state, sort }, caller }) => {
        const order = sortOf(sort, jobSorts);
        const jobs = jobsFor(await readWork(deps), deps, caller?.permissions)
          .filter((job) => (!kind || job.kind === kind) && (!state || job.state === state))
          .sort((a, b) => compare(a, b, order.sort) * (order.descending ? -1 : 1));
        return { items: jobs.slice((page - 1) * size, page * size), total: jobs.length };
      },
    );
  };
}

/** What has not ended ends last. */
const compare = (a: Job, b: Job, by: (typeof jobSorts)[number]) =>
  (a[by] ?? '~').localeCompare(b[by] ?? '~') || a.id.localeCompare(b.id);
