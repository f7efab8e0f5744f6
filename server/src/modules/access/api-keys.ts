import type { Permissions } from '@hetang/contract/http/access';
import type { Queryable } from '../../kernel/database/database.ts';
import { raw, sql } from '../../kernel/database/sql.ts';
import { fingerprint, newApiKey, shownPart } from './secrets.ts';

/** An API key as lists show it. */
export interface ApiKey {
  id: number;
  name: string;
  prefix: string;
  createdAt: Date;
  lastUsedAt: Date | null;
  /** Null for keys made before there were permissions: everything that is open to keys. */
  permissions: Permissions | null;
  expiresAt: Date | null;
  /** Requests a minute; null for any number. */
  perMinute: number | null;
}

/** What is said of a new key. */
export interface NewKey {
  name: string;
  permissions?: Permissions | null;
  expiresAt?: Date | null;
  perMinute?: number | null;
}

interface KeyRow {
  id: number;
  name: string;
  prefix: string;
  created_at: Date;
  last_used_at: Date | null;
  permissions: Permissions | null;
  expires_at: Date | null;
  per_minute: number | null;
}

const COLUMNS = raw('id, name, prefix, created_at, last_used_at, permissions, expires_at, per_minute');

const toKey = (row: KeyRow): ApiKey => ({
  id: row.id,
  name: row.name,
  prefix: row.prefix,
  createdAt: row.created_at,
  lastUsedAt: row.last_used_at,
  permissions: row.permissions,
  expiresAt: row.expires_at,
  perMinute: row.per_minute,
});

/** Makes a key. The key itself is in the answer and nowhere else. */
export async function createKey(
  db: Queryable,
  wanted: string | NewKey,
  now: Date,
): Promise<ApiKey & { key: string }> {
  const key = newApiKey();
  const { name, permissions, expiresAt, perMinute }: NewKey =
    typeof wanted === 'string' ? { name: wanted } : wanted;
  const row = await db.one<KeyRow>(sql`
    insert into api_key (name, prefix, key_hash, created_at, permissions, expires_at, per_minute)
    values (${name}, ${shownPart(key)}, ${fingerprint(key)}, ${now},
      ${permissions ? JSON.stringify(permissions) : null}::jsonb, ${expiresAt ?? null}, ${perMinute ?? null})
    returning ${COLUMNS}`);
  if (!row) throw new Error('insert into api_key returned no row');
  return { ...toKey(row), key };
}

/** Keys in force, newest first. */
export async function listKeys(db: Queryable): Promise<ApiKey[]> {
  const rows = await db.rows<KeyRow>(sql`
    select ${COLUMNS} from api_key where revoked_at is null order by id desc`);
  return rows.map(toKey);
}

/** Revokes a key for ever. @returns false when there is no such key in force. */
export async function revokeKey(db: Queryable, id: number, now: Date): Promise<boolean> {
  const changed = await db.run(
    sql`update api_key set revoked_at = ${now} where id = ${id} and revoked_at is null`,
  );
  return changed > 0;
}

/** The key in force with this text, or null. */
export async function findKey(db: Queryable, key: string): Promise<ApiKey | null> {
  const row = await db.one<KeyRow>(sql`
    select ${COLUMNS} from api_key where key_hash = ${fingerprint(key)} and revoked_at is null`);
  return row ? toKey(row) : null;
}

/** Notes that a key was used. */
export async function noteUse(db: Queryable, id: number, now: Date): Promise<void> {
  await db.run(sql`update api_key set last_used_at = ${now} where id = ${id}`);
}
