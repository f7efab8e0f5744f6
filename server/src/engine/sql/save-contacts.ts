import type { Tx } from '../../kernel/database/database.ts';
import { sql } from '../../kernel/database/sql.ts';
import type { ContactState } from '../../reaction/contact-state.ts';
import { saveKept } from './save-kept.ts';
import { saveRows } from './save-rows.ts';

/** Writes profiles, relations and what is kept of histories back: one statement for each table that changes. */
export async function saveContacts(tx: Tx, contacts: Iterable<ContactState>): Promise<void> {
  const all = [...contacts];
  const changed = all.filter((contact) => contact.dirty.profile);
  await saveProfiles(tx, changed);
  const seen = all.filter((contact) => contact.dirty.seen && !contact.dirty.profile);
  await saveSeen(tx, seen);
  await saveRelations(tx, all);
  await saveCounters(tx, all);
  await saveCounterDays(tx, all);
  await saveKept(tx, all);
  await saveRows(tx, all);
}

async function saveProfiles(tx: Tx, contacts: ContactState[]): Promise<void> {
  if (contacts.length === 0) return;
  const rows = contacts.map((c) => ({
    i: c.id,
    n: c.name,
    v: c.avatar,
    g: c.stage,
    ga: c.stageAt,
    gs: c.stageSeq,
    gh: c.stageHeld,
    o: c.owner,
    c: c.code,
    f: c.fields,
    aa: c.addedAt,
    la: c.lostAt,
    ea: c.lastEventAt,
  }));
  await tx.run(sql`
    update contact set name = r.n, avatar = r.v, stage = r.g, stage_at = r.ga, stage_seq = r.gs,
      stage_held = array(select json_array_elements_text(r.gh)), owner = r.o,
      code = r.c, fields = r.f, added_at = r.aa, lost_at = r.la, last_event_at = r.ea
    from json_to_recordset(${JSON.stringify(rows)}::json) as r (i bigint, n text, v text, g text, ga timestamptz,
      gs int, gh json, o text, c text, f jsonb, aa timestamptz, la timestamptz, ea timestamptz)
    where contact.id = r.i`);
}

/** Most events change nothing but this: a narrow update that touches no index. */
async function saveSeen(tx: Tx, contacts: ContactState[]): Promise<void> {
  if (contacts.length === 0) return;
  await tx.run(sql`
    update contact set last_event_at = to_timestamp(r.at / 1000.0)
    from unnest(${contacts.map((c) => c.id)}::bigint[],
                ${contacts.map((c) => c.lastEventAt?.getTime() ?? 0)}::float8[]) as r (id, at)
    where contact.id = r.id`);
}

async function saveRelations(tx: Tx, contacts: ContactState[]): Promise<void> {
  const rows = contacts.flatMap((contact) =>
    [...contact.dirty.relations].map((staff) => ({
      i: contact.id,
      s: staff,
      ...contact.relations.get(staff),
    })),
  );
  if (rows.length === 0) return;
  await tx.run(sql`
    insert into relation (contact_id, staff, code, added_at, lost_at, platform_ids)
    select i, s, "code", "addedAt", "lostAt", "platformIds"
    from json_to_recordset(${JSON.stringify(rows)}::json)
      as r (i bigint, s text, "code" text, "addedAt" timestamptz, "lostAt" timestamptz, "platformIds" text[])
    on conflict (contact_id, staff) do update
      set code = excluded.code, added_at = excluded.added_at, lost_at = excluded.lost_at,
          platform_ids = excluded.platform_ids`);
}

async function saveCounters(tx: Tx, contacts: ContactState[]): Promise<void> {
  const ids: number[] = [];
  const counters: number[] = [];
  const counts: number[] = [];
  const firsts: number[] = [];
  const lasts: number[] = [];
  for (const contact of contacts) {
    for (const [id, counter] of contact.counters) {
      if (counter.added === 0) continue;
      ids.push(contact.id);
      counters.push(id);
      counts.push(counter.count);
      firsts.push(counter.firstAt);
      lasts.push(counter.lastAt);
    }
  }
  if (ids.length === 0) return;
  await tx.run(sql`
    insert into contact_counter (contact_id, counter, count, first_at, last_at)
    select i, c, n, to_timestamp(f / 1000.0), to_timestamp(l / 1000.0)
    from unnest(${ids}::bigint[], ${counters}::int[], ${counts}::int[], ${firsts}::float8[], ${lasts}::float8[])
      as r (i, c, n, f, l)
    on conflict (contact_id, counter) do update
      set count = excluded.count, first_at = excluded.first_at, last_at = excluded.last_at`);
}

async function saveCounterDays(tx: Tx, contacts: ContactState[]): Promise<void> {
  const rows = contacts.flatMap((contact) =>
    [...contact.counters].flatMap(([counter, state]) =>
      [...(state.addedDays ?? [])].map(([day, added]) => ({ i: contact.id, c: counter, d: day, n: added })),
    ),
  );
  if (rows.length === 0) return;
  await tx.run(sql`
    insert into contact_counter_day as t (contact_id, counter, day, count)
    select i, c, d, n from json_to_recordset(${JSON.stringify(rows)}::json) as r (i bigint, c int, d date, n int)
    on conflict (contact_id, counter, day) do update set count = t.count + excluded.count`);
}
