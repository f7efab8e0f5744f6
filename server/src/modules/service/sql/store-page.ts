import type { Tx } from '../../../kernel/database/database.ts';
import { sql } from '../../../kernel/database/sql.ts';
import type { Folded } from '../rules/fold-entries.ts';

/** Writes what a page says of an account. What we sent ourselves and find again has arrived. */
export async function storePage(
  tx: Tx,
  account: string,
  { chats, messages, failures }: Folded,
): Promise<void> {
  await tx.run(sql`
    insert into service_chat as c (account, external_userid, last_at, wrote_at, state, member)
    select ${account}, r."customer", r."lastAt", r."wroteAt",
           case when r."state" is null or r."state" = 'reopened' then 'new' else r."state" end, r."member"
    from json_to_recordset(${JSON.stringify(chats)}::json)
      as r ("customer" text, "lastAt" timestamptz, "wroteAt" timestamptz, "state" text, "member" text)
    on conflict (account, external_userid) do update set
      last_at = greatest(c.last_at, excluded.last_at),
      wrote_at = greatest(c.wrote_at, excluded.wrote_at),
      (state, member) = (
        select case when r."state" is null then c.state
                    when r."state" <> 'reopened' then r."state"
                    when c.state = 'ended' then 'new' else c.state end,
               case when r."state" is null or (r."state" = 'reopened' and c.state <> 'ended') then c.member
                    else r."member" end
        from json_to_recordset(${JSON.stringify(chats)}::json) as r ("customer" text, "state" text, "member" text)
        where r."customer" = c.external_userid)`);
  await tx.run(sql`
    insert into service_message as m (account, id, external_userid, at, origin, type, text)
    select ${account}, r."id", r."customer", r."at", r."from", r."type", r."text"
    from rows from (json_to_recordset(${JSON.stringify(messages)}::json)
      as ("id" text, "customer" text, "at" timestamptz, "from" text, "type" text, "text" text))
      with ordinality as r ("id", "customer", "at", "from", "type", "text", place)
    order by r.place
    on conflict (account, id) do update set state = 'sent' where m.state in ('calling', 'unknown')`);
  await tx.run(sql`
    update service_message m set state = 'failed', problem = jsonb_build_object('failType', r."reason")
    from json_to_recordset(${JSON.stringify(failures)}::json) as r ("messageId" text, "reason" int)
    where m.account = ${account} and m.id = r."messageId"`);
}
