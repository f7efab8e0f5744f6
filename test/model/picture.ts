import type { Database } from '../../server/src/kernel/database/database.ts';
import { sql } from '../../server/src/kernel/database/sql.ts';
import type { WholePerson } from './whole-person.ts';

/** What has become of a person, in words that engine and model share. */
export interface Picture {
  stage: string | null;
  tags: string[];
  when: string | null;
  /** Counters that are above 0. */
  counters: string[];
  segments: string[];
  tier: string;
  entries: string[];
  tasks: string[];
  calls: string[];
  /** What was set aside or failed with time. */
  errors: string[];
}

const iso = (at: number | null): string => (at === null ? 'never' : new Date(at).toISOString());

/** What the engine has kept of a contact. */
export async function pictureOf(db: Database, contact: number): Promise<Picture> {
  const texts = async (statement: ReturnType<typeof sql>): Promise<string[]> =>
    (await db.rows<{ text: string }>(statement)).map((row) => row.text).sort();
  const profile = await db.one<{ stage: string; when: string | null }>(
    sql`select stage, fields ->> 'when' as when from contact where id = ${contact}`,
  );
  const tags = await db.rows<{ ref: string; at: Date }>(
    sql`select tag_group || '/' || tag as ref, at from contact_tag where contact_id = ${contact}`,
  );
  const tier = await db.one<{ tier: string | null; review: Date | null }>(
    sql`select tier, review_at as review from contact_tier where contact_id = ${contact} and ladder = 'l'`,
  );
  return {
    stage: profile?.stage ?? null,
    tags: tags.map(({ ref, at }) => `${ref} ${at.toISOString()}`).sort(),
    when: profile?.when ?? null,
    counters: await texts(sql`
      select k.counter || ': ' || k.count as text from contact_counter k where contact_id = ${contact}`),
    segments: await texts(sql`
      select s.key as text from segment_member m join segment s on s.id = m.segment where m.contact_id = ${contact}`),
    tier: tier ? `${tier.tier} ${iso(tier.review?.getTime() ?? null)}` : 'none yet',
    entries: await texts(sql`
      select e.journey || ' ' || case when e.entry_key like '@%' then '' else e.entry_key end || ' '
        || coalesce(e.end_reason, e.status) || ' [' || coalesce((
          select string_agg(coalesce(s.outcome, ''), ', ' order by s.seq) from journey_step s
          where s.enrolment_id = e.id), '') || '] [' || coalesce((
          select string_agg(i.message || case i.state when 'cancelled' then ' cancelled' else '' end, ', ' order by i.id)
          from intention i where i.enrolment_id = e.id and i.kind = 'message'), '') || '] '
        || coalesce(to_char(e.due_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'never') as text
      from enrolment e where e.contact_id = ${contact}`),
    tasks: await texts(sql`select state as text from task where contact_id = ${contact}`),
    calls: await texts(sql`select url as text from webhook_call where contact_id = ${contact}`),
    errors: await texts(sql`
      select error as text from event_failure union all select error from timer where error is not null`),
  };
}

/** What the model says of the same person. */
export async function told(db: Database, person: WholePerson): Promise<Picture> {
  const { facts, entries, tasks, calls } = person.way;
  const counters = await db.rows<{ id: number; event: string; filter: Record<string, unknown> }>(
    sql`select id, event, filter from counter`,
  );
  const counted = counters.flatMap(({ id, event, filter }) => {
    const matching = person.history.filter(
      ({ name, props }) =>
        name === event && Object.entries(filter).every(([key, value]) => props[key] === value),
    );
    return matching.length > 0 ? [`${id}: ${matching.length}`] : [];
  });
  const tier = person.tierOf('l');
  return {
    stage: facts.stage,
    tags: [...facts.tags].map(([tag, at]) => `${tag} ${iso(at)}`).sort(),
    when: (facts.fields.get('when') as string | undefined) ?? null,
    counters: counted.sort(),
    segments: ['base', 'both'].filter((segment) => person.belongs(segment)),
    tier: tier ? `${tier.tier} ${iso(tier.reviewAt)}` : 'none yet',
    entries: entries
      .map(({ journey, key, reason, trace, messages, waiting }) => {
        const said = messages.map(({ message, cancelled }) => `${message}${cancelled ? ' cancelled' : ''}`);
        const name = key.startsWith('unique') ? '' : key;
        const due = iso(waiting?.due ?? null);
        return `${journey} ${name} ${reason ?? 'active'} [${trace.join(', ')}] [${said.join(', ')}] ${due}`;
      })
      .sort(),
    tasks: tasks.map((task) => task.state).sort(),
    calls: [...calls].sort(),
    errors: [],
  };
}
