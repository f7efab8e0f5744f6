import type { Tx } from '../../kernel/database/database.ts';
import { sql } from '../../kernel/database/sql.ts';
import { isByStaff } from '../../modules/tags/api.ts';
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
  await noteRefusals(tx, rows);
}

interface SavedTag {
  i: number;
  g: string | undefined;
  t: string | undefined;
  a: Date;
  s: string;
  x: boolean;
}

/** Notes tags that staff have taken away; setting one by hand takes that back. */
async function noteRefusals(tx: Tx, rows: readonly SavedTag[]): Promise<void> {
  const byStaff = rows.filter((row) => isByStaff(row.s));
  if (byStaff.length === 0) return;
  await tx.run(sql`
    with said as (
      select i, g, t, a, x from json_to_recordset(${JSON.stringify(byStaff)}::json)
        as r (i bigint, g text, t text, a timestamptz, x boolean)
    ),
    taken_back as (
      delete from tag_refusal f using said where not x and f.contact_id = i and f.tag_group = g and f.tag = t
    )
    insert into tag_refusal (contact_id, tag_group, tag, at) select i, g, t, a from said where x
    on conflict (contact_id, tag_group, tag) do update set at = excluded.at`);
}

/** Writes the log of steps that were passed. */
export async function saveSteps(tx: Tx, steps: readonly StepRecord[]): Promise<void> {
  if (steps.length === 0) return;
  const all = <T>(read: (step: StepRecord) => T): T[] => steps.map(read);
  await tx.run(sql`
    insert into journey_step (enrolment_id, seq, journey, version, node, at, outcome, detail)
    select id, seq, journey, version, node, to_timestamp(at / 1000.0), outcome, detail::jsonb
    from unnest(${all((s) => s.enrolment.id)}::bigint[], ${all((s) => s.seq)}::int[],
      ${all((s) => s.enrolment.journey)}::text[], ${all((s) => s.enrolment.version)}::int[],
      ${all((s) => s.node)}::int[], ${all((s) => s.at.getTime())}::float8[], ${all((s) => s.outcome)}::text[],
      ${all((s) => (s.detail === null ? null : JSON.stringify(s.detail)))}::text[])
      as r (id, seq, journey, version, node, at, outcome, detail)`);
}
