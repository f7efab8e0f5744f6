import type { Queryable } from '../../../kernel/database/database.ts';
import { HetangError } from '../../../kernel/errors.ts';
import type { Caller } from '../../../kernel/http/app.ts';
import { staffOfPlan } from '../../access/api.ts';

/**
 * The member of staff who asks, with their userid in WeCom.
 * @throws HetangError `access/not-staff` for somebody who has left the plan.
 */
export async function memberOf(
  db: Queryable,
  caller: Caller | null,
): Promise<{ key: string; name: string; userid: string }> {
  const userid = caller?.name ?? '';
  const staff = caller ? await staffOfPlan(db, userid) : null;
  if (!staff) throw new HetangError('access/not-staff', { userid });
  return { ...staff, userid };
}
