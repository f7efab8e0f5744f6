import { createRequire } from 'node:module';
import { findBinaries } from '../../../kernel/database/embedded-home.ts';
import { type Check, found, good } from './check.ts';

export interface EmbeddedFacts {
  platform: string;
  /** Stores that would be embedded and have no build here. */
  missing: readonly ('PostgreSQL' | 'ClickHouse')[];
}

/** Stores that no address is given for can run inside Hetang. */
export const embeddedStores: Check<{ embedded: { postgres: boolean; clickhouse: boolean } }, EmbeddedFacts> =
  {
    id: 'embedded-stores',
    title: { zh: '内置数据库', en: 'Embedded stores' },
    async measure({ embedded }) {
      if (!embedded.postgres && !embedded.clickhouse) return null;
      const missing: EmbeddedFacts['missing'][number][] = [];
      if (embedded.postgres && !(await hasPostgres())) missing.push('PostgreSQL');
      if (embedded.clickhouse && !hasClickhouse()) missing.push('ClickHouse');
      return { platform: `${process.platform}-${process.arch}`, missing };
    },
    judge({ platform, missing }) {
      if (missing.length === 0) return good(`适用于 ${platform}`, `built for ${platform}`);
      const names = missing.join(', ');
      return found(
        'bad',
        { zh: `${platform} 上没有内置的 ${names}`, en: `there is no embedded ${names} for ${platform}` },
        {
          zh: '重新运行 npm install（不要加 --omit=optional），或设置 DATABASE_URL / CLICKHOUSE_URL',
          en: 'Run npm install again (without --omit=optional), or set DATABASE_URL / CLICKHOUSE_URL',
        },
      );
    },
  };

function hasPostgres(): Promise<boolean> {
  return findBinaries().then(
    () => true,
    () => false,
  );
}

/** Found, not loaded: the library is large. */
function hasClickhouse(): boolean {
  try {
    createRequire(import.meta.url).resolve('chdb/connection');
    return true;
  } catch {
    return false;
  }
}
