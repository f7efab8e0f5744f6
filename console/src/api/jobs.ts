import type { Job, JobNews, JobPage, jobCancelledSchema } from '@hetang/contract/http/jobs';
import { queryOptions } from '@tanstack/react-query';
import { type Answer, request } from './client.ts';
import { pageQuery } from './page-query.ts';

const JOBS = 'jobs';
/** Where nothing is streamed. */
const POLL_MS = 10_000;
/** What the header shows; the page of jobs has all. */
const NEWEST = 50;

export function jobsQuery(query: string) {
  return pageQuery<JobPage>([JOBS, 'list', query], `/v1/jobs${query}`, { refetchInterval: POLL_MS });
}

/** What runs and what has ended lately. Kept up to date by the stream; asked for again only where that is not to be had. */
export function jobNewsQuery(streamed: boolean) {
  return queryOptions({
    queryKey: [JOBS, 'news'],
    queryFn: ({ signal }) => request<JobNews>(`/v1/jobs?size=${NEWEST}`, { signal }),
    refetchInterval: streamed ? false : POLL_MS,
    staleTime: streamed ? Number.POSITIVE_INFINITY : 0,
  });
}

export function cancelJob({ id }: Job): Promise<Answer<typeof jobCancelledSchema>> {
  return request(`/v1/jobs/${encodeURIComponent(id)}/cancel`, { method: 'POST' });
}

interface Ear {
  onNews: (news: JobNews) => void;
  /** Whether news come at this moment. */
  onLive: (live: boolean) => void;
}

/** Hears of jobs until ended; a connection that breaks is made again by the browser. @returns ends it. */
export function hearJobs({ onNews, onLive }: Ear): () => void {
  const source = new EventSource('/v1/jobs/stream');
  source.addEventListener('jobs', (event: MessageEvent<string>) => onNews(JSON.parse(event.data) as JobNews));
  source.onopen = () => onLive(true);
  source.onerror = () => onLive(false);
  return () => {
    onLive(false);
    source.close();
  };
}
