import type { Broadcast } from '@hetang/contract/plan/kinds/broadcasts';
import { type SenderRule, senderRules } from '@hetang/contract/plan/reach';
import { conditionSql } from '../../../conditions/sql/condition-sql.ts';
import type { SqlScope } from '../../../conditions/sql/scope.ts';
import type { Tx } from '../../../kernel/database/database.ts';
import { type Sql, sql } from '../../../kernel/database/sql.ts';

export interface RunPiece {
  run: number;
  version: number;
  /** The last contact or group that was taken; empty at the beginning. */
  position: string;
  dueAt: Date;
  notAfter: Date;
  limit: number;
  now: Date;
}

/** The rule that a broadcast names, or the member of staff. */
export function senderOf(by: string): { staff: string | null; rule: SenderRule | null } {
  const rule = senderRules.find((known) => known === by) ?? null;
  return rule === null ? { staff: by, rule } : { staff: null, rule };
}

/** Who receives a broadcast, as a condition on `contact c`. */
export function audienceSql(broadcast: Extract<Broadcast, { to: unknown }>, scope: SqlScope): Sql {
  const { to, unless } = broadcast;
  if (unless === undefined) return conditionSql(to, scope);
  return sql`${conditionSql(to, scope)} and not ${conditionSql(unless, scope)}`;
}

/**
 * Writes the intentions of the next contacts or groups of a run, in their order, each once.
 * @returns how many were taken, and the last of them.
 */
export async function expandRun(
  tx: Tx,
  broadcast: Broadcast,
  piece: RunPiece,
  scope: SqlScope,
): Promise<{ taken: number; last: string | null }> {
  const { run, version, dueAt, notAfter, now } = piece;
  const toGroups = 'groups' in broadcast;
  const { staff, rule } = toGroups ? { staff: null, rule: null } : senderOf(broadcast.by);
  const row = await tx.one<{ taken: number; last: string | null }>(sql`
    with next as materialized (${toGroups ? nextGroups(broadcast.groups, piece) : nextPeople(audienceSql(broadcast, scope), piece)}),
    made as (
      insert into intention (dedupe, kind, contact_id, chat_id, broadcast_run, worth, staff, sender_rule, message,
                             plan_version, params, not_before, not_after, created_at)
      select 'broadcast:' || ${run}::bigint || ':' || coalesce(chat_id, contact_id::text),
             ${toGroups ? 'group-message' : 'message'}, contact_id, chat_id, ${run}, ${broadcast.value * 10}, ${staff},
             ${rule}, ${broadcast.message}, ${version}, '{}', ${dueAt}, ${notAfter}, ${now}
      from next on conflict (dedupe) do nothing
    )
    select count(*)::int as taken,
           (select coalesce(chat_id, contact_id::text) from next order by chat_id desc, contact_id desc limit 1) as last
    from next`);
  return row ?? { taken: 0, last: null };
}

/** The rows are held until the end, so that a merge moves what is written for them too. */
function nextPeople(audience: Sql, { position, limit }: RunPiece): Sql {
  return sql`
    select c.id as contact_id, null::text as chat_id from contact c
    where c.id > ${position === '' ? 0 : Number(position)}::bigint and c.last_event_at is not null and ${audience}
    order by c.id limit ${limit} for key share of c`;
}

function nextGroups(groups: readonly string[], { position, limit }: RunPiece): Sql {
  return sql`
    select null::bigint as contact_id, g.chat_id from community_chat g
    where g.chat_id > ${position} and g.status <> 'dismissed' and g.community_key = any(${groups}::text[])
    order by g.chat_id limit ${limit}`;
}
