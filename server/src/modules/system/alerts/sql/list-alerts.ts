import type { Alert } from '@hetang/contract/http/alerts';
import type { Queryable } from '../../../../kernel/database/database.ts';
import { sql } from '../../../../kernel/database/sql.ts';
import type { AlertWords } from '../rules/alerts.ts';

export interface AlertRow {
  id: number;
  code: string;
  level: Alert['level'];
  count: number | null;
  words: AlertWords | null;
  link: string;
  opened_at: Date;
  closed_at: Date | null;
  read: boolean;
}

/** All that are kept, the worst and newest first; there is one open of a code at most, so they are few. */
export function listAlerts(db: Queryable, user: number, open: boolean): Promise<AlertRow[]> {
  return db.rows<AlertRow>(sql`
    select a.id, a.code, a.level, a.count, a.words, a.link, a.opened_at, a.closed_at,
      r.alert_id is not null and (r.level = a.level or a.level = 'warning') and coalesce(r.count, 0) >= coalesce(a.count, 0)
        as read
    from alert a left join alert_read r on r.alert_id = a.id and r.user_id = ${user}
    where (a.closed_at is null) = ${open}
    order by a.level, a.opened_at desc, a.id desc limit 1000`);
}
