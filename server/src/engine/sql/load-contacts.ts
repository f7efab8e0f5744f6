import type { Tx } from '../../kernel/database/database.ts';
import { sql } from '../../kernel/database/sql.ts';
import type { ContactState, EnrolmentState, TierState } from '../../reaction/contact-state.ts';

/** Loads all that reactions read of these contacts: seven statements, whatever the number. */
export async function loadContacts(tx: Tx, ids: readonly number[]): Promise<Map<number, ContactState>> {
  const contacts = await loadProfiles(tx, ids);
  await loadRelations(tx, ids, contacts);
  await loadTags(tx, ids, contacts);
  await loadCounters(tx, ids, contacts);
  await loadCounterDays(tx, ids, contacts);
  await loadEnrolments(tx, ids, contacts);
  await loadTiers(tx, ids, contacts);
  return contacts;
}

type Contacts = Map<number, ContactState>;

async function loadProfiles(tx: Tx, ids: readonly number[]): Promise<Contacts> {
  const rows = await tx.rows<
    Omit<ContactState, 'relations' | 'tags' | 'counters' | 'tiers' | 'enrolments' | 'dirty'>
  >(sql`
    select id, name, avatar, stage, stage_at as "stageAt", stage_seq as "stageSeq", owner, code, fields,
           added_at as "addedAt", lost_at as "lostAt", last_event_at as "lastEventAt"
    from contact where id = any(${ids}::bigint[])`);
  const contacts: Contacts = new Map();
  for (const row of rows) {
    const contact: ContactState = Object.assign(row, {
      relations: new Map(),
      tags: new Map(),
      counters: new Map(),
      tiers: new Map(),
      enrolments: new Map(),
      dirty: { seen: false, profile: false, relations: new Set<string>(), replaced: [] },
    });
    contacts.set(row.id, contact);
  }
  return contacts;
}

async function loadRelations(tx: Tx, ids: readonly number[], contacts: Contacts): Promise<void> {
  const rows = await tx.rows<{
    contact_id: number;
    staff: string;
    code: string | null;
    added_at: Date;
    lost_at: Date | null;
  }>(sql`
    select contact_id, staff, code, added_at, lost_at from relation where contact_id = any(${ids}::bigint[])
    order by contact_id, added_at, staff`);
  for (const row of rows) {
    contacts
      .get(row.contact_id)
      ?.relations.set(row.staff, { addedAt: row.added_at, lostAt: row.lost_at, code: row.code });
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

async function loadEnrolments(tx: Tx, ids: readonly number[], contacts: Contacts): Promise<void> {
  const rows = await tx.rows<Omit<EnrolmentState, 'dirty'> & { contactId: number }>(sql`
    select distinct on (contact_id, journey)
      id, contact_id as "contactId", journey, version, entry, status, node, seq, waiting, task_id as "taskId",
      due_at as "dueAt", started_at as "startedAt", ended_at as "endedAt", end_reason as "endReason", trigger
    from enrolment where contact_id = any(${ids}::bigint[])
    order by contact_id, journey, entry desc`);
  for (const { contactId, ...row } of rows) {
    contacts.get(contactId)?.enrolments.set(row.journey, { ...row, dirty: false });
  }
}

async function loadTiers(tx: Tx, ids: readonly number[], contacts: Contacts): Promise<void> {
  const rows = await tx.rows<TierState & { contactId: number; ladder: string }>(sql`
    select contact_id as "contactId", ladder, tier, since, review_at as "reviewAt", manual
    from contact_tier where contact_id = any(${ids}::bigint[])`);
  for (const { contactId, ladder, ...state } of rows) contacts.get(contactId)?.tiers.set(ladder, state);
}
