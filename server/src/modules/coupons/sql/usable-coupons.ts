import type { Queryable } from '../../../kernel/database/database.ts';
import { sql } from '../../../kernel/database/sql.ts';

interface UsableCoupon {
  activity: string;
  code: string;
  endsAt: Date | null;
}

/** The newest coupon of each of these activities that a contact can still use. */
export function usableCoupons(
  db: Queryable,
  { contact, activities, now }: { contact: number; activities: readonly string[]; now: Date },
): Promise<UsableCoupon[]> {
  return db.rows(sql`
    select distinct on (activity) activity, code, ends_at as "endsAt" from coupon
    where contact_id = ${contact} and activity = any(${activities}::text[]) and state = 'given'
      and (ends_at is null or ends_at > ${now})
    order by activity, id desc`);
}
