import type { Tx } from '../../../kernel/database/database.ts';
import { sql } from '../../../kernel/database/sql.ts';
import type { ContactState } from '../../../reaction/contact-state.ts';
import type { Lot } from '../../../reaction/points-state.ts';
import type { DraftMovement } from '../../../reaction/reaction.ts';
import { nextEnd } from '../rules/account.ts';
import { armExpiry } from './timers.ts';

/** Writes movements with their lots and postings, and the timers of points that will end. */
export async function savePoints(
  tx: Tx,
  movements: readonly DraftMovement[],
  { contacts, part }: { contacts: Iterable<ContactState>; part: number },
): Promise<void> {
  const changed = [...contacts].filter((contact) => contact.points?.dirty);
  if (movements.length > 0) await writeMovements(tx, movements, changed);
  const due = changed.map((contact) => ({ id: contact.id, due: nextEnd(contact) }));
  await armExpiry(tx, due, part);
}

async function writeMovements(
  tx: Tx,
  movements: readonly DraftMovement[],
  changed: readonly ContactState[],
): Promise<void> {
  const ids = await nextIds(tx, 'points_movement_id_seq', movements.length);
  await insertMovements(tx, movements, ids);
  const fresh = movements.flatMap((movement, i) =>
    movement.postings.flatMap(({ lot }) =>
      lot.id === 0 ? [{ lot, owner: movement.contactId, movement: ids[i] ?? 0 }] : [],
    ),
  );
  const born = await insertLots(tx, [...new Map(fresh.map((one) => [one.lot, one])).values()]);
  const lots = changed.flatMap((contact) => contact.points?.lots ?? []);
  await updateLots(
    tx,
    lots.filter((lot) => lot.dirty && !born.has(lot)),
  );
  await insertPostings(tx, movements, ids);
}

async function nextIds(tx: Tx, sequence: string, count: number): Promise<number[]> {
  if (count === 0) return [];
  const rows = await tx.rows<{ id: number }>(
    sql`select nextval(${sequence}::regclass) as id from generate_series(1, ${count}::int)`,
  );
  return rows.map((row) => row.id);
}

async function insertMovements(
  tx: Tx,
  movements: readonly DraftMovement[],
  ids: readonly number[],
): Promise<void> {
  const rows = movements.map(({ event, enrolment, ...movement }, i) => ({
    ...movement,
    postings: undefined,
    id: ids[i],
    part: event?.part ?? null,
    seq: event?.seq ?? null,
    enrolment: enrolment?.id ?? null,
  }));
  await tx.run(sql`
    insert into points_movement (id, contact_id, scheme, kind, points, cause, at, reason, source, by_name, rule, day,
      part, seq, enrolment_id, reverses) overriding system value
    select id, "contactId", scheme, kind, points, cause, at, reason, source, "by", rule, day, part, seq, enrolment,
      reverses
    from json_to_recordset(${JSON.stringify(rows)}::json) as r (id bigint, "contactId" bigint, scheme text, kind text,
      points int, cause text, at timestamptz, reason text, source text, "by" text, rule text, day date, part smallint,
      seq bigint, enrolment bigint, reverses bigint)`);
}

/** What was spent in the same batch is written with the lot. @returns the lots that are new. */
async function insertLots(
  tx: Tx,
  fresh: readonly { lot: Lot; owner: number; movement: number }[],
): Promise<ReadonlySet<Lot>> {
  const ids = await nextIds(tx, 'points_lot_id_seq', fresh.length);
  const rows = fresh.map(({ lot, owner, movement }, i) => {
    lot.id = ids[i] ?? 0;
    return { ...lot, owner, movement };
  });
  if (rows.length > 0)
    await tx.run(sql`
      insert into points_lot (id, contact_id, scheme, movement_id, points, remaining, earned_at, ends_at)
      overriding system value
      select id, owner, scheme, movement, points, "left", "earnedAt", "endsAt"
      from json_to_recordset(${JSON.stringify(rows)}::json) as r (id bigint, owner bigint, scheme text,
        movement bigint, points int, "left" int, "earnedAt" timestamptz, "endsAt" timestamptz)`);
  return new Set(fresh.map(({ lot }) => lot));
}

async function updateLots(tx: Tx, lots: readonly Lot[]): Promise<void> {
  if (lots.length === 0) return;
  await tx.run(sql`
    update points_lot set remaining = r.remaining
    from unnest(${lots.map((lot) => lot.id)}::bigint[], ${lots.map((lot) => lot.left)}::int[]) as r (id, remaining)
    where points_lot.id = r.id`);
}

async function insertPostings(
  tx: Tx,
  movements: readonly DraftMovement[],
  ids: readonly number[],
): Promise<void> {
  const rows = movements.flatMap(({ postings }, i) =>
    postings.map(({ lot, source, target, points }) => ({
      m: ids[i],
      l: lot.id,
      s: source,
      t: target,
      p: points,
    })),
  );
  await tx.run(sql`
    insert into points_posting (movement_id, lot_id, source, target, points)
    select m, l, s, t, p
    from json_to_recordset(${JSON.stringify(rows)}::json) as r (m bigint, l bigint, s text, t text, p int)`);
}
