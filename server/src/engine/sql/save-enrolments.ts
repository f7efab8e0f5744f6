import type { Tx } from '../../kernel/database/database.ts';
import { sql } from '../../kernel/database/sql.ts';
import type { ContactState, EnrolmentState } from '../../reaction/contact-state.ts';

/** Gives new enrolments their numbers. @returns them. */
export async function numberEnrolments(
  tx: Tx,
  contacts: Iterable<ContactState>,
): Promise<ReadonlySet<EnrolmentState>> {
  const fresh = dirtyEnrolments(contacts).flatMap(({ enrolment }) => (enrolment.id === 0 ? [enrolment] : []));
  if (fresh.length === 0) return new Set();
  const ids = await tx.rows<{ id: number }>(
    sql`select nextval('enrolment_id_seq') as id from generate_series(1, ${fresh.length}::int)`,
  );
  fresh.forEach((enrolment, i) => {
    enrolment.id = ids[i]?.id ?? 0;
  });
  return new Set(fresh);
}

interface Batch {
  part: number;
  /** Those that have just got their number. */
  fresh: ReadonlySet<EnrolmentState>;
  /** Enrolments whose wait is over. */
  endedTimers: readonly number[];
}

/** Writes enrolments, and the timers of those that wait; takes away the timers of those that do not any more. */
export async function saveEnrolments(tx: Tx, contacts: Iterable<ContactState>, batch: Batch): Promise<void> {
  const dirty = dirtyEnrolments(contacts);
  const waiting = dirty.filter(({ enrolment }) => enrolment.status === 'active' && enrolment.dueAt !== null);
  const armed = new Set(waiting.map(({ enrolment }) => enrolment.id));
  await dropTimers(
    tx,
    batch.part,
    batch.endedTimers.filter((id) => !armed.has(id)),
  );
  // What ends comes before what takes its place: one at a time for each key is an index.
  await updateKnown(
    tx,
    dirty.flatMap(({ enrolment }) => (batch.fresh.has(enrolment) ? [] : [enrolment])),
  );
  await insertFresh(
    tx,
    dirty.filter(({ enrolment }) => batch.fresh.has(enrolment)),
  );
  await armTimers(tx, batch.part, waiting);
}

async function updateKnown(tx: Tx, enrolments: readonly EnrolmentState[]): Promise<void> {
  if (enrolments.length === 0) return;
  const all = <T>(read: (enrolment: EnrolmentState) => T): T[] => enrolments.map(read);
  await tx.run(sql`
    update enrolment set status = r.s, node = r.n, seq = r.q, waiting = r.w, task_id = r.t,
      due_at = to_timestamp(r.d / 1000.0), ended_at = to_timestamp(r.e / 1000.0), end_reason = r.r
    from unnest(${all((e) => e.id)}::bigint[], ${all((e) => e.status)}::text[], ${all((e) => e.node)}::int[],
      ${all((e) => e.seq)}::int[], ${all((e) => e.waiting)}::text[], ${all((e) => e.taskId)}::bigint[],
      ${all((e) => e.dueAt?.getTime() ?? null)}::float8[], ${all((e) => e.endedAt?.getTime() ?? null)}::float8[],
      ${all((e) => e.endReason)}::text[]) as r (i, s, n, q, w, t, d, e, r)
    where enrolment.id = r.i`);
}

type Placed = ReturnType<typeof dirtyEnrolments>;

async function insertFresh(tx: Tx, dirty: Placed): Promise<void> {
  if (dirty.length === 0) return;
  const rows = dirty.map(({ contact, enrolment }) => ({ ...enrolment, contactId: contact.id }));
  await tx.run(sql`
    insert into enrolment (id, contact_id, journey, version, entry_key, entry, status, node, seq, waiting, task_id,
                           due_at, started_at, ended_at, end_reason, trigger)
    select id, "contactId", journey, version, key, entry, status, node, seq, waiting, "taskId", "dueAt", "startedAt",
           "endedAt", "endReason", trigger
    from json_to_recordset(${JSON.stringify(rows)}::json) as r (id bigint, "contactId" bigint, journey text,
      version int, key text, entry int, status text, node int, seq int, waiting text, "taskId" bigint,
      "dueAt" timestamptz, "startedAt" timestamptz, "endedAt" timestamptz, "endReason" text, trigger jsonb)`);
}

async function armTimers(tx: Tx, part: number, waiting: Placed): Promise<void> {
  if (waiting.length === 0) return;
  await tx.run(sql`
    insert into timer (part, module, ref, contact_id, due_at)
    select ${part}::smallint, 'journeys', i, c, to_timestamp(d / 1000.0)
    from unnest(${waiting.map(({ enrolment }) => enrolment.id)}::bigint[],
      ${waiting.map(({ contact }) => contact.id)}::bigint[],
      ${waiting.map(({ enrolment }) => enrolment.dueAt?.getTime() ?? 0)}::float8[]) as r (i, c, d)
    on conflict (part, module, ref) do update set due_at = excluded.due_at, error = null`);
}

async function dropTimers(tx: Tx, part: number, refs: readonly number[]): Promise<void> {
  if (refs.length === 0) return;
  await tx.run(sql`
    delete from timer where part = ${part} and module = 'journeys' and ref = any(${refs}::bigint[])`);
}

/** Of one journey the replaced entry comes before the one that took its place. */
function dirtyEnrolments(
  contacts: Iterable<ContactState>,
): { contact: ContactState; enrolment: EnrolmentState }[] {
  return [...contacts].flatMap((contact) =>
    [...contact.dirty.replaced, ...contact.enrolments.values()]
      .filter((enrolment) => enrolment.dirty)
      .map((enrolment) => ({ contact, enrolment })),
  );
}
