import { sql } from '../../../server/src/kernel/database/sql.ts';
import { events } from './as-one.ts';
import type { Rule } from './rule.ts';

/** The log and what follows it. */
export const logRules: Rule[] = [
  {
    says: 'sequence numbers of a part have no gap and end at its head',
    broken: sql`
      select p.part, p.head, e.n, e.last from log_part p
      left join (select part, count(*) as n, max(seq) as last from event group by part) e using (part)
      where p.head <> coalesce(e.n, 0) or p.head <> coalesce(e.last, 0)`,
  },
  {
    says: 'every consumer has reached the head of every part',
    broken: sql`
      select consumer, part, position, head from log_cursor join log_part using (part) where position <> head`,
  },
  { says: 'no event was set aside', broken: sql`select consumer, part, seq, error from event_failure` },
  {
    says: 'an event of a program is in the log once',
    broken: sql`
      select source, dedupe, count(*) as n from event
      where source like 'api:%' group by source, dedupe having count(*) > 1`,
  },
  {
    says: 'every callback that was acknowledged is worked off',
    broken: sql`select id, state, error, body ->> 'ChangeType' as change from inbox where state <> 'done'`,
  },
  {
    says: 'a contact is told of an add for each callback of an add, or for a good reason not',
    broken: sql`
      select id, note, body ->> 'ExternalUserID' as who from inbox i
      where body ->> 'ChangeType' = 'add_external_contact' and note is null and not exists (
        select from ${events} e join identity n on n.contact_id = e.contact_id
        where n.kind = 'external_userid' and n.value = i.body ->> 'ExternalUserID' and e.name = 'contact.added'
          and e.props ->> 'welcome_code' = i.body ->> 'WelcomeCode')`,
  },
];
