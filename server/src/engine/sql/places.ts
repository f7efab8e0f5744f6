import type { Queryable } from '../../kernel/database/database.ts';
import { join, type Sql, sql } from '../../kernel/database/sql.ts';
import { ENGINE } from '../names.ts';

/** Where the engine stands: the last event of each part, and the events up to there that it has set aside. */
export interface Place {
  positions: ReadonlyMap<number, number>;
  /** As `part-seq`. */
  aside: ReadonlySet<string>;
}

/** What takes effect between two places; from the beginning when `from` is null. */
export interface Stretch {
  from: Place | null;
  to: Place;
}

/** In one statement: a place is of one moment. */
export async function readPlace(db: Queryable): Promise<Place> {
  const rows = await db.rows<{ part: number; position: number; aside: string[] }>(sql`
    select l.part, l.position, array(
      select f.part || '-' || f.seq from event_failure f
      where f.consumer = l.consumer and f.part = l.part and f.seq <= l.position and f.resolved_at is null) as aside
    from log_cursor l where l.consumer = ${ENGINE} order by l.part`);
  return {
    positions: new Map(rows.map(({ part, position }) => [part, position])),
    aside: new Set(rows.flatMap(({ aside }) => aside)),
  };
}

/** How many events lie between. */
export function distance(from: Place, to: Place): number {
  return [...to.positions].reduce((sum, [part, high]) => sum + high - (from.positions.get(part) ?? 0), 0);
}

/** The events of a stretch, as a `from` item named `x`: those set aside at its end are left out, those set aside at its beginning and handled since are in. */
export function eventsBetween({ from, to }: Stretch): Sql {
  const out = refs([...to.aside]);
  const back = refs([...(from?.aside ?? [])].filter((ref) => !to.aside.has(ref)));
  return sql`(
    select * from event e where (${from ? between(from, to) : upTo(to)})
      and not exists (select from ${out} as o (part, seq) where o.part = e.part and o.seq = e.seq)
    union all
    select e.* from ${back} as b (part, seq) join event e on e.part = b.part and e.seq = b.seq
  ) x`;
}

function upTo({ positions }: Place): Sql {
  const high = Array.from(
    { length: Math.max(-1, ...positions.keys()) + 1 },
    (_, part) => positions.get(part) ?? 0,
  );
  return sql`e.seq <= (${high}::bigint[])[e.part + 1]`;
}

/** Bounds of each part for itself: the planner sees that they are few, and takes the index. */
function between(from: Place, to: Place): Sql {
  const parts = [...to.positions].flatMap(([part, high]) => {
    const low = from.positions.get(part) ?? 0;
    return high > low
      ? [sql`(e.part = ${part}::smallint and e.seq > ${low}::bigint and e.seq <= ${high}::bigint)`]
      : [];
  });
  return join(parts, ' or ', 'false');
}

function refs(list: readonly string[]): Sql {
  const pairs = list.map((ref) => ref.split('-').map(Number));
  return sql`unnest(${pairs.map(([part]) => part)}::smallint[], ${pairs.map(([, seq]) => seq)}::bigint[]) `;
}
