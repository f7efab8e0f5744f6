import type { Tx } from '../../kernel/database/database.ts';
import { sql } from '../../kernel/database/sql.ts';
import type { Ledger } from './ledgers.ts';

export interface QuotaBooking {
  /** The contact, or the group. */
  who: number | string;
  window: string;
  /** Reservations that end. */
  ended: number;
  /** How many of them were used. */
  spent: number;
}

/** Turns reservations into use, or gives them back. */
export async function bookQuota(
  tx: Tx,
  { table, key, type }: Ledger,
  bookings: readonly QuotaBooking[],
): Promise<void> {
  if (bookings.length === 0) return;
  await tx.run(sql`
    with booking as (
      select * from json_to_recordset(${JSON.stringify(bookings)}::json)
        as r ("who" ${type}, "window" date, "ended" int, "spent" int)
    ),
    held as (
      select q.${key} as who, q.month, b."ended", b."spent"
      from ${table} q join booking b on q.${key} = b."who" and q.month = b."window"
      order by q.${key}, q.month for update of q
    )
    update ${table} q set reserved = q.reserved - held."ended", spent = q.spent + held."spent"
    from held where q.${key} = held.who and q.month = held.month`);
}
