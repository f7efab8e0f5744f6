import type { Journey } from '../../contract/src/plan/kinds/journeys.ts';
import { durationMs } from '../../contract/src/plan/values.ts';

/** What happens to a person. */
export interface ModelEvent {
  name: string;
  props: Record<string, unknown>;
  at: number;
}

interface Earlier {
  key: string;
  startedAt: number;
  endedAt: number | null;
}

/** Whether a person may enter a journey once more, by its `again`; `earlier` are all entries into it. */
export function mayBegin(
  { again }: Journey,
  earlier: readonly Earlier[],
  { key, now }: { key: string; now: number },
): boolean {
  const same = earlier.filter((one) => one.key === key);
  if (same.some((one) => one.endedAt === null)) return false;
  if (again === 'never') return same.length === 0;
  if (typeof again === 'string') return true;
  const lastEnd = Math.max(...same.map((one) => one.endedAt ?? 0));
  if (again.after && now < lastEnd + durationMs(again.after)) return false;
  if (!again.per) return true;
  const since = now - durationMs(again.per);
  return earlier.filter((one) => one.startedAt > since).length < (again['at-most'] ?? 0);
}

/** Events older than this start nothing. */
const DAY_MS = 86_400_000;

/** Whether a journey starts by an event. */
export function isStart(start: Journey['start'], { name, props, at }: ModelEvent, now: number): boolean {
  if (typeof start !== 'object' || !('event' in start) || start.event !== name) return false;
  if (now - at > DAY_MS) return false;
  return Object.entries(start.where ?? {}).every(([key, value]) => props[key] === value);
}
