import type { Database } from '../../../server/src/kernel/database/database.ts';
import { sql } from '../../../server/src/kernel/database/sql.ts';
import { SHARED } from '../plan.ts';
import { events, joined, toldLate } from './as-one.ts';

/** What the server believes of somebody with a phone. */
export interface KnownPerson {
  contactId: number;
  /** Phones of this contact: a merge can have made one of two people. */
  phones: number;
  /** Staff keys of friends of this phone. */
  friends: string[];
  /** `group/value` of the groups that the platform keeps too. */
  tags: string[];
  /** Messages and welcomes that ended, by message. */
  messages: { message: string; sent: number; unclear: number }[];
  /** How the welcome ended, or why there was none; null when nothing is known of one. */
  welcome: string | null;
  /** Has taken up another contact, with what that one was meant to hear. */
  joined: boolean;
  /** Leaves of which the callback has arrived, by userid. */
  toldLeaves: Record<string, number>;
}

interface Row extends Omit<KnownPerson, 'contactId'> {
  who: string;
  contact_id: number;
}

/** Everybody whom the server knows from the platform, by external_userid. */
export async function readKnownPeople(db: Database): Promise<Map<string, KnownPerson>> {
  const rows = await db.rows<Row>(sql`
    select n.value as who, n.contact_id, n.contact_id in ${joined} as joined,
      (select count(*) from identity o where o.contact_id = n.contact_id and o.kind = 'external_userid') as phones,
      array(select staff from relation r where r.contact_id = n.contact_id and lost_at is null
            and (platform_ids = '{}' or n.value = any(platform_ids)) order by 1) as friends,
      array(select tag_group || '/' || tag from contact_tag t
            where t.contact_id = n.contact_id and tag_group = any(${SHARED}::text[]) order by 1) as tags,
      (select coalesce(json_agg(m), '[]') from (
         select message, count(*) filter (where state = 'sent') as sent,
           count(*) filter (where reason in ('outcome-unknown', 'no-result')) as unclear
         from intention i where i.contact_id = n.contact_id and kind in ('message', 'welcome')
         group by message) m) as messages,
      coalesce(
        (select state || coalesce(' ' || reason, '') from intention i
         where i.contact_id = n.contact_id and kind = 'welcome' order by (state = 'sent') desc, id limit 1),
        (select s.outcome from enrolment e join journey_step s on s.enrolment_id = e.id
         where e.contact_id = n.contact_id and e.journey = 'onboard' and s.outcome = 'no-welcome-code' limit 1),
        (select case when bool_and(${toldLate(sql`e`)}) then 'told-too-late' end from ${events} e
         where e.contact_id = n.contact_id and e.name = 'contact.added')
      ) as welcome,
      (select coalesce(json_object_agg(userid, told), '{}') from (
         select body ->> 'UserID' as userid, count(*) as told from inbox
         where body ->> 'ChangeType' = 'del_follow_user' and body ->> 'ExternalUserID' = n.value
         group by 1) l) as "toldLeaves"
    from identity n where n.kind = 'external_userid'`);
  return new Map(rows.map(({ who, contact_id, ...known }) => [who, { contactId: contact_id, ...known }]));
}

/** Which `group/value` a tag of the platform stands for. */
export async function readTagNames(db: Database): Promise<Map<string, string>> {
  const rows = await db.rows<{ id: string; ref: string }>(sql`
    select platform_id as id, tag_group || '/' || tag as ref from corp_tag where platform_id is not null`);
  return new Map(rows.map((row) => [row.id, row.ref]));
}

/** Events of the brand's shop in the log, by name. */
export async function readShopEvents(db: Database): Promise<Map<string, number>> {
  const rows = await db.rows<{ name: string; n: number }>(
    sql`select name, count(*) as n from event where source = 'api:shop' group by 1`,
  );
  return new Map(rows.map((row) => [row.name, row.n]));
}
