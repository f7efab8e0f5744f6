import { loadKeptDefs } from '../conditions/sql/load-kept-defs.ts';
import type { Tx } from '../kernel/database/database.ts';
import { raw, sql } from '../kernel/database/sql.ts';
import { fillCounterDays, fillCounters, fillMeasureDays, fillMeasures } from './sql/fill-counters.ts';
import { fillConsents, fillMemberships } from './sql/fill-rows.ts';
import { fillSequences } from './sql/fill-sequences.ts';

const TABLES = [
  'contact_counter',
  'contact_counter_day',
  'contact_measure',
  'contact_measure_day',
  'contact_sequence',
  'contact_occurrence',
  'consent',
  'community_member',
] as const;

/**
 * Works out anew, from the log, all that is kept of the histories of these contacts: counters, numbers, sequences,
 * consents, groups. A fixed number of statements for each sequence, whatever the number of contacts. The caller holds
 * the parts of these contacts against the engine.
 */
export async function recountContacts(tx: Tx, contactIds: readonly number[]): Promise<void> {
  if (contactIds.length === 0) return;
  for (const table of TABLES)
    await tx.run(sql`delete from ${raw(table)} where contact_id = any(${contactIds}::bigint[])`);
  const { counters, measures, sequences } = await loadKeptDefs(tx);
  await fillCounters(tx, idsOf(counters), contactIds);
  await fillCounterDays(tx, idsOf(counters.filter((def) => def.windowed)), contactIds);
  await fillMeasures(tx, idsOf(measures), contactIds);
  await fillMeasureDays(tx, idsOf(measures.filter((def) => def.windowed)), contactIds);
  await fillSequences(tx, sequences, contactIds);
  await fillConsents(tx, contactIds);
  await fillMemberships(tx, contactIds);
}

function idsOf(defs: readonly { id: number }[]): number[] {
  return defs.map((def) => def.id);
}
