import type { Queryable } from '../../../kernel/database/database.ts';
import { sql } from '../../../kernel/database/sql.ts';

export interface TierCount {
  ladder: string;
  /** Null counts those on none of the ladder's tiers. */
  tier: string | null;
  contacts: number;
  manual: number;
}

/** How many contacts stand on each tier of every ladder. */
export async function countTiers(db: Queryable): Promise<TierCount[]> {
  return db.rows(sql`
    select ladder, tier, count(*)::int as contacts, (count(*) filter (where manual))::int as manual
    from contact_tier group by ladder, tier`);
}

export interface TierMoves {
  ladder: string;
  tier: string;
  up: number;
  down: number;
}

/** How many came to each tier since a moment, from below and from above. */
export async function countMoves(db: Queryable, since: Date): Promise<TierMoves[]> {
  return db.rows(sql`
    select ladder, to_tier as tier, (count(*) filter (where direction = 'up'))::int as up,
      (count(*) filter (where direction = 'down'))::int as down
    from tier_change where at >= ${since} and to_tier is not null group by ladder, to_tier`);
}
