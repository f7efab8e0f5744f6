import type { Coupon } from '@hetang/contract/http/coupons';
import type { Queryable } from '../../../kernel/database/database.ts';
import { raw, sql } from '../../../kernel/database/sql.ts';

export interface CouponRow {
  id: number;
  contact_id: number;
  contact_name: string | null;
  activity: string;
  version: number;
  code: string;
  state: Coupon['state'];
  given_at: Date;
  source: string;
  ends_at: Date | null;
  closed_at: Date | null;
  closed_by: string | null;
  closed_for: string | null;
}

const columns =
  raw(`c.id, c.contact_id, p.name as contact_name, c.activity, c.version, c.code, c.state, c.given_at,
  c.source, c.ends_at, c.closed_at, c.closed_by, c.closed_for`);

/** A page of a contact's coupons, and how many there are. */
export async function listCoupons(
  db: Queryable,
  { contact, state }: { contact: number; state: Coupon['state'] | undefined },
  page: { sort: 'givenAt' | '-givenAt'; limit: number; offset: number },
): Promise<{ rows: CouponRow[]; total: number }> {
  const where = sql`c.contact_id = ${contact} ${state === undefined ? sql`` : sql`and c.state = ${state}`}`;
  const order = raw(page.sort === 'givenAt' ? 'c.id' : 'c.id desc');
  const rows = await db.rows<CouponRow>(sql`
    select ${columns} from coupon c join contact p on p.id = c.contact_id
    where ${where} order by ${order} limit ${page.limit} offset ${page.offset}`);
  const count = await db.one<{ total: number }>(sql`select count(*) as total from coupon c where ${where}`);
  return { rows, total: count?.total ?? 0 };
}

/** The coupon with a code. */
export async function findCoupon(db: Queryable, code: string): Promise<CouponRow | undefined> {
  return db.one<CouponRow>(sql`
    select ${columns} from coupon c left join contact p on p.id = c.contact_id where c.code = ${code}`);
}
