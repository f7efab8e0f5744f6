import type { Queryable } from '../../../kernel/database/database.ts';
import { sql } from '../../../kernel/database/sql.ts';
import { type Check, found, good } from './check.ts';

export interface DatabaseFacts {
  /** `server_version_num`: 180004 is 18.4. */
  version: number;
  maxConnections: number;
  /** Connections of anybody, now. */
  used: number;
  zone: string;
  encoding: string;
}

const OLDEST = 150_000;
/** What one process may hold at most: its pool, with some for listening and jobs. */
const ONE_PROCESS = 20;

/** PostgreSQL answers, is new enough and has connections to spare. */
export const databaseServer: Check<{ db: Queryable }, DatabaseFacts> = {
  id: 'database',
  title: { zh: 'PostgreSQL', en: 'PostgreSQL' },
  async measure({ db }) {
    const row = await db.one<DatabaseFacts>(sql`
      select current_setting('server_version_num')::int as version,
        current_setting('max_connections')::int as "maxConnections",
        (select count(*) from pg_stat_activity where backend_type = 'client backend') as used,
        current_setting('TimeZone') as zone, current_setting('server_encoding') as encoding`);
    return row ?? null;
  },
  judge({ version, maxConnections, used, zone, encoding }) {
    const name = `${Math.floor(version / 10_000)}.${version % 10_000}`;
    if (version < OLDEST)
      return found(
        'bad',
        { zh: `版本 ${name} 太旧`, en: `version ${name} is too old` },
        { zh: '升级到 PostgreSQL 15 或更高版本', en: 'Upgrade to PostgreSQL 15 or newer' },
      );
    if (encoding !== 'UTF8')
      return found(
        'bad',
        { zh: `字符编码是 ${encoding}`, en: `the encoding is ${encoding}` },
        {
          zh: "重建数据库：create database … encoding 'UTF8'",
          en: "Make the database again: create database … encoding 'UTF8'",
        },
      );
    if (maxConnections - used < ONE_PROCESS)
      return found(
        'warning',
        {
          zh: `max_connections 是 ${maxConnections}，已用 ${used}`,
          en: `${used} of ${maxConnections} connections are in use`,
        },
        {
          zh: `调高 max_connections（每个荷塘进程留 ${ONE_PROCESS} 个），或在前面加连接池`,
          en: `Raise max_connections (${ONE_PROCESS} for each process of Hetang) or put a pooler before it`,
        },
      );
    return good(
      `${name}，连接 ${used}/${maxConnections}，时区 ${zone}`,
      `${name}, connections ${used}/${maxConnections}, time zone ${zone}`,
    );
  },
};
