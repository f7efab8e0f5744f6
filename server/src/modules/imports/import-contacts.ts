import { createHash } from 'node:crypto';
import type { ContactMapping } from '@hetang/contract/imports/mapping';
import { type IncomingEvent, ingestEvents } from '../contacts/api.ts';
import { BATCH, type ImportContext, inBatch, type UnusedRow } from './context.ts';
import type { Row, Table } from './read-table.ts';
import { makeCellOf } from './rules/columns.ts';
import { type ContactReading, readContactRow } from './rules/read-contact-row.ts';
import type { TimeReader } from './rules/read-time.ts';
import { rowShape } from './rules/row-shape.ts';
import type { Vocabulary } from './rules/vocabulary.ts';
import { writeBehind } from './write-behind.ts';

/** A row with its events, waiting for its batch. */
interface ReadyRow extends Row {
  events: IncomingEvent[];
}

/** Imports contacts, a batch of rows a transaction; while one batch is written the next is read. */
export async function importContacts(
  context: ImportContext,
  table: Table,
  mapping: ContactMapping,
  means: { time: TimeReader; vocabulary: Vocabulary },
): Promise<void> {
  const { tally, signal, listener } = context;
  const reading: ContactReading = { ...means, cellOf: makeCellOf(table.heading), now: context.now, digest };
  const behind = writeBehind();
  let batch: ReadyRow[] = [];
  let unused: UnusedRow[] = [];
  const flush = async () => {
    const [rows, back] = [batch, unused];
    [batch, unused] = [[], []];
    if (back.length > 0) await listener.unused(back);
    const progress = {
      rows: tally.rows,
      bytes: table.bytes(),
      written: tally.imported + tally.repeated,
      total: null,
    };
    await listener.progress({ phase: 'writing', ...progress });
    if (!signal.aborted) await behind.start(() => writeRows(context, rows));
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
    if (signal.aborted) break;
  }
  await flush();
  await behind.finish();
}

async function writeRows(context: ImportContext, rows: readonly ReadyRow[]): Promise<void> {
  const { tally, people, listener } = context;
  const events = rows.flatMap((row) => row.events);
  const results = await inBatch(context, (tx) =>
    ingestEvents(tx, events, { source: context.source, now: context.now }),
  );
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

function digest(text: string): string {
  return createHash('sha256').update(text).digest('base64url').slice(0, 22);
}
