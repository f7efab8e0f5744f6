import type { Tx } from '../../kernel/database/database.ts';
import { sql } from '../../kernel/database/sql.ts';

export interface QuotaBooking {
  contactId: number;
  window: string;
  /** Reservations that end. */
  ended: number;
  /** How many of them were used. */
  spent: number;
}

/** Turns reservations into use, or gives them back. */
export function bookQuota(tx: Tx, bookings: readonly QuotaBooking[]): Promise<number> {
  return tx.run(sql`
    with booking as (
      select * from json_to_recordset(${JSON.stringify(bookings)}::json)
        as r ("contactId" bigint, "window" date, "ended" int, "spent" int)
    ),
    held as (
      select q.contact_id, q.month, b."ended", b."spent"
      from reach_quota q join booking b on q.contact_id = b."contactId" and q.month = b."window"
      order by q.contact_id, q.month for update of q
    )
    update reach_quota q set reserved = q.reserved - held."ended", spent = q.spent + held."spent"
    from held where q.contact_id = held.contact_id and q.month = held.month`);
}
