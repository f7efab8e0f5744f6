import type { ImportStep } from '../../api/imports.ts';

/** Sending and reading go side by side and are the first half, writing is the second. Whole percents, never 100. */
export function percentOf({ sent, size, server }: ImportStep): number {
  if (server?.phase === 'writing' && server.total) {
    return Math.min(99, 50 + Math.floor((server.written / server.total) * 50));
  }
  if (server?.phase === 'writing') return 50;
  const read = Math.max(sent, server?.bytes ?? 0);
  return size === 0 ? 0 : Math.min(50, Math.floor((read / size) * 50));
}
