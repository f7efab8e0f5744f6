import type { Queryable } from '../../kernel/database/database.ts';
import { sql } from '../../kernel/database/sql.ts';
import { hasRefused, isSuppressed } from './willing.ts';

/** Who of some contacts is not to be written to. */
export interface Unwilling {
  /** On the list of those who are left alone. */
  suppressed: ReadonlySet<number>;
  /** Has withdrawn consent, or has not given it where it is required. */
  refused: ReadonlySet<number>;
}

/** Asks consent and the list of those who are left alone: one statement. */
export async function readUnwilling(
  db: Queryable,
  contactIds: readonly number[],
  { consentRequired, now }: { consentRequired: boolean; now: Date },
): Promise<Unwilling> {
  if (contactIds.length === 0) return { suppressed: new Set(), refused: new Set() };
  const rows = await db.rows<{ id: number; suppressed: boolean; refused: boolean }>(sql`
    select id, suppressed, refused from (
      select a.id,
        ${isSuppressed('a.id', now)} as suppressed, ${hasRefused('a.id', consentRequired)} as refused
      from unnest(${contactIds}::bigint[]) as a (id)
    ) asked where suppressed or refused`);
  const of = (which: 'suppressed' | 'refused') =>
    new Set(rows.filter((row) => row[which]).map((row) => row.id));
  return { suppressed: of('suppressed'), refused: of('refused') };
}
