import type { ImportSummary } from '@hetang/contract/http/imports';
import type { ContactMapping, ImportMapping } from '@hetang/contract/imports/mapping';
import type { Clock } from '../../kernel/clock.ts';
import type { Database } from '../../kernel/database/database.ts';
import { HetangError, messageOf } from '../../kernel/errors.ts';
import { instantAt } from '../../kernel/zone.ts';
import { currentPlan } from '../../plan/current.ts';
import { ChangeBook } from './changes/change-book.ts';
import type { ImportContext, ImportListener } from './context.ts';
import { importContacts } from './import-contacts.ts';
import { importOrders } from './import-orders.ts';
import { noteProgress } from './note-progress.ts';
import { peopleById, peopleByIdentity } from './people.ts';
import { readTable, type Table } from './read-table.ts';
import { missingColumns } from './rules/columns.ts';
import { makeTimeReader } from './rules/read-time.ts';
import { sourceOf } from './rules/undo-change.ts';
import { makeVocabulary, type Vocabulary } from './rules/vocabulary.ts';
import { finishRun, type StartedRun, startRun } from './runs.ts';
import { withImportSession } from './session.ts';
import { Tally } from './tally.ts';

export interface ImportDeps {
  db: Database;
  clock: Clock;
}

export interface ImportInput {
  /** An import made with `createRun`. */
  runId: number;
  bytes: AsyncIterable<Uint8Array>;
  signal: AbortSignal;
  listener: ImportListener;
}

export interface ImportResult {
  state: 'done' | 'stopped';
  summary: ImportSummary;
}

/**
 * Imports one file in constant memory: reads, checks the heading, turns rows into events and appends them to the
 * log, a batch a transaction. Events carry keys made of what the row says, so importing the same file again, or
 * going on after a stop, adds only what is missing.
 * @throws HetangError `import/*`; what was committed before stays and is recognised the next time.
 */
export async function importFile(deps: ImportDeps, input: ImportInput): Promise<ImportResult> {
  return withImportSession(deps.db, async (session) => {
    const run = await startRun(deps.db, input.runId, deps.clock.now());
    const tally = new Tally();
    const people = run.dryRun ? await peopleByIdentity(session) : peopleById();
    const noted = noteProgress(deps, input);
    const { signal, listener } = noted;
    const startedAt = performance.now();
    const changes = await changesOf(deps.db, run);
    let table: Table | undefined;
    const end = async (
      state: 'done' | 'stopped' | 'failed',
      error: string | null,
    ): Promise<ImportSummary> => {
      const seconds = (performance.now() - startedAt) / 1000;
      const contacts = await people.count();
      const summary = tally.summary(run.mapping, { contacts, bytes: table?.bytes() ?? 0, seconds });
      const sha256 = state === 'done' ? (table?.sha256() ?? null) : null;
      await finishRun(
        deps.db,
        run.id,
        { state, sha256, summary, error, preview: changes?.preview ?? null },
        deps.clock.now(),
      );
      return summary;
    };
    try {
      table = await readTable(input.bytes, run.mapping.file);
      await listener.heading(table.heading);
      await importTable(
        contextOf(deps, run, { session, tally, people, changes, signal, listener }),
        table,
        run.mapping,
      );
      const state = signal.aborted ? 'stopped' : 'done';
      return { state, summary: await end(state, null) };
    } catch (error) {
      // Where the database is away the end cannot be noted either; the next import will.
      const summary = await end(signal.aborted ? 'stopped' : 'failed', messageOf(error)).catch(() => null);
      if (signal.aborted && summary) return { state: 'stopped', summary };
      throw error;
    } finally {
      await noted.end();
    }
  });
}

/** Files that are kept are of a size that can be gone back over. */
async function changesOf(
  db: Database,
  { id, dryRun, fileId, mapping }: StartedRun,
): Promise<ChangeBook | null> {
  if (fileId === null || mapping.kind !== 'contacts') return null;
  return new ChangeBook({ id, dryRun }, (await currentPlan(db))?.plan ?? null);
}

function contextOf(
  { db, clock }: ImportDeps,
  run: StartedRun,
  parts: Pick<ImportContext, 'session' | 'tally' | 'people' | 'changes' | 'signal' | 'listener'>,
): ImportContext {
  return {
    ...parts,
    db,
    source: sourceOf(run.id),
    now: clock.now(),
    dryRun: run.dryRun,
    giveBackSkipped: run.giveBackSkipped,
  };
}

async function importTable(context: ImportContext, table: Table, mapping: ImportMapping): Promise<void> {
  const missing = missingColumns(mapping, table.heading);
  if (missing.length > 0) {
    const columns = missing.map(({ column, meant }) => (meant ? `${column} (${meant}?)` : column)).join(', ');
    throw new HetangError('import/columns-missing', {
      columns,
      heading: table.heading.slice(0, 50).join(', '),
    });
  }
  const zone = mapping.time.zone;
  const time = makeTimeReader(mapping.time.format, (day, minute) => instantAt(day, minute, zone));
  if (mapping.kind === 'orders') return importOrders(context, table, mapping, time);
  return importContacts(context, table, mapping, {
    time,
    vocabulary: await vocabularyOf(context.db, mapping),
  });
}

/** Names of the mapping that the plan does not know would be lost without a word: refused before the first row. */
async function vocabularyOf(db: Database, mapping: ContactMapping): Promise<Vocabulary> {
  const { fields, tags } = mapping.contact;
  if (Object.keys(fields).length === 0 && tags.length === 0) return { fields: new Map(), tags: [] };
  const current = await currentPlan(db);
  if (!current) throw new HetangError('plan/none');
  const { vocabulary, strangers } = makeVocabulary(mapping, current.plan);
  if (strangers.length === 0) return vocabulary;
  const names = strangers
    .map(({ what, key, meant }) => `${what} ${key}${meant ? ` (${meant}?)` : ''}`)
    .join(', ');
  throw new HetangError('import/not-in-plan', { names });
}
