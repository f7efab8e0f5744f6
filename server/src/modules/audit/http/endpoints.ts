import type { Clock } from '../../../kernel/clock.ts';
import type { Database } from '../../../kernel/database/database.ts';
import type { Endpoint } from '../../../kernel/http/app.ts';
import { exportAudit } from './export-audit.ts';
import { getAudit, getAuditCheck } from './get-audit.ts';

/** Everything the audit log offers over HTTP. */
export function auditEndpoints({ db, clock }: { db: Database; clock: Clock }): Endpoint[] {
  return [getAudit(db), getAuditCheck(db), exportAudit({ db, clock })];
}
