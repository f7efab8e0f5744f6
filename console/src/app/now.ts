import type { Session } from '@hetang/contract/http/session';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { sessionQuery } from '../api/session.ts';
import { useRuntime } from './runtime.ts';

/** The instant that is "now" for the operator: the emulator's clock in the sandbox, else the browser's. */
export function operatorNow(session: Session | undefined, receivedAt: number, wallNow: number): number {
  const clock = session?.sandbox?.clock;
  if (!clock) return wallNow;
  return Date.parse(clock.now) + Math.max(0, wallNow - receivedAt) * clock.speed;
}

/** "Now" in milliseconds, renewed every `everyMs`. */
export function useNow(everyMs = 30_000): number {
  const runtime = useRuntime();
  const { data, dataUpdatedAt } = useQuery(sessionQuery);
  const [wallNow, setWallNow] = useState(runtime.now);
  useEffect(() => {
    const timer = setInterval(() => setWallNow(runtime.now()), everyMs);
    return () => clearInterval(timer);
  }, [runtime, everyMs]);
  return operatorNow(data, dataUpdatedAt, Math.max(wallNow, dataUpdatedAt));
}

/** The time zone of the plan. */
export function useTimezone(): string {
  return useQuery(sessionQuery).data?.timezone ?? 'Asia/Shanghai';
}
