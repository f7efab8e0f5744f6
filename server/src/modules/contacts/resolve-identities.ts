import type { Tx } from '../../kernel/database/database.ts';
import { sql } from '../../kernel/database/sql.ts';
import { readRedirects } from '../../kernel/log/redirect.ts';
import { mayAsk, wantLookups } from './lookups/want-lookups.ts';
import { groupByIdentity, type Identity } from './rules/group-by-identity.ts';

interface Known extends Identity {
  contact_id: number;
  /** The contact whose name it is, when that one has become part of this one. */
  home: number | null;
}

/** Who is meant, and by whose name when that was another contact before a merge. */
export interface Person {
  contactId: number;
  via: number | null;
}

/**
 * Finds the contact of each list of identities, creating contacts that nobody knows yet and attaching what is
 * new. The first known identity of a list decides; one that belongs to somebody else is noted as a conflict.
 * A `contact_id` that does not exist gives null. Set-based; safe when others create the same people meanwhile.
 * @param sources who says each list; kept with the names that are new
 */
export async function resolveIdentities(
  tx: Tx,
  lists: readonly Identity[][],
  now: Date,
  sources: readonly string[] = [],
): Promise<(Person | null)[]> {
  const known = await findKnown(tx, lists.flat());
  const groups = groupByIdentity(lists, (id) => known.get(keyOf(id))?.contact_id ?? null);
  const strangers = groups.filter((group) => group.contactId === null && group.identities.length > 0);
  if (strangers.length > 0) {
    const ids = await tx.rows<{ id: number }>(
      sql`select nextval('contact_id_seq') as id from generate_series(1, ${strangers.length}::int)`,
    );
    strangers.forEach((group, i) => {
      group.contactId = ids[i]?.id ?? null;
    });
  }
  const homes = lists.map((list) => homeOf(list, known));
  await attach(tx, { groups, known, lists, homes, sources }, now);
  await createContacts(
    tx,
    strangers.flatMap((group) => group.contactId ?? []),
    now,
  );
  await wantLookups(
    tx,
    groups.filter(mayAsk).flatMap((group) => group.contactId ?? []),
    now,
  );
  await noteConflicts(tx, groups, now);
  const answer: (Person | null)[] = lists.map(() => null);
  for (const { contactId, lists: numbers } of groups)
    if (contactId !== null) for (const nr of numbers) answer[nr] = { contactId, via: homes[nr] ?? null };
  return answer;
}

/** The contact before a merge whose name decides who is meant. */
function homeOf(list: readonly Identity[], known: ReadonlyMap<string, Known>): number | null {
  const first = list.find((id) => known.has(keyOf(id)));
  return (first && known.get(keyOf(first))?.home) ?? null;
}

const keyOf = (id: Identity): string => `${id.kind}\u0000${id.value}`;

async function findKnown(tx: Tx, identities: Identity[]): Promise<Map<string, Known>> {
  const unique = [...new Map(identities.map((id) => [keyOf(id), id])).values()];
  const rows = await tx.rows<Known>(sql`
    select i.kind, i.value, coalesce(r.target, i.home, i.contact_id) as contact_id,
      case when r.contact_id is not null then i.home end as home
    from unnest(${unique.map((id) => id.kind)}::text[], ${unique.map((id) => id.value)}::text[]) as w (kind, value)
    join identity i on i.kind = w.kind and i.value = w.value
    left join log_redirect r on r.contact_id = i.home
    union all
    select 'contact_id', c.id::text, c.id, null
    from contact c
    where c.id = any(${unique.filter(isNumber).map((id) => id.value)}::bigint[])
    union all
    select 'contact_id', r.contact_id::text, r.target, r.contact_id
    from log_redirect r
    where r.contact_id = any(${unique.filter(isNumber).map((id) => id.value)}::bigint[])
      and not exists (select from contact c where c.id = r.contact_id)`);
  return new Map(rows.map((row) => [keyOf(row), row]));
}

/** A contact number that can exist; other texts name nobody. */
const isNumber = (id: Identity): boolean => id.kind === 'contact_id' && /^[1-9]\d{0,14}$/.test(id.value);

type Group = ReturnType<typeof groupByIdentity>[number];

interface Named {
  groups: Group[];
  known: ReadonlyMap<string, Known>;
  lists: readonly Identity[][];
  homes: readonly (number | null)[];
  sources: readonly string[];
}

/**
 * Keeps contacts that get a new name from being merged away meanwhile: the name would be left with a contact that is gone. Whoever has been
 * merged already is followed to the contact that goes on.
 */
async function holdContacts(tx: Tx, groups: readonly Group[]): Promise<void> {
  for (let open = groups.filter((group) => !group.isNew); open.length > 0; ) {
    const ids = open.flatMap((group) => group.contactId ?? []);
    await tx.run(sql`select from contact where id = any(${ids}::bigint[]) order by id for key share`);
    // A statement of its own: who merges holds the same locks, and what it wrote is seen from here on.
    const { target } = await readRedirects(tx, ids);
    open = open.filter((group) => target.has(group.contactId ?? 0));
    for (const group of open) group.contactId = target.get(group.contactId ?? 0) ?? group.contactId;
  }
}

/** Writes identities that are new. Where another transaction was first, its contact is taken instead of ours. */
async function attach(tx: Tx, { groups, known, lists, homes, sources }: Named, now: Date): Promise<void> {
  const told = new Map<string, { home: number | null; source: string | null }>();
  lists.forEach((list, nr) => {
    const said = { home: homes[nr] ?? null, source: sources[nr] ?? null };
    // Who says it first is who said so.
    for (const id of list)
      told.set(keyOf(id), { ...said, source: told.get(keyOf(id))?.source ?? said.source });
  });
  const fresh = groups
    .flatMap((group) => group.identities.map((id) => ({ id, group })))
    .filter(({ id, group }) => id.kind !== 'contact_id' && group.contactId !== null && !known.has(keyOf(id)))
    .sort((a, b) => (keyOf(a.id) < keyOf(b.id) ? -1 : 1)); // one order for all: no deadlocks
  if (fresh.length === 0) return;
  await holdContacts(tx, [...new Set(fresh.map(({ group }) => group))]);
  const written = await tx.rows<Known>(sql`
    insert into identity (kind, value, contact_id, home, source, at)
    select kind, value, contact_id, home, source, ${now}
    from unnest(${fresh.map((f) => f.id.kind)}::text[], ${fresh.map((f) => f.id.value)}::text[],
                ${fresh.map((f) => f.group.contactId)}::bigint[],
                ${fresh.map((f) => told.get(keyOf(f.id))?.home ?? null)}::bigint[],
                ${fresh.map((f) => told.get(keyOf(f.id))?.source ?? null)}::text[])
      as f (kind, value, contact_id, home, source)
    on conflict do nothing
    returning kind, value, contact_id, home`);
  if (written.length === fresh.length) return;
  const mine = new Set(written.map(keyOf));
  const lost = fresh.filter(({ id }) => !mine.has(keyOf(id)));
  const owners = await findKnown(
    tx,
    lost.map(({ id }) => id),
  );
  const moves: { from: number; to: number }[] = [];
  for (const { id, group } of lost) {
    const owner = owners.get(keyOf(id))?.contact_id;
    if (owner === undefined || owner === group.contactId || group.contactId === null) continue;
    if (group.isNew) {
      moves.push({ from: group.contactId, to: owner });
      group.contactId = owner;
      group.isNew = false;
    } else group.conflicts.push({ ...id, contactId: owner });
  }
  if (moves.length === 0) return;
  await tx.run(sql`
    update identity set contact_id = m.target
    from unnest(${moves.map((m) => m.from)}::bigint[], ${moves.map((m) => m.to)}::bigint[]) as m (source, target)
    where contact_id = m.source`);
}

async function createContacts(tx: Tx, ids: number[], now: Date): Promise<void> {
  if (ids.length === 0) return;
  await tx.run(sql`
    insert into contact (id, created_at) select id, ${now} from unnest(${ids}::bigint[]) as n (id)
    on conflict do nothing`);
}

async function noteConflicts(tx: Tx, groups: Group[], now: Date): Promise<void> {
  const conflicts = groups
    .flatMap((group) => group.conflicts.map((conflict) => ({ ...conflict, mine: group.contactId })))
    .map((conflict) => ({ ...conflict, order: `${keyOf(conflict)} ${conflict.contactId} ${conflict.mine}` }))
    .sort((a, b) => (a.order < b.order ? -1 : 1)); // one order for all: no deadlocks
  if (conflicts.length === 0) return;
  await tx.run(sql`
    insert into identity_conflict (kind, value, contact_id, other_id, at)
    select kind, value, contact_id, other_id, ${now}
    from unnest(${conflicts.map((c) => c.kind)}::text[], ${conflicts.map((c) => c.value)}::text[],
                ${conflicts.map((c) => c.contactId)}::bigint[], ${conflicts.map((c) => c.mine)}::bigint[])
      as c (kind, value, contact_id, other_id)
    on conflict do nothing`);
}
