import type { Audience } from '../../channels/port.ts';
import type { Queryable } from '../../kernel/database/database.ts';
import { sql } from '../../kernel/database/sql.ts';

/** A mass task that waits for its sender or for results. */
export interface OpenSendRow {
  id: number;
  staff: string;
  sender: string;
  audience: Audience;
  platform_id: string;
  created_at: Date;
  not_after: Date;
  confirmed_at: Date | null;
  cancel_wanted: boolean;
  remind_wanted: boolean;
  reminded: Date[];
}

/** Takes mass tasks that are to be looked at. Nobody else looks at them until `heldUntil`. */
export function claimOpenSends(
  db: Queryable,
  limit: number,
  times: { now: Date; heldUntil: Date },
): Promise<OpenSendRow[]> {
  return db.rows(sql`
    with due as materialized (
      select id from mass_send where state in ('awaiting-staff', 'confirmed') and next_check_at <= ${times.now}
      order by next_check_at, id limit ${limit} for update skip locked
    )
    update mass_send m set next_check_at = ${times.heldUntil}
    from due where m.id = due.id
    returning m.id, m.staff, m.sender, m.audience, m.platform_id, m.created_at, m.not_after, m.confirmed_at,
              m.cancel_wanted, m.remind_wanted, m.reminded`);
}
