import type { Database } from '../../../server/src/kernel/database/database.ts';
import { sql } from '../../../server/src/kernel/database/sql.ts';
import { CATALOGUE, KEYED } from '../plan.ts';
import { events, joined } from './as-one.ts';
import { complaint, type Rule } from './rule.ts';

const { journey, start, key, goal } = KEYED;

/** The journey that everybody is in once for each order, and the event catalogue. */
export const orderRules: Rule[] = [
  {
    says: 'there is one entry for each order of a person',
    broken: sql`
      with wanted as (
        select distinct contact_id, coalesce(props ->> ${key}, '') as entry_key from ${events} e where name = ${start})
      select contact_id, entry_key, n.n from wanted full join (
        select contact_id, entry_key, count(*) as n from enrolment where journey = ${journey} group by 1, 2) n
        using (contact_id, entry_key)
      where wanted.contact_id is null or n.n is null or n.n > 1 and (entry_key <> '' or contact_id not in ${joined})`,
  },
  {
    says: 'everybody stays in one arm',
    broken: sql`
      select e.contact_id, array_agg(distinct s.outcome) as arms from enrolment e
      join journey_step s on s.enrolment_id = e.id
      where e.journey = ${journey} and s.outcome like 'arm %' and e.contact_id not in ${joined}
      group by 1 having count(distinct s.outcome) > 1`,
  },
  {
    says: 'who is in the arm that calls has called once, and the call has come to its end',
    broken: sql`
      select e.id, s.outcome, c.n, c.state, c.error from enrolment e
      join journey_step s on s.enrolment_id = e.id and s.outcome like 'arm %'
      left join (select enrolment_id, count(*) as n, min(state) as state, min(error) as error
                 from webhook_call group by 1) c on c.enrolment_id = e.id
      where e.journey = ${journey} and
        case s.outcome when 'arm call' then c.n is distinct from 1 or c.state is distinct from 'done' else c.n is not null end`,
  },
  {
    says: 'a goal is reached by what it asks for, and whoever reaches it is under way no more',
    broken: sql`
      select e.id, e.status, e.end_reason, e.started_at from enrolment e
      where e.journey = ${journey} and (e.status = 'active' or e.end_reason = 'goal')
        and (e.status = 'active') = exists (
          select from ${events} d where d.contact_id = e.contact_id and d.name = ${goal}
            -- The platform's own times are whole seconds, and the log keeps what it was told.
            and d.at >= date_trunc('second', e.started_at))`,
  },
  {
    says: 'what the catalogue does not expect is counted, each once',
    broken: sql`
      with catalogue as (
        select event, property, type, coalesce(required, false) as required
        from json_to_recordset(${JSON.stringify(flatCatalogue())}::json)
          as r (event text, property text, type text, required boolean)),
      told as (
        select * from event
        where source like 'api:%' and name !~ '^(contact|stage|tag|task|journey|message|segment|tier|consent|community|experiment)[.]'),
      found as (
        select source, name, 'unknown-event' as problem, '' as detail from told
        where name not in (select event from catalogue)
        union all
        select t.source, t.name, 'missing-property', c.property from told t join catalogue c on c.event = t.name
        where c.required and c.property <> '' and t.props ->> c.property is null
        union all
        select t.source, t.name, 'wrong-type', c.property from told t join catalogue c on c.event = t.name
        where t.props ->> c.property is not null
          and jsonb_typeof(t.props -> c.property) <> case c.type when 'money' then 'number' else 'string' end
        union all
        select t.source, t.name, 'undeclared-property', p.key from told t, jsonb_object_keys(t.props) as p (key)
        where t.name in (select event from catalogue)
          and not exists (select from catalogue c where c.event = t.name and c.property = p.key))
      select source, name, problem, detail, f.n as found, k.n as kept
      from (select source, name, problem, detail, count(*) as n from found group by 1, 2, 3, 4) f
      full join (select source, name, problem, detail, sum(count) as n from event_notice
                 where problem not in ('late', 'ahead') group by 1, 2, 3, 4) k using (source, name, problem, detail)
      where f.n is distinct from k.n`,
  },
];

/** An event without properties has one row, with none. */
function flatCatalogue(): object[] {
  return Object.entries(CATALOGUE).flatMap(([event, properties]) => [
    { event, property: '', type: 'text', required: false },
    ...Object.entries(properties).map(([property, spec]) => ({ event, property, ...spec })),
  ]);
}

/** What the brand's program has taken are the calls that were made; a call may come twice, under its own key. */
export async function checkCalls(db: Database, taken: ReadonlyMap<string, number>): Promise<string[]> {
  const rows = await db.rows<{ dedupe: string; attempts: number }>(
    sql`select dedupe, attempts from webhook_call where state = 'done'`,
  );
  const made = new Map(rows.map((row) => [row.dedupe, row.attempts]));
  return [
    ...complaint(
      'a call that was made has arrived',
      [...made.keys()].filter((call) => !taken.has(call)),
    ),
    ...complaint(
      'nothing was called that nobody asked for',
      [...taken.keys()].filter((call) => !made.has(call)),
    ),
  ];
}
