import { hash } from 'node:crypto';
import type { ContactMapping } from '@hetang/contract/imports/mapping';
import { ingestEvents } from '../contacts/api.ts';
import type { ReadyRow } from './changes/change-book.ts';
import { type ImportContext, inBatch, type UnusedRow } from './context.ts';
import { withLanes } from './lanes.ts';
import type { Table } from './read-table.ts';
import { makeCellOf } from './rules/columns.ts';
import { type ContactReading, readContactRow } from './rules/read-contact-row.ts';
import type { TimeReader } from './rules/read-time.ts';
import { rowShape } from './rules/row-shape.ts';
import type { Vocabulary } from './rules/vocabulary.ts';

/** Rows of one transaction: people cost less each in large batches. */
const BATCH = 5000;
/** Batches written at a time: while one looks people up, the other appends. */
const WIDTH = 2;

/**
 * Imports contacts, a batch of rows a transaction; while batches are written the next is read. Rows about one person
 * take effect in the order of the file.
 */
export async function importContacts(
  context: ImportContext,
  table: Table,
  mapping: ContactMapping,
  means: { time: TimeReader; vocabulary: Vocabulary },
): Promise<void> {
  const { tally, signal, listener } = context;
  const reading: ContactReading = {
    ...means,
    cellOf: makeCellOf(table.heading),
    now: context.now,
    tagSource: context.changes ? context.source : 'import',
    digest,
  };
  await withLanes(WIDTH, async (lanes) => {
    let batch: ReadyRow[] = [];
    let unused: UnusedRow[] = [];
    const flush = async () => {
      const [rows, back] = [batch, unused];
      [batch, unused] = [[], []];
      if (back.length > 0) await listener.unused(back);
      if (!signal.aborted) await lanes.start(() => writeRows(context, rows), peopleOf(rows));
      const progress = { rows: tally.rows, bytes: table.bytes(), written: tally.imported + tally.repeated };
      await listener.progress({ phase: 'writing', ...progress, total: null });
    };
    for await (const { line, cells } of table.rows) {
      tally.rows++;
      const meaning = rowShape(cells, table.heading.length) ?? readContactRow(mapping, reading, cells);
      if ('reason' in meaning) {
        tally.unused(meaning.reason, 1);
        unused.push({ line, cells, ...meaning });
      } else batch.push({ line, cells, events: meaning });
      if (batch.length + unused.length < BATCH) continue;
      await flush();
      if (signal.aborted) return;
    }
    await flush();
  });
}

async function writeRows(context: ImportContext, rows: readonly ReadyRow[]): Promise<void> {
  const { tally, people, listener } = context;
  const events = rows.flatMap((row) => row.events);
  const results = await inBatch(context, async (tx) => {
    const known = await context.changes?.lookBefore(tx, rows);
    const told = await ingestEvents(tx, events, { source: context.source, now: context.now });
    if (known) await context.changes?.note(tx, { rows, results: told, known, now: context.now });
    return told;
  });
  const refused: UnusedRow[] = [];
  let next = 0;
  for (const { line, cells, events: own } of rows) {
    const mine = results.slice(next, next + own.length);
    next += own.length;
    const [first] = mine;
    if (!first || first.status === 'rejected') {
      const detail = own[0]?.identities.find((identity) => identity.kind === 'contact_id')?.value ?? '';
      refused.push({ line, cells, reason: 'unknown-contact', detail });
      tally.unused('unknown-contact', 1);
    } else if (mine.some((result) => result.status === 'accepted')) {
      tally.imported++;
      people.add(first.contactId, JSON.stringify(own[0]?.identities[0]));
    } else tally.repeated++;
  }
  await people.settle();
  if (refused.length > 0) await listener.unused(refused);
}

function peopleOf(rows: readonly ReadyRow[]): Set<string> {
  return new Set(
    rows.flatMap(
      ({ events }) => events[0]?.identities.map(({ kind, value }) => `${kind}\u0000${value}`) ?? [],
    ),
  );
}

function digest(text: string): string {
  return hash('sha256', text, 'base64url').slice(0, 22);
}
