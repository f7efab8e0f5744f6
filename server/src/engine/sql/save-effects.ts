import type { Tx } from '../../kernel/database/database.ts';
import { sql } from '../../kernel/database/sql.ts';
import type { ContactState, EnrolmentState } from '../../reaction/contact-state.ts';
import type { StageChange, StepRecord, TagChange } from '../../reaction/reaction.ts';

/** Writes the history of stages. */
export async function saveStageChanges(tx: Tx, changes: readonly StageChange[]): Promise<void> {
  if (changes.length === 0) return;
  await tx.run(sql`
    insert into stage_change (contact_id, seq, at, from_stage, to_stage, skipped, cause)
    select "contactId", seq, at, "from", "to", array(select json_array_elements_text(skipped)), cause
    from json_to_recordset(${JSON.stringify(changes)}::json)
      as r ("contactId" bigint, seq int, at timestamptz, "from" text, "to" text, skipped json, cause jsonb)`);
}

/** Brings contact_tag to where the last change of each tag left it. */
export async function saveTagChanges(tx: Tx, changes: readonly TagChange[]): Promise<void> {
  const last = [...new Map(changes.map((change) => [`${change.contactId} ${change.ref}`, change])).values()];
  const rows = last.map((change) => {
    const [group, tag] = change.ref.split('/');
    return {
      i: change.contactId,
      g: group,
      t: tag,
      a: change.at,
      s: change.source,
      x: change.change === 'removed',
    };
  });
  const removed = rows.filter((row) => row.x);
  const added = rows.filter((row) => !row.x);
  if (removed.length > 0) {
    await tx.run(sql`
      delete from contact_tag using json_to_recordset(${JSON.stringify(removed)}::json) as r (i bigint, g text, t text)
      where contact_id = i and tag_group = g and tag = t`);
  }
  if (added.length > 0) {
    await tx.run(sql`
      insert into contact_tag (contact_id, tag_group, tag, at, source)
      select i, g, t, a, s
      from json_to_recordset(${JSON.stringify(added)}::json) as r (i bigint, g text, t text, a timestamptz, s text)
      on conflict (contact_id, tag_group, tag) do update set at = excluded.at, source = excluded.source`);
  }
}

/** Gives new enrolments their numbers. */
export async function numberEnrolments(tx: Tx, contacts: Iterable<ContactState>): Promise<void> {
  const fresh = dirtyEnrolments(contacts).filter(({ enrolment }) => enrolment.id === 0);
  if (fresh.length === 0) return;
  const ids = await tx.rows<{ id: number }>(
    sql`select nextval('enrolment_id_seq') as id from generate_series(1, ${fresh.length}::int)`,
  );
  fresh.forEach(({ enrolment }, i) => {
    enrolment.id = ids[i]?.id ?? 0;
  });
}

/** Writes enrolments and the timers of those that wait. */
export async function saveEnrolments(tx: Tx, contacts: Iterable<ContactState>, part: number): Promise<void> {
  const dirty = dirtyEnrolments(contacts);
  if (dirty.length === 0) return;
  const rows = dirty.map(({ contact, enrolment }) => ({ ...enrolment, contactId: contact.id }));
  await tx.run(sql`
    insert into enrolment (id, contact_id, journey, version, entry_key, entry, status, node, seq, waiting, task_id, due_at,
                           started_at, ended_at, end_reason, trigger)
    select id, "contactId", journey, version, key, entry, status, node, seq, waiting, "taskId", "dueAt", "startedAt",
           "endedAt", "endReason", trigger
    from json_to_recordset(${JSON.stringify(rows)}::json) as r (id bigint, "contactId" bigint, journey text,
      version int, key text, entry int, status text, node int, seq int, waiting text, "taskId" bigint, "dueAt" timestamptz,
      "startedAt" timestamptz, "endedAt" timestamptz, "endReason" text, trigger jsonb)
    on conflict (id) do update set status = excluded.status, node = excluded.node, seq = excluded.seq,
      waiting = excluded.waiting, task_id = excluded.task_id, due_at = excluded.due_at, ended_at = excluded.ended_at,
      end_reason = excluded.end_reason`);
  const waiting = rows.filter((row) => row.status === 'active' && row.dueAt !== null);
  if (waiting.length === 0) return;
  await tx.run(sql`
    insert into timer (part, module, ref, contact_id, due_at)
    select ${part}::smallint, 'journeys', id, "contactId", "dueAt"
    from json_to_recordset(${JSON.stringify(waiting)}::json) as r (id bigint, "contactId" bigint, "dueAt" timestamptz)
    on conflict (part, module, ref) do update set due_at = excluded.due_at, error = null`);
}

/** Takes away timers of waits that ended early. */
export async function dropTimers(tx: Tx, part: number, refs: readonly number[]): Promise<void> {
  if (refs.length === 0) return;
  await tx.run(sql`
    delete from timer where part = ${part} and module = 'journeys' and ref = any(${refs}::bigint[])`);
}

/** Writes the log of steps that were passed. */
export async function saveSteps(tx: Tx, steps: readonly StepRecord[]): Promise<void> {
  if (steps.length === 0) return;
  const rows = steps.map(({ enrolment, ...step }) => ({
    ...step,
    id: enrolment.id,
    journey: enrolment.journey,
    version: enrolment.version,
  }));
  await tx.run(sql`
    insert into journey_step (enrolment_id, seq, journey, version, node, at, outcome, detail)
    select id, seq, journey, version, node, at, outcome, detail
    from json_to_recordset(${JSON.stringify(rows)}::json)
      as r (id bigint, seq int, journey text, version int, node int, at timestamptz, outcome text,
        detail jsonb)`);
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
