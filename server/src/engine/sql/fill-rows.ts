import { consentScopes } from '@hetang/contract/plan/consent';
import type { Tx } from '../../kernel/database/database.ts';
import { sql } from '../../kernel/database/sql.ts';
import { handledEvents, type Whose } from './handled-events.ts';

/** What was said last of each consent, from the log; at the same moment the refusal holds. */
export async function fillConsents(tx: Tx, whose: Whose): Promise<void> {
  await tx.run(sql`
    insert into consent (contact_id, scope, state, at, source)
    select distinct on (e.contact_id, e.props ->> 'scope')
      e.contact_id, e.props ->> 'scope', case when e.name = 'consent.given' then 'given' else 'withdrawn' end, e.at,
      e.source
    from ${handledEvents(whose)}
    where e.name in ('consent.given', 'consent.withdrawn') and e.props ->> 'scope' = any(${consentScopes}::text[])
    order by e.contact_id, e.props ->> 'scope', e.at desc, e.name desc, e.part, e.seq`);
}

/** The latest time in and the latest time out of each group, from the log. */
export async function fillMemberships(tx: Tx, whose: Whose): Promise<void> {
  await tx.run(sql`
    insert into community_member (contact_id, community, group_key, joined_at, left_at)
    select e.contact_id, e.props ->> 'community',
      case when jsonb_typeof(e.props -> 'group') = 'string' then e.props ->> 'group' else '' end,
      max(e.at) filter (where e.name = 'community.joined'), max(e.at) filter (where e.name <> 'community.joined')
    from ${handledEvents(whose)}
    where e.name in ('community.joined', 'community.left', 'community.dismissed')
      and jsonb_typeof(e.props -> 'community') = 'string' and e.props ->> 'community' <> ''
    group by 1, 2, 3`);
}
