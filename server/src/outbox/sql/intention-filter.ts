import { join, type Sql, sql } from '../../kernel/database/sql.ts';
import type { RowScope } from '../../kernel/http/app.ts';
import { contactWithin } from '../../modules/access/api.ts';
import type { IntentionKind } from '../intend.ts';

/** Which intentions are meant. Everything that is given must hold. */
export interface IntentionFilter {
  state?: string | undefined;
  kind?: IntentionKind | undefined;
  journey?: string | undefined;
  contact?: number | undefined;
  reason?: string | undefined;
  /** Only what concerns contacts that a caller may see. */
  rows?: RowScope | undefined;
}

/** The condition on `intention i`. */
export function intentionFilter(filter: IntentionFilter): Sql {
  const parts: Sql[] = [];
  if (filter.rows) parts.push(contactWithin(filter.rows, sql`i.contact_id`));
  if (filter.state) parts.push(sql`i.state = ${filter.state}`);
  if (filter.kind) parts.push(sql`i.kind = ${filter.kind}`);
  if (filter.journey) parts.push(sql`i.journey = ${filter.journey}`);
  if (filter.contact !== undefined) parts.push(sql`i.contact_id = ${filter.contact}::bigint`);
  if (filter.reason !== undefined) parts.push(sql`i.reason = ${filter.reason}`);
  return join(parts, ' and ', 'true');
}
