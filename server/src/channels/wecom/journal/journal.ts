import type { Database } from '../../../kernel/database/database.ts';
import { sql } from '../../../kernel/database/sql.ts';
import type { Logger } from '../../../kernel/telemetry/logger.ts';

/** One try of one call, ready to be kept: nothing in it is secret. */
export interface JournalEntry {
  at: Date;
  api: string;
  ms: number;
  outcome: 'done' | 'refused' | 'unknown';
  errcode: number | null;
  problem: string | null;
  attempt: number;
  request: string;
  answer: string;
}

/** The log of calls. Writing it costs a call nothing. */
export interface Journal {
  note(entry: JournalEntry): void;
  /** Writes what is still in memory. */
  close(): Promise<void>;
}

interface JournalDeps {
  db: Database;
  log: Logger;
}

const FLUSH_MS = 1_000;
const BATCH = 500;
/** While the database is away the newest calls are kept and the oldest given up. */
const MOST_WAITING = 5_000;
/** How much is kept. 保留 */
const KEPT = { rows: 100_000, days: 14 };
/** Rows written by this process between two looks at what is too old or too much. */
const TRIM_EVERY = 2_000;

/** Keeps calls in memory and writes them together, each second at most. */
export function makeJournal({ db, log }: JournalDeps): Journal {
  let waiting: JournalEntry[] = [];
  let timer: NodeJS.Timeout | undefined;
  let writing: Promise<void> = Promise.resolve();
  let written = TRIM_EVERY;
  const flush = async (): Promise<void> => {
    timer = undefined;
    const batch = waiting.splice(0, BATCH);
    if (batch.length === 0) return;
    try {
      await write(db, batch);
      written += batch.length;
      if (written >= TRIM_EVERY) {
        written = 0;
        await trim(db, batch.at(-1)?.at ?? new Date(0));
      }
    } catch (error) {
      log.warn({ err: error }, 'the log of calls could not be written');
      waiting = [...batch, ...waiting].slice(-MOST_WAITING);
    }
  };
  const soon = (): void => {
    timer ??= setTimeout(() => {
      writing = flush().then(() => {
        if (waiting.length > 0) soon();
      });
    }, FLUSH_MS);
    timer.unref();
  };
  return {
    note(entry) {
      waiting.push(entry);
      if (waiting.length > MOST_WAITING) waiting.shift();
      soon();
    },
    async close() {
      clearTimeout(timer);
      await writing;
      clearTimeout(timer);
      await flush();
    },
  };
}

function write(db: Database, batch: readonly JournalEntry[]): Promise<number> {
  return db.run(sql`
    insert into wecom_call (at, api, ms, outcome, errcode, problem, attempt, request, answer)
    select r."at", r."api", r."ms", r."outcome", r."errcode", r."problem", r."attempt", r."request", r."answer"
    from json_to_recordset(${JSON.stringify(batch)}::json) as r (
      "at" timestamptz, "api" text, "ms" int, "outcome" text, "errcode" int, "problem" text, "attempt" int,
      "request" text, "answer" text)`);
}

/** Ids are given in order, so the newest rows are those with the highest. */
function trim(db: Database, now: Date): Promise<number> {
  const since = new Date(now.getTime() - KEPT.days * 86_400_000);
  return db.run(sql`
    delete from wecom_call
    where at < ${since} or id <= (select coalesce(max(id), 0) from wecom_call) - ${KEPT.rows}`);
}
