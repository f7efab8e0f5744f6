import type { Tx } from '../../../kernel/database/database.ts';
import { sql } from '../../../kernel/database/sql.ts';
import type { LoggedEvent } from '../../../kernel/log/consume.ts';
import { dayIn } from '../../../kernel/zone.ts';
import type { CompiledPlan } from '../../../reaction/compiled-plan.ts';
import type { ContactState } from '../../../reaction/contact-state.ts';
import type { Lot, MovementKind, PointsAccount } from '../../../reaction/points-state.ts';
import { pointsOf } from '../rules/account.ts';
import { noteGiven } from '../rules/given.ts';
import { POINTS_ASKED } from '../rules/react.ts';

type Contacts = ReadonlyMap<number, ContactState>;

interface Needs {
  events: readonly LoggedEvent[];
  plan: CompiledPlan;
}

/** Loads lots with points left, what limited rules have given, and movements that somebody wants taken back. */
export async function loadPoints(tx: Tx, contacts: Contacts, needs: Needs): Promise<void> {
  await loadOpenLots(tx, contacts);
  await loadGiven(tx, contacts, needs);
  await loadBooked(tx, contacts, needs.events);
}

interface LotRow {
  id: number;
  contact_id: number;
  scheme: string;
  points: number;
  remaining: number;
  earned_at: Date;
  ends_at: Date | null;
}

async function loadOpenLots(tx: Tx, contacts: Contacts): Promise<void> {
  const rows = await tx.rows<LotRow>(sql`
    select id, contact_id, scheme, points, remaining, earned_at, ends_at from points_lot
    where contact_id = any(${[...contacts.keys()]}::bigint[]) and remaining > 0 order by id`);
  for (const row of rows) {
    const contact = contacts.get(row.contact_id);
    if (contact) pointsOf(contact).lots.push(lotOf(row));
  }
}

function lotOf({ id, scheme, points, remaining, earned_at: earnedAt, ends_at: endsAt }: LotRow): Lot {
  return { id, scheme, points, left: remaining, earnedAt, endsAt, dirty: false };
}

/** Sums of the days that these events are of; of rules that give once, of any day. */
export async function loadGiven(
  tx: Tx,
  contacts: Contacts,
  { events, plan }: { events: readonly Pick<LoggedEvent, 'contactId' | 'name' | 'at'>[]; plan: CompiledPlan },
): Promise<void> {
  const days = new Set<string>();
  const once = new Set<string>();
  const asked = new Set<number>();
  for (const event of events) {
    for (const rule of plan.earning.get(event.name) ?? []) {
      if (rule.once) once.add(rule.rule);
      else if (rule.perDay === null) continue;
      asked.add(event.contactId);
      days.add(dayIn(event.at, plan.timezone));
    }
  }
  if (asked.size === 0) return;
  const rows = await tx.rows<{
    contact_id: number;
    scheme: string;
    rule: string;
    day: string;
    points: number;
  }>(sql`
    select contact_id, scheme, rule, day::text as day, sum(points)::int as points from points_movement
    where contact_id = any(${[...asked]}::bigint[]) and rule is not null
      and (day = any(${[...days]}::date[]) or rule = any(${[...once]}::text[]))
    group by contact_id, scheme, rule, day`);
  for (const { contact_id, ...row } of rows) {
    const contact = contacts.get(contact_id);
    if (contact) noteGiven(pointsOf(contact).given, row, row);
  }
}

interface BookedRow {
  id: number;
  contact_id: number;
  scheme: string;
  kind: MovementKind;
  points: number;
  reversed: boolean;
  postings: (Omit<LotRow, 'earned_at' | 'ends_at'> & {
    source: PointsAccount;
    target: PointsAccount;
    moved: number;
    earned_at: string;
    ends_at: string | null;
  })[];
}

async function loadBooked(tx: Tx, contacts: Contacts, events: readonly LoggedEvent[]): Promise<void> {
  const ids = events.flatMap(({ name, props }) =>
    name === POINTS_ASKED && typeof props.reverses === 'number' && Number.isSafeInteger(props.reverses)
      ? [props.reverses]
      : [],
  );
  if (ids.length === 0) return;
  const rows = await tx.rows<BookedRow>(sql`
    select m.id, m.contact_id, m.scheme, m.kind, m.points,
      exists (select from points_movement r where r.reverses = m.id) as reversed,
      json_agg(json_build_object('source', p.source, 'target', p.target, 'moved', p.points, 'id', l.id,
        'contact_id', l.contact_id, 'scheme', l.scheme, 'points', l.points, 'remaining', l.remaining,
        'earned_at', l.earned_at, 'ends_at', l.ends_at) order by l.id) as postings
    from points_movement m join points_posting p on p.movement_id = m.id join points_lot l on l.id = p.lot_id
    where m.id = any(${ids}::bigint[]) and m.contact_id = any(${[...contacts.keys()]}::bigint[])
    group by m.id`);
  for (const row of rows) {
    const contact = contacts.get(row.contact_id);
    if (contact) noteBooked(contact, row);
  }
}

function noteBooked(contact: ContactState, { contact_id, postings, ...movement }: BookedRow): void {
  const { lots, booked } = pointsOf(contact);
  const known = (row: BookedRow['postings'][number]): Lot => {
    const found = lots.find(({ id }) => id === row.id);
    if (found) return found;
    const ends = row.ends_at === null ? null : new Date(row.ends_at);
    const lot = lotOf({ ...row, earned_at: new Date(row.earned_at), ends_at: ends });
    if (row.contact_id === contact_id) lots.push(lot);
    return lot;
  };
  booked.set(movement.id, {
    ...movement,
    shared: postings.some((row) => row.contact_id !== contact_id),
    postings: postings.map((row) => ({
      lot: known(row),
      source: row.source,
      target: row.target,
      points: row.moved,
    })),
  });
}
