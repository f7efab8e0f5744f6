import type { Endpoint } from '../../../../kernel/http/app.ts';
import type { JobDeps } from '../deps.ts';
import { makeJobFeed } from '../job-feed.ts';
import { readWork } from '../list-jobs.ts';
import { cancelJob } from './cancel-job.ts';
import { exportJobs } from './export-jobs.ts';
import { getJobs } from './get-jobs.ts';
import { streamJobs } from './stream-jobs.ts';

/** Work in the background: a list, a stream of news, and a way to stop it. */
export function jobEndpoints(deps: JobDeps): Endpoint[] {
  const feed = makeJobFeed({ read: () => readWork(deps), log: deps.log });
  return [getJobs(deps), exportJobs(deps), streamJobs(deps, feed), cancelJob(deps)];
}
