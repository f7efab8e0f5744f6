import { join, type Sql, sql } from '../../kernel/database/sql.ts';
import type { IntentionKind } from '../intend.ts';

/** Which intentions are meant. Everything that is given must hold. */
export interface IntentionFilter {
  state?: string | undefined;
  kind?: IntentionKind | undefined;
  journey?: string | undefined;
  contact?: number | undefined;
  reason?: string | undefined;
}

/** The condition on `intention i`. */
export function intentionFilter(filter: IntentionFilter): Sql {
  const parts: Sql[] = [];
  if (filter.state) parts.push(sql`i.state = ${filter.state}`);
  if (filter.kind) parts.push(sql`i.kind = ${filter.kind}`);
  if (filter.journey) parts.push(sql`i.journey = ${filter.journey}`);
  if (filter.contact !== undefined) parts.push(sql`i.contact_id = ${filter.contact}::bigint`);
  if (filter.reason !== undefined) parts.push(sql`i.reason = ${filter.reason}`);
  return join(parts, ' and ', 'true');
}
