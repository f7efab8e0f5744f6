import type { Job } from '@hetang/contract/http/jobs';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { hearJobs, jobNewsQuery } from '../../api/jobs.ts';

/** What runs in the background and what has ended lately: streamed while the page is in view, polled where it cannot be. */
export function useJobNews(): readonly Job[] {
  const client = useQueryClient();
  const [live, setLive] = useState(false);
  // A browser has six connections for all its tabs: one that nobody sees holds none.
  const visible = useSyncExternalStore(onVisibility, () => document.visibilityState === 'visible');
  useEffect(() => {
    if (!visible || typeof EventSource === 'undefined') return;
    return hearJobs({
      onLive: setLive,
      onNews: (news) => client.setQueryData(jobNewsQuery(true).queryKey, news),
    });
  }, [client, visible]);
  return useQuery(jobNewsQuery(live)).data?.items ?? NONE;
}

const NONE: readonly Job[] = [];

function onVisibility(listener: () => void): () => void {
  document.addEventListener('visibilitychange', listener);
  return () => document.removeEventListener('visibilitychange', listener);
}
