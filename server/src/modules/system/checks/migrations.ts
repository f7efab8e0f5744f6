import type { Queryable } from '../../../kernel/database/database.ts';
import { missingMigrations } from '../../../kernel/database/missing-migrations.ts';
import { type Check, found, good } from './check.ts';

/** The schema is the one that this program brings. */
export const migrations: Check<{ db: Queryable }, { missing: readonly string[] }> = {
  id: 'migrations',
  title: { zh: '数据库结构', en: 'Schema' },
  measure: async ({ db }) => ({ missing: await missingMigrations(db) }),
  judge({ missing }) {
    if (missing.length === 0) return good('已是最新', 'up to date');
    const names = missing.join(', ');
    return found(
      'bad',
      { zh: `有迁移没有执行：${names}`, en: `migrations not applied: ${names}` },
      { zh: '重启荷塘，启动时会执行', en: 'Restart Hetang: they are applied at the start' },
    );
  },
};
