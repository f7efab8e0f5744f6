import type { Journey } from '@hetang/contract/plan/kinds/journeys';
import type { Queryable } from '../../../kernel/database/database.ts';
import { raw, sql } from '../../../kernel/database/sql.ts';
import { type ContactListRow, contactColumns } from './list-contacts.ts';

/** All that is shown of one contact. Instants below the first level are texts, as they come out of JSON. */
export interface ContactDetailRow extends ContactListRow {
  fields: Record<string, unknown>;
  /** `from`: the contact that it came with in a merge. */
  identities: {
    kind: string;
    value: string;
    at: string;
    source: string | null;
    from: number | null;
    lookup: {
      state: 'waiting' | 'found' | 'known' | 'nobody' | 'refused';
      at: string | null;
      reason: string | null;
    } | null;
  }[];
  /** Names that merges brought and their undoing took away again. */
  former: { kind: string; value: string; from: number; since: string; until: string }[];
  relations: { staff: string; code: string | null; added: string; lost: string | null }[];
  stages: {
    at: string;
    from: string | null;
    to: string;
    skipped: string[];
    cause: Record<string, unknown>;
  }[];
  journeys: {
    id: number;
    journey: string;
    version: number;
    status: string;
    node: number;
    started: string;
    ended: string | null;
    reason: string | null;
    due: string | null;
    /** The journey as it was in the version the contact runs on. */
    spec: Journey | null;
  }[];
  reach: { allowed: number; reserved: number; spent: number } | null;
  consents: { scope: string; state: 'given' | 'withdrawn'; at: string; source: string }[];
  suppression: { reason: string; by: string; at: string; until: string | null } | null;
}

const iso = (column: string) => raw(`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`);

/** Reads a contact with everything around it in one statement; undefined when there is none. */
export async function findContact(
  db: Queryable,
  id: number,
  { quotaStart, now }: { quotaStart: string; now: Date },
): Promise<ContactDetailRow | undefined> {
  return db.one<ContactDetailRow>(sql`
    select ${contactColumns}, c.fields,
      coalesce((select json_agg(json_build_object('kind', i.kind, 'value', i.value, 'at', ${iso('i.at')},
          'source', i.source, 'from', i.home, 'lookup', case when l.unionid is not null then json_build_object(
            'state', l.state, 'at', ${iso('l.asked_at')}, 'reason', l.reason) end) order by i.kind, i.at, i.value)
        from identity i left join identity_lookup l on i.kind = 'unionid' and l.unionid = i.value
        where i.contact_id = c.id), '[]') as identities,
      coalesce((select json_agg(json_build_object('kind', v.kind, 'value', v.value, 'from', m.from_id,
          'since', ${iso('m.asked_at')}, 'until', ${iso('m.split_at')}) order by m.split_at desc, v.kind, v.value)
        from contact_merge m, jsonb_to_recordset(m.identities) as v (kind text, value text)
        where m.into_id = c.id and m.split_at is not null), '[]') as former,
      coalesce((select json_agg(json_build_object('staff', r.staff, 'code', r.code,
          'added', ${iso('r.added_at')}, 'lost', ${iso('r.lost_at')}) order by r.added_at, r.staff)
        from relation r where r.contact_id = c.id), '[]') as relations,
      coalesce((select json_agg(json_build_object('at', ${iso('s.at')}, 'from', s.from_stage, 'to', s.to_stage,
          'skipped', s.skipped, 'cause', s.cause) order by s.seq desc)
        from stage_change s where s.contact_id = c.id), '[]') as stages,
      coalesce((select json_agg(json_build_object('id', e.id, 'journey', e.journey, 'version', e.version,
          'status', e.status, 'node', e.node, 'started', ${iso('e.started_at')}, 'ended', ${iso('e.ended_at')},
          'reason', e.end_reason, 'due', ${iso('e.due_at')}, 'spec', v.spec -> 'journeys' -> e.journey)
          order by e.started_at desc, e.id desc)
        from enrolment e left join plan_version v on v.version = e.version
        where e.contact_id = c.id), '[]') as journeys,
      (select json_build_object('allowed', q.allowed, 'reserved', q.reserved, 'spent', q.spent)
        from reach_quota q where q.contact_id = c.id and q.month = ${quotaStart}) as reach,
      coalesce((select json_agg(json_build_object('scope', g.scope, 'state', g.state, 'at', ${iso('g.at')},
          'source', g.source) order by g.scope)
        from consent g where g.contact_id = c.id), '[]') as consents,
      (select json_build_object('reason', s.reason, 'by', s.set_by, 'at', ${iso('s.at')}, 'until', ${iso('s.until')})
        from suppression s where s.contact_id = c.id and (s.until is null or s.until > ${now})) as suppression
    from contact c where c.id = ${id}`);
}
