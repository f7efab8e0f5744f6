import type { Tx } from '../../kernel/database/database.ts';
import { sql } from '../../kernel/database/sql.ts';
import { dayIn } from '../../kernel/zone.ts';
import type { ContactState } from '../../reaction/contact-state.ts';
import type { StandingState, TierChange } from '../../reaction/standing-state.ts';
import { STANDING } from '../names.ts';
import type { Standings } from './load-standing.ts';

interface Batch {
  part: number;
  timezone: string;
  contacts: ReadonlyMap<number, ContactState>;
}

/** Writes what a batch has changed of segments and tiers; nothing for contacts that it left where they were. */
export async function saveStandings(tx: Tx, standings: Standings, batch: Batch): Promise<void> {
  const states = [...standings.of];
  await saveMembers(tx, states);
  await saveEntries(tx, states, { ...batch, building: standings.building });
  await saveAhead(tx, states, standings.building);
  await saveDue(tx, states, batch.part);
  await saveTiers(tx, states, batch.contacts);
  await saveTierChanges(
    tx,
    states.flatMap(([, state]) => state.dirty.tierChanges),
  );
}

type States = [contact: number, state: StandingState][];

async function saveMembers(tx: Tx, states: States): Promise<void> {
  const moves = states.flatMap(([contact, { dirty }]) =>
    [...dirty.segments].map(([segment, move]) => ({ contact, segment, ...move })),
  );
  const gone = moves.filter((move) => !move.is);
  const come = moves.filter((move) => move.is);
  if (gone.length > 0)
    await tx.run(sql`
      delete from segment_member using unnest(${gone.map((move) => move.contact)}::bigint[],
        ${gone.map((move) => move.segment)}::int[]) as r (c, s)
      where contact_id = c and segment = s`);
  if (come.length > 0)
    await tx.run(sql`
      insert into segment_member (contact_id, segment, since)
      select * from unnest(${come.map((move) => move.contact)}::bigint[], ${come.map((move) => move.segment)}::int[],
        ${come.map((move) => move.at)}::timestamptz[])
      on conflict (contact_id, segment) do nothing`);
}

/** Sizes, and entries and exits of the day; sizes of segments under computation are known at its end. */
async function saveEntries(
  tx: Tx,
  states: States,
  { part, timezone, building }: Pick<Batch, 'part' | 'timezone'> & { building: Standings['building'] },
): Promise<void> {
  const days = new Map<string, { s: number; d: string; e: number; l: number; b: boolean }>();
  for (const [, { dirty }] of states) {
    for (const { segment, entered, at } of dirty.entries) {
      const d = dayIn(at, timezone);
      const key = `${segment} ${d}`;
      const row = days.get(key) ?? { s: segment, d, e: 0, l: 0, b: building.has(segment) };
      days.set(key, row);
      if (entered) row.e += 1;
      else row.l += 1;
    }
  }
  if (days.size === 0) return;
  await tx.run(sql`
    with moved as (
      select s, d, e, l, b from json_to_recordset(${JSON.stringify([...days.values()])}::json)
        as r (s int, d date, e int, l int, b boolean)
    ),
    counted as (
      insert into segment_day as t (segment, day, part, entered, departed)
      select s, d, ${part}::smallint, e, l from moved
      on conflict (segment, day, part) do update
        set entered = t.entered + excluded.entered, departed = t.departed + excluded.departed
    )
    insert into segment_size as t (segment, part, members)
    select s, ${part}::smallint, sum(e - l) from moved where not b group by s
    on conflict (segment, part) do update set members = t.members + excluded.members`);
}

async function saveAhead(tx: Tx, states: States, building: Standings['building']): Promise<void> {
  const rows = states
    .filter(([, { dirty }]) => dirty.ahead)
    .map(([contact, state]) => ({
      i: contact,
      v: state.aheadOf,
      m: [...state.segments].filter((id) => building.has(id)),
    }));
  if (rows.length === 0) return;
  await tx.run(sql`
    insert into segment_ahead (contact_id, version, members)
    select i, v, array(select json_array_elements_text(m)::int)
    from json_to_recordset(${JSON.stringify(rows)}::json) as r (i bigint, v int, m json)
    on conflict (contact_id) do update set version = excluded.version, members = excluded.members`);
}

async function saveDue(tx: Tx, states: States, part: number): Promise<void> {
  const dirty = states.filter(([, state]) => state.dirty.due);
  const never = dirty.filter(([, { dueAt }]) => dueAt === null).map(([contact]) => contact);
  if (never.length > 0)
    await tx.run(sql`
      delete from timer where part = ${part} and module = ${STANDING} and ref = any(${never}::bigint[])`);
  const due = dirty.filter(([, { dueAt }]) => dueAt !== null);
  if (due.length === 0) return;
  await tx.run(sql`
    insert into timer (part, module, ref, contact_id, due_at)
    select ${part}::smallint, ${STANDING}, i, i, d
    from unnest(${due.map(([contact]) => contact)}::bigint[],
      ${due.map(([, { dueAt }]) => dueAt)}::timestamptz[]) as r (i, d)
    on conflict (part, module, ref) do update set due_at = excluded.due_at, error = null`);
}

async function saveTiers(tx: Tx, states: States, contacts: ReadonlyMap<number, ContactState>): Promise<void> {
  const rows = states.flatMap(([id, { dirty }]) =>
    [...dirty.tiers].map((ladder) => ({ i: id, l: ladder, ...contacts.get(id)?.tiers.get(ladder) })),
  );
  if (rows.length === 0) return;
  await tx.run(sql`
    insert into contact_tier (contact_id, ladder, tier, since, review_at, manual)
    select i, l, tier, since, "reviewAt", manual
    from json_to_recordset(${JSON.stringify(rows)}::json)
      as r (i bigint, l text, tier text, since timestamptz, "reviewAt" timestamptz, manual boolean)
    on conflict (contact_id, ladder) do update set tier = excluded.tier, since = excluded.since,
      review_at = excluded.review_at, manual = excluded.manual`);
}

async function saveTierChanges(tx: Tx, changes: readonly TierChange[]): Promise<void> {
  if (changes.length === 0) return;
  await tx.run(sql`
    insert into tier_change (contact_id, ladder, at, from_tier, to_tier, direction, cause)
    select "contactId", ladder, at, "from", "to", direction, cause
    from json_to_recordset(${JSON.stringify(changes)}::json)
      as r ("contactId" bigint, ladder text, at timestamptz, "from" text, "to" text, direction text, cause jsonb)`);
}
