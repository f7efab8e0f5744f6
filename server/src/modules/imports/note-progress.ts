import type { ImportProgress } from '@hetang/contract/http/imports';
import type { Clock } from '../../kernel/clock.ts';
import type { Queryable } from '../../kernel/database/database.ts';
import { sql } from '../../kernel/database/sql.ts';
import type { ImportListener } from './context.ts';

const EVERY_MS = 1_000;

/** An import whose progress is noted. */
interface Noted {
  /** Hears it too, and passes it on. */
  listener: ImportListener;
  /** Aborted by whoever sends the file, or by somebody who has asked for it elsewhere. */
  signal: AbortSignal;
  end(): Promise<void>;
}

interface Followed {
  runId: number;
  listener: ImportListener;
  signal: AbortSignal;
}

/**
 * Notes once a second how far an import is, so that others than the sender of the file see it, and hears from there whether
 * somebody has asked it to stop. A database that is away ends the import itself, not this.
 */
export function noteProgress(
  deps: { db: Queryable; clock: Clock },
  followed: Followed,
  everyMs = EVERY_MS,
): Noted {
  const stop = new AbortController();
  let last: ImportProgress | null = null;
  let underWay = Promise.resolve();
  const note = async (): Promise<void> => {
    const row = await deps.db.one<{ stop: boolean }>(sql`
      insert into import_progress (import_id, progress, beat_at)
      values (${followed.runId}, ${JSON.stringify(last)}::jsonb, ${deps.clock.now()})
      on conflict (import_id) do update set progress = excluded.progress, beat_at = excluded.beat_at
      returning stop_asked_at is not null as stop`);
    if (row?.stop) stop.abort();
  };
  const timer = setInterval(() => {
    underWay = underWay.then(note).catch(() => undefined);
  }, everyMs);
  return {
    listener: {
      ...followed.listener,
      async progress(progress) {
        last = progress;
        await followed.listener.progress(progress);
      },
    },
    signal: AbortSignal.any([followed.signal, stop.signal]),
    async end() {
      clearInterval(timer);
      await underWay;
    },
  };
}
