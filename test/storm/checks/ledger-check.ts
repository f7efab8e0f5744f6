import type { Database } from '../../../server/src/kernel/database/database.ts';
import { sql } from '../../../server/src/kernel/database/sql.ts';
import type { Ledger, SentBatch } from '../ledger.ts';
import { readNames } from './as-one.ts';
import { complaint } from './rule.ts';

interface Place {
  contact: number;
  part: number;
  seq: number;
}

/** The log has what was acknowledged, nothing else of the client, and batches as wholes, in their order. */
export async function checkLedger(db: Database, ledger: Ledger): Promise<string[]> {
  const places = await readPlaces(db);
  const nameOf = await readNames(db);
  const lost: string[] = [];
  const torn: string[] = [];
  const disordered: string[] = [];
  let expected = 0;
  for (const batch of ledger.batches) {
    const found = batch.events.filter((event) => places.has(event.id)).length;
    expected += found;
    if (batch.state === 'acknowledged') lost.push(...lostOf(batch, places, nameOf));
    else if (found !== 0 && found !== batch.events.length) torn.push(`${batch.events[0]?.id}: ${found}`);
    if (found > 0 && !isInOrder(batch, places)) disordered.push(batch.events[0]?.id ?? '');
  }
  return [
    ...complaint('answers of the server are right', ledger.wrong),
    ...complaint(
      'a repeat is answered with the same person',
      ledger.renamed.filter(({ before, now }) => nameOf(before) !== nameOf(now)),
    ),
    ...complaint('an acknowledged event is in the log, at the contact that was named', lost),
    ...complaint('a batch is taken as a whole or not at all', torn),
    ...complaint('events of a batch stand in its order', disordered),
    ...(places.size === expected
      ? []
      : [`the log has ${places.size} events of the client, it sent ${expected}`]),
  ];
}

async function readPlaces(db: Database): Promise<Map<string, Place>> {
  const rows = await db.rows<{ dedupe: string; contact_id: number; part: number; seq: number }>(
    sql`select dedupe, contact_id, part, seq from event where source = 'api:client'`,
  );
  return new Map(rows.map((row) => [row.dedupe, { contact: row.contact_id, part: row.part, seq: row.seq }]));
}

function lostOf(
  batch: SentBatch,
  places: ReadonlyMap<string, Place>,
  nameOf: (contact: number) => number,
): string[] {
  return batch.events.flatMap((event, nr) => {
    const place = places.get(event.id);
    if (place && nameOf(place.contact) === nameOf(batch.contactIds[nr] ?? 0)) return [];
    return [`${event.id} acknowledged for ${batch.contactIds[nr]}, found at ${place?.contact ?? 'nobody'}`];
  });
}

function isInOrder(batch: SentBatch, places: ReadonlyMap<string, Place>): boolean {
  const last = new Map<number, number>();
  for (const { id } of batch.events) {
    const place = places.get(id);
    if (!place) continue;
    if (place.seq <= (last.get(place.contact) ?? 0)) return false;
    last.set(place.contact, place.seq);
  }
  return true;
}
