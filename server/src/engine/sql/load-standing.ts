import type { Tx } from '../../kernel/database/database.ts';
import { sql } from '../../kernel/database/sql.ts';
import type { ContactState } from '../../reaction/contact-state.ts';
import type { StandingPlan } from '../../reaction/standing-plan.ts';
import { noStanding, type StandingState } from '../../reaction/standing-state.ts';
import { STANDING } from '../names.ts';

export interface Standings {
  of: ReadonlyMap<number, StandingState>;
  /** Versions of the segments under computation, by number. */
  building: ReadonlyMap<number, number>;
}

/** Loads which segments these contacts belong to and when that may change: at most four statements. */
export async function loadStandings(
  tx: Tx,
  contacts: ReadonlyMap<number, ContactState>,
  { part, plan }: { part: number; plan: StandingPlan },
): Promise<Standings> {
  const ids = [...contacts.keys()];
  const of = new Map(
    [...contacts.values()].map((contact) => [contact.id, noStanding(contact.lastEventAt === null)]),
  );
  const building = plan.segments.length > 0 ? await loadBuilding(tx) : new Map<number, number>();
  if (plan.segments.length > 0) await loadMembers(tx, ids, { of, building });
  if (building.size > 0) await loadAhead(tx, ids, of);
  await loadDue(tx, ids, { of, part });
  return { of, building };
}

type States = Map<number, StandingState>;

async function loadBuilding(tx: Tx): Promise<Map<number, number>> {
  const rows = await tx.rows<{ id: number; version: number }>(
    sql`select id, version from segment where state = 'building'`,
  );
  return new Map(rows.map(({ id, version }) => [id, version]));
}

async function loadMembers(
  tx: Tx,
  ids: readonly number[],
  { of, building }: { of: States; building: ReadonlyMap<number, number> },
): Promise<void> {
  const rows = await tx.rows<{ contact_id: number; segments: number[] }>(sql`
    select contact_id, array_agg(segment) as segments from segment_member
    where contact_id = any(${ids}::bigint[]) group by contact_id`);
  for (const { contact_id, segments } of rows) {
    const state = of.get(contact_id);
    // What a computation has found so far counts for nobody before it has ended.
    for (const id of segments) if (!building.has(id)) state?.segments.add(id);
  }
}

async function loadAhead(tx: Tx, ids: readonly number[], of: States): Promise<void> {
  const rows = await tx.rows<{ contact_id: number; version: number; members: number[] }>(sql`
    select contact_id, version, members from segment_ahead where contact_id = any(${ids}::bigint[])`);
  for (const { contact_id, version, members } of rows) {
    const state = of.get(contact_id);
    if (!state) continue;
    state.aheadOf = version;
    for (const id of members) state.segments.add(id);
  }
}

async function loadDue(
  tx: Tx,
  ids: readonly number[],
  { of, part }: { of: States; part: number },
): Promise<void> {
  const rows = await tx.rows<{ ref: number; due_at: Date }>(sql`
    select ref, due_at from timer
    where part = ${part} and module = ${STANDING} and ref = any(${ids}::bigint[])`);
  for (const { ref, due_at } of rows) {
    const state = of.get(ref);
    if (state) state.dueAt = due_at;
  }
}
