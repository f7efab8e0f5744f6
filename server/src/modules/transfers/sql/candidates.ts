import { join, raw, type Sql, sql } from '../../../kernel/database/sql.ts';

/** Whose customers are asked for: by staff key those of a member who is there, by userid of one who has left. */
export interface Giver {
  kind: 'on-job' | 'resigned';
  userid: string;
  /** Null when the plan does not know the member. */
  staff: string | null;
}

export interface CandidateFilter {
  search?: string | undefined;
  stage?: string | undefined;
  ids?: readonly number[] | undefined;
}

/** The platform's rule for members who are there: each customer at most so often in so many days. */
const MOST_TRANSFERS = 2;
const TRANSFER_DAYS = 90;

/** Customers of a member, each with what keeps them from being handed over: `id, name, stage, since, external_userid, problem`. */
export function candidatesOf(giver: Giver, filter: CandidateFilter, now: Date): Sql {
  return sql`
    select c.id, c.name, c.stage, o.since, o.external_userid,
           case when o.external_userid is null then 'no-id'
                when exists (select from transfer_person p where p.external_userid = o.external_userid
                             and p.state in ('asked', 'calling', 'waiting')) then 'under-way'
                when ${giver.kind} = 'on-job' and (
                  select count(*) from transfer_person p join transfer t on t.id = p.transfer_id
                  where p.contact_id = c.id and p.state = 'done' and t.kind = 'on-job'
                    and p.settled_at > ${now}::timestamptz - make_interval(days => ${TRANSFER_DAYS}))
                  >= ${MOST_TRANSFERS} then 'too-often' end as problem
    from (${giver.kind === 'resigned' ? waiting(giver) : friends(giver)}) o
    join contact c on c.id = o.contact_id
    where ${join(meant(filter), ' and ', 'true')}`;
}

function friends({ staff }: Giver): Sql {
  return sql`
    select r.contact_id, r.added_at as since, coalesce(r.platform_ids[1], (
      select value from identity i where i.contact_id = r.contact_id and i.kind = 'external_userid'
      order by i.at limit 1)) as external_userid
    from relation r where r.staff = ${staff} and r.lost_at is null`;
}

function waiting({ userid }: Giver): Sql {
  return sql`
    select i.contact_id, u.left_at as since, u.external_userid
    from unassigned_person u join identity i on i.kind = 'external_userid' and i.value = u.external_userid
    where u.from_userid = ${userid}`;
}

function meant({ search, stage, ids }: CandidateFilter): Sql[] {
  const parts: Sql[] = [];
  if (search) parts.push(sql`c.name ilike ${`%${search.replace(/[\\%_]/g, '\\$&')}%`}`);
  if (stage) parts.push(sql`c.stage = ${stage}`);
  if (ids) parts.push(sql`c.id = any(${ids}::bigint[])`);
  return parts;
}

const ORDERS: Readonly<Record<string, Sql>> = {
  name: raw('q.name, q.id'),
  '-name': raw('q.name desc, q.id'),
  since: raw('q.since, q.id'),
  '-since': raw('q.since desc, q.id'),
};

/** The order that is asked for; the longest known first when none is. */
export function orderOf(sort: string | undefined): Sql {
  return ORDERS[sort ?? 'since'] ?? raw('q.since, q.id');
}
