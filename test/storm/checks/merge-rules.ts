import type { Database } from '../../../server/src/kernel/database/database.ts';
import { raw, sql } from '../../../server/src/kernel/database/sql.ts';
import { readNames } from './as-one.ts';
import { complaint, type Rule } from './rule.ts';

/** Everything that hangs on a contact. */
const HANGING = [
  'identity',
  'relation',
  'contact_tag',
  'contact_counter',
  'contact_counter_day',
  'contact_tier',
  'contact_sequence',
  'contact_occurrence',
  'stage_change',
  'tier_change',
  'segment_member',
  'enrolment',
  'task',
  'intention',
  'reach_quota',
  'suppression',
  'consent',
  'timer',
];

/** Merges, each once and in the log's order. */
export const mergeRules: Rule[] = [
  {
    says: 'a merge that was asked for is done, and its contact is gone',
    broken: sql`
      select m.id, m.from_id, m.into_id, m.absorbed_at, r.target, r.holder from contact_merge m
      left join log_redirect r on r.contact_id = m.from_id left join contact c on c.id = m.from_id
      where m.absorbed_at is null or r.target is null or r.holder is distinct from r.target or c.id is not null`,
  },
  {
    says: 'a contact is merged once, into one that stands or was merged itself',
    broken: sql`
      select r.contact_id, r.target, m.n from log_redirect r
      left join (select from_id, count(*) as n from contact_merge group by 1) m on m.from_id = r.contact_id
      where m.n is distinct from 1 or r.target in (select contact_id from log_redirect)`,
  },
  {
    says: 'contact.merging is the last event of a merged contact, and contact.merged is told once for it',
    broken: sql`
      select r.contact_id, r.last_seq, e.last, e.name, t.n from log_redirect r
      left join lateral (
        select seq as last, name from event e where e.contact_id = r.contact_id and e.part = r.contact_id % 16
        order by seq desc limit 1) e on true
      left join (select (props ->> 'from')::bigint as gone, count(*) as n from event
                 where name = 'contact.merged' group by 1) t on t.gone = r.contact_id
      where e.last is distinct from r.last_seq or e.name is distinct from 'contact.merging' or t.n is distinct from 1`,
  },
  ...HANGING.map((table) => ({
    says: `${table}: nothing hangs on a contact that is gone`,
    broken: sql`
      select x.contact_id from ${raw(table)} x
      where x.contact_id is not null and not exists (select from contact c where c.id = x.contact_id)`,
  })),
];

/** Acknowledged merges have been made, and whoever was put on the list of those who are left alone is still on it. */
export async function checkClerk(
  db: Database,
  {
    merged,
    leftAlone,
  }: { merged: readonly { from: number; into: number }[]; leftAlone: ReadonlySet<number> },
): Promise<string[]> {
  const nameOf = await readNames(db);
  const rows = await db.rows<{ contact_id: number }>(sql`select contact_id from suppression`);
  const listed = new Set(rows.map((row) => row.contact_id));
  return [
    ...complaint(
      'an acknowledged merge is made',
      merged.filter(({ from, into }) => nameOf(from) !== nameOf(into) || nameOf(from) === from),
    ),
    ...complaint(
      'who was put on the list is on it',
      [...leftAlone].filter((contact) => !listed.has(nameOf(contact))).map(String),
    ),
  ];
}
