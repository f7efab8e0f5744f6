import { identityKinds } from '@hetang/contract/http/events';
import { join, raw, type Sql, sql } from '../../../kernel/database/sql.ts';
import type { RowScope } from '../../../kernel/http/app.ts';
import { contactWithin } from '../../access/api.ts';

/** Which contacts are meant. Everything that is given must hold. */
export interface ContactFilter {
  /** Part of the name, the beginning of an identity, or the contact's number. */
  search?: string | undefined;
  stage?: string | undefined;
  tag?: { group: string; value: string } | undefined;
  owner?: string | undefined;
  code?: string | undefined;
  lost?: 'yes' | 'no' | undefined;
  /** Key of a segment in force. */
  segment?: string | undefined;
  tier?: { ladder: string; tier: string } | undefined;
  /** Number of a snapshot of a segment. */
  snapshot?: number | undefined;
  /** A condition of the plan's language, translated. */
  condition?: Sql | undefined;
  /** Those who stand behind a number of an analysis. */
  behind?: Sql | undefined;
  /** Only contacts that a caller may see. */
  rows?: RowScope | undefined;
}

/** Shorter beginnings of identities would match half of all people. */
const SHORTEST_IDENTITY = 3;
const KINDS = identityKinds.filter((kind) => kind !== 'contact_id');

/** The condition on `contact c`. */
export function contactFilter(filter: ContactFilter): Sql {
  // The database has no such character in any text, and refuses to look for it.
  if (JSON.stringify(filter).includes('\\u0000')) return sql`false`;
  const parts: Sql[] = [];
  if (filter.rows) parts.push(contactWithin(filter.rows, sql`c.id`));
  if (filter.stage) parts.push(sql`c.stage = ${filter.stage}`);
  if (filter.owner) parts.push(sql`c.owner = ${filter.owner}`);
  if (filter.code) parts.push(sql`c.code = ${filter.code}`);
  if (filter.lost === 'yes') parts.push(sql`c.lost_at is not null`);
  if (filter.lost === 'no') parts.push(sql`c.lost_at is null`);
  if (filter.tag) {
    parts.push(sql`c.id in (
      select contact_id from contact_tag where tag_group = ${filter.tag.group} and tag = ${filter.tag.value})`);
  }
  parts.push(...standingFilter(filter));
  if (filter.condition) parts.push(sql`c.last_event_at is not null and ${filter.condition}`);
  if (filter.behind) parts.push(filter.behind);
  const search = filter.search?.trim();
  if (search) parts.push(sql`c.id in (${found(search)})`);
  return join(parts, ' and ', 'true');
}

function standingFilter({ segment, tier, snapshot }: ContactFilter): Sql[] {
  const parts: Sql[] = [];
  if (segment) {
    parts.push(sql`c.id in (
      select m.contact_id from segment_member m join segment s on s.id = m.segment
      where s.key = ${segment} and s.state = 'ready')`);
  }
  if (tier) {
    parts.push(sql`c.id in (
      select contact_id from contact_tier where ladder = ${tier.ladder} and tier = ${tier.tier})`);
  }
  if (snapshot)
    parts.push(sql`c.id in (select contact_id from segment_snapshot_member where snapshot = ${snapshot})`);
  return parts;
}

function found(search: string): Sql {
  const literal = search.replace(/[\\%_]/g, '\\$&');
  // Ignoring capitals costs twice the time, and most names have none.
  const like = raw(search.toLowerCase() === search.toUpperCase() ? 'like' : 'ilike');
  const ways = [sql`select id from contact where name ${like} ${`%${literal}%`}`];
  if (search.length >= SHORTEST_IDENTITY) {
    ways.push(
      sql`select contact_id from identity where kind = any(${KINDS}) and value like ${`${literal}%`}`,
    );
  }
  if (/^\d{1,15}$/.test(search)) ways.push(sql`select id from contact where id = ${search}::bigint`);
  return join(ways, ' union ');
}
