import type { Tx } from '../../kernel/database/database.ts';
import { sql } from '../../kernel/database/sql.ts';
import {
  bareContact,
  type ContactProfile,
  type ContactState,
  type EnrolmentState,
  enrolmentKey,
  type TierState,
} from '../../reaction/contact-state.ts';

/** Which entries of journeys a batch may ask for. */
export interface EntryNeeds {
  /** Keys that its events carry: ended entries with other keys are not loaded. */
  keys: readonly string[];
  /** How far back (ms) entries of a journey count, of journeys that limit them. */
  limited: ReadonlyMap<string, number>;
  now: Date;
}

/** Loads all that reactions read of these contacts: some seven statements, whatever the number. */
export async function loadContacts(
  tx: Tx,
  ids: readonly number[],
  needs: EntryNeeds,
): Promise<Map<number, ContactState>> {
  const contacts = await loadProfiles(tx, ids);
  await loadRelations(tx, ids, contacts);
  await loadTags(tx, ids, contacts);
  await loadCounters(tx, ids, contacts);
  await loadCounterDays(tx, ids, contacts);
  await loadEnrolments(tx, { ids, keys: needs.keys }, contacts);
  await loadEntries(tx, ids, needs, contacts);
  await loadTiers(tx, ids, contacts);
  return contacts;
}

type Contacts = Map<number, ContactState>;

async function loadProfiles(tx: Tx, ids: readonly number[]): Promise<Contacts> {
  const rows = await tx.rows<ContactProfile>(sql`
    select id, name, avatar, stage, stage_at as "stageAt", stage_seq as "stageSeq", stage_held as "stageHeld", owner, code, fields,
           added_at as "addedAt", lost_at as "lostAt", last_event_at as "lastEventAt"
    from contact where id = any(${ids}::bigint[])`);
  return new Map(rows.map((row) => [row.id, bareContact(row)]));
}

async function loadRelations(tx: Tx, ids: readonly number[], contacts: Contacts): Promise<void> {
  const rows = await tx.rows<{
    contact_id: number;
    staff: string;
    code: string | null;
    added_at: Date;
    lost_at: Date | null;
    platform_ids: string[];
  }>(sql`
    select contact_id, staff, code, added_at, lost_at, platform_ids from relation where contact_id = any(${ids}::bigint[])
    order by contact_id, added_at, staff`);
  for (const { contact_id, staff, code, platform_ids: platformIds, ...row } of rows) {
    const relation = { addedAt: row.added_at, lostAt: row.lost_at, code, platformIds };
    contacts.get(contact_id)?.relations.set(staff, relation);
  }
}

async function loadTags(tx: Tx, ids: readonly number[], contacts: Contacts): Promise<void> {
  const rows = await tx.rows<{ contact_id: number; ref: string; at: Date; source: string }>(sql`
    select contact_id, tag_group || '/' || tag as ref, at, source from contact_tag where contact_id = any(${ids}::bigint[])`);
  for (const row of rows) contacts.get(row.contact_id)?.tags.set(row.ref, { at: row.at, source: row.source });
}

async function loadCounters(tx: Tx, ids: readonly number[], contacts: Contacts): Promise<void> {
  const rows = await tx.rows<{
    contact_id: number;
    counter: number;
    count: number;
    first_at: Date;
    last_at: Date;
  }>(sql`
    select contact_id, counter, count, first_at, last_at from contact_counter where contact_id = any(${ids}::bigint[])`);
  for (const row of rows) {
    contacts.get(row.contact_id)?.counters.set(row.counter, {
      count: row.count,
      firstAt: row.first_at.getTime(),
      lastAt: row.last_at.getTime(),
      days: null,
      added: 0,
      addedDays: null,
    });
  }
}

async function loadCounterDays(tx: Tx, ids: readonly number[], contacts: Contacts): Promise<void> {
  const rows = await tx.rows<{ contact_id: number; counter: number; day: string; count: number }>(sql`
    select contact_id, counter, day, count from contact_counter_day where contact_id = any(${ids}::bigint[])`);
  for (const row of rows) {
    const counter = contacts.get(row.contact_id)?.counters.get(row.counter);
    if (!counter) continue;
    counter.days ??= new Map();
    counter.days.set(row.day, row.count);
  }
}

/** The latest entry of each journey and key; of ended ones with a key only those asked for and the journey's last. */
async function loadEnrolments(
  tx: Tx,
  { ids, keys }: { ids: readonly number[]; keys: readonly string[] },
  contacts: Contacts,
): Promise<void> {
  const rows = await tx.rows<Omit<EnrolmentState, 'dirty'> & { contactId: number }>(sql`
    select id, contact_id as "contactId", journey, version, entry_key as key, entry, status, node, seq, waiting,
      task_id as "taskId", due_at as "dueAt", started_at as "startedAt", ended_at as "endedAt",
      end_reason as "endReason", trigger
    from (
      select *,
        row_number() over (partition by contact_id, journey, entry_key order by entry desc) as nr,
        row_number() over (partition by contact_id, journey order by id desc) as of_journey
      from enrolment where contact_id = any(${ids}::bigint[])
    ) e
    where nr = 1 and (status = 'active' or entry_key = '' or of_journey = 1 or entry_key = any(${keys}::text[]))`);
  for (const { contactId, ...row } of rows) {
    contacts.get(contactId)?.enrolments.set(enrolmentKey(row.journey, row.key), { ...row, dirty: false });
  }
}

async function loadEntries(
  tx: Tx,
  ids: readonly number[],
  { limited, now }: EntryNeeds,
  contacts: Contacts,
): Promise<void> {
  if (limited.size === 0) return;
  const since = new Date(now.getTime() - Math.max(...limited.values()));
  const rows = await tx.rows<{ contact_id: number; journey: string; at: Date }>(sql`
    select contact_id, journey, started_at as at from enrolment
    where contact_id = any(${ids}::bigint[]) and journey = any(${[...limited.keys()]}::text[])
      and started_at > ${since}`);
  for (const row of rows) {
    const entries = contacts.get(row.contact_id)?.entries;
    if (entries) entries.set(row.journey, [...(entries.get(row.journey) ?? []), row.at.getTime()]);
  }
}

async function loadTiers(tx: Tx, ids: readonly number[], contacts: Contacts): Promise<void> {
  const rows = await tx.rows<TierState & { contactId: number; ladder: string }>(sql`
    select contact_id as "contactId", ladder, tier, since, review_at as "reviewAt", manual
    from contact_tier where contact_id = any(${ids}::bigint[])`);
  for (const { contactId, ladder, ...state } of rows) contacts.get(contactId)?.tiers.set(ladder, state);
}
