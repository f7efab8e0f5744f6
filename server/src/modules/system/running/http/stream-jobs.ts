import { PassThrough } from 'node:stream';
import type { Permissions } from '@hetang/contract/http/access';
import type { JobNews } from '@hetang/contract/http/jobs';
import type { Endpoint } from '../../../../kernel/http/app.ts';
import type { JobDeps } from '../deps.ts';
import type { JobFeed } from '../job-feed.ts';
import { jobsFor, type Work } from '../list-jobs.ts';

/** So that nobody between takes the connection for dead. */
const HEARTBEAT_MS = 15_000;
/** A browser connects again by itself: whoever was signed out, or may do less by now, is turned away then. */
const LONGEST_MS = 5 * 60_000;
const AGAIN_MS = 1_000;

/**
 * `GET /v1/jobs/stream`: server-sent events. The event `jobs` comes at once and whenever something has changed. The server ends
 * it when it stops.
 */
export function streamJobs(deps: JobDeps, feed: JobFeed, longestMs = LONGEST_MS): Endpoint {
  return (app) => {
    const open = new Set<() => void>();
    app.addHook('preClose', async () => {
      for (const end of open) end();
    });
    app.get(
      '/v1/jobs/stream',
      { config: { access: 'user', compress: false }, schema: { tags: ['jobs'], hide: true } },
      async (request, reply) => {
        const stream = new PassThrough();
        const end = (): void => void stream.end();
        open.add(end);
        const stop = [
          feed.listen(teller(stream, deps, request.caller?.permissions)),
          every(HEARTBEAT_MS, () => stream.write(': \n\n')),
          every(longestMs, end),
        ];
        stream.once('close', () => {
          open.delete(end);
          for (const one of stop) one();
        });
        stream.write(`retry: ${AGAIN_MS}\n\n`);
        return reply
          .header('cache-control', 'no-store')
          .header('x-accel-buffering', 'no')
          .type('text/event-stream; charset=utf-8')
          .send(stream);
      },
    );
  };
}

/** Writes what has changed; a reader that is slow misses what is overtaken anyway. */
function teller(stream: PassThrough, deps: JobDeps, permissions: Permissions | undefined) {
  let told = '';
  return (work: Work): void => {
    const news: JobNews = { items: jobsFor(work, deps, permissions) };
    const text = JSON.stringify(news);
    if (text === told || stream.writableEnded || stream.writableNeedDrain) return;
    told = text;
    stream.write(`event: jobs\ndata: ${text}\n\n`);
  };
}

function every(ms: number, work: () => void): () => void {
  const timer = setInterval(work, ms);
  return () => clearInterval(timer);
}
