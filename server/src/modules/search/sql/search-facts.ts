import type { Queryable } from '../../../kernel/database/database.ts';
import { sql } from '../../../kernel/database/sql.ts';
import type { RowScope } from '../../../kernel/http/app.ts';
import { contactFilter } from '../../contacts/api.ts';

/** What is looked for, among what the caller may see. */
interface Look {
  search: string;
  rows: RowScope | undefined;
}

/** A contact as a search shows it. */
export interface FoundContact {
  id: number;
  name: string | null;
  stage: string | null;
  owner: string | null;
}

/** Contacts by part of a name, beginning of an identity or number; newest first. */
export function searchContacts(db: Queryable, look: Look, limit: number): Promise<FoundContact[]> {
  return db.rows<FoundContact>(sql`
    select c.id, c.name, c.stage, c.owner from contact c
    where ${contactFilter(look)} order by c.id desc limit ${limit}`);
}

/** Customer groups by part of their name or by their whole id; those that are gone come last. */
export function searchChats(
  db: Queryable,
  { search, rows }: Look,
  limit: number,
): Promise<{ id: string; name: string; members: number }[]> {
  const literal = search.replace(/[\\%_]/g, '\\$&');
  return db.rows(sql`
    select chat_id as id, name, member_count as members from community_chat
    where (chat_id = ${search} or name ilike ${`%${literal}%`})
      and (${rows === undefined} or owner_userid = any(${rows?.userids ?? []}::text[]))
    order by status = 'dismissed', created_at desc limit ${limit}`);
}
