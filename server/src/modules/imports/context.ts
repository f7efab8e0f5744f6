import type { ImportProgress } from '@hetang/contract/http/imports';
import type { Database, Tx } from '../../kernel/database/database.ts';
import type { ChangeBook } from './changes/change-book.ts';
import type { People } from './people.ts';
import type { Unused } from './rules/reasons.ts';
import type { Session } from './session.ts';
import type { Tally } from './tally.ts';

/** A row that was not used, to be given back. */
export interface UnusedRow extends Unused {
  line: number;
  cells: string[];
}

/** Hears what an import does. Awaited, so that a slow reader slows the import down instead of filling memory. */
export interface ImportListener {
  heading(cells: string[]): Promise<void>;
  progress(progress: ImportProgress): Promise<void>;
  unused(rows: UnusedRow[]): Promise<void>;
}

/** What the two kinds of import work with. */
export interface ImportContext {
  db: Database;
  session: Session;
  /** Source of the events in the log, `import:<id>`. */
  source: string;
  now: Date;
  dryRun: boolean;
  giveBackSkipped: boolean;
  /** Aborted: stop after the batch under way. */
  signal: AbortSignal;
  tally: Tally;
  people: People;
  /** Keeps what is changed of contacts, so that it can be looked at before and taken back after; null where nobody will. */
  changes: ChangeBook | null;
  listener: ImportListener;
}

/** Rows of one transaction. */
export const BATCH = 2000;

class TakenBack extends Error {}

/** Runs a batch in a transaction; a dry run does all the same work and then takes it back. */
export async function inBatch<T>(context: ImportContext, work: (tx: Tx) => Promise<T>): Promise<T> {
  if (!context.dryRun) return context.db.transaction(work);
  let result: { value: T } | undefined;
  try {
    await context.db.transaction(async (tx) => {
      result = { value: await work(tx) };
      throw new TakenBack();
    });
  } catch (error) {
    if (error instanceof TakenBack && result) return result.value;
    throw error;
  }
  throw new Error('a dry run was not taken back');
}
