import type { Queryable } from '../../../kernel/database/database.ts';
import { sql } from '../../../kernel/database/sql.ts';

export interface PlaceRow {
  ladder: string;
  tier: string | null;
  since: Date;
  review_at: Date | null;
  manual: boolean;
}

/** Where a contact stands on each ladder. */
export async function placesOf(db: Queryable, contact: number): Promise<PlaceRow[]> {
  return db.rows(sql`
    select ladder, tier, since, review_at, manual from contact_tier where contact_id = ${contact}`);
}

/** What the engine writes beside a move. */
export interface StoredCause {
  by: 'event' | 'time' | 'review' | 'plan' | 'manual';
  event?: string;
  reason?: string | null;
  who?: string | null;
  /** Plan whose condition decided, the tier it belongs to, and its answers part by part. */
  version?: number;
  tier?: string;
  answers?: boolean[];
}

export interface ChangeRow {
  at: Date;
  ladder: string;
  from_tier: string | null;
  to_tier: string | null;
  direction: 'start' | 'up' | 'down';
  cause: StoredCause;
}

/** How a contact got where it stands, newest first. */
export async function changesOf(db: Queryable, contact: number, limit: number): Promise<ChangeRow[]> {
  return db.rows(sql`
    select at, ladder, from_tier, to_tier, direction, cause from tier_change
    where contact_id = ${contact} order by id desc limit ${limit}`);
}
