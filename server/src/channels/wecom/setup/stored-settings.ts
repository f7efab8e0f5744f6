import type { Queryable, Tx } from '../../../kernel/database/database.ts';
import { sql } from '../../../kernel/database/sql.ts';
import { HetangError } from '../../../kernel/errors.ts';
import { seal, unseal } from '../client/seal.ts';
import type { CallbackKeys } from './callback-keys.ts';

/** NOTIFY channel that tells all processes of other settings. */
export const SETTINGS_CHANNEL = 'hetang_wecom_settings';

/** The tenant as the console has set it, opened. */
export interface StoredSettings {
  corpId: string;
  agentId: number;
  secret: string;
  callback: CallbackKeys;
  next: CallbackKeys | null;
  changedAt: Date;
  changedBy: string;
}

interface Row {
  corp_id: string;
  agent_id: number;
  secret: Buffer;
  callback: Buffer;
  next_callback: Buffer | null;
  changed_at: Date;
  changed_by: string;
}

/**
 * What is stored, or null.
 * @throws HetangError `wecom/sealed` when this process has another key than the one that stored it.
 */
export async function readSettings(db: Queryable, sealKey: string): Promise<StoredSettings | null> {
  const row = await db.one<Row>(sql`
    select corp_id, agent_id, secret, callback, next_callback, changed_at, changed_by from wecom_settings`);
  if (!row) return null;
  const open = (sealed: Buffer): string => {
    const text = unseal(sealKey, sealed);
    if (text === null) throw new HetangError('wecom/sealed');
    return text;
  };
  return {
    corpId: row.corp_id,
    agentId: row.agent_id,
    secret: open(row.secret),
    callback: JSON.parse(open(row.callback)) as CallbackKeys,
    next: row.next_callback ? (JSON.parse(open(row.next_callback)) as CallbackKeys) : null,
    changedAt: row.changed_at,
    changedBy: row.changed_by,
  };
}

/** Puts settings in force; what changes nothing of the callback leaves its keys as they are. */
export async function writeSettings(tx: Tx, settings: StoredSettings, sealKey: string): Promise<void> {
  const sealed = (text: string): Buffer => seal(sealKey, text);
  const { callback, next } = settings;
  await tx.run(sql`
    insert into wecom_settings (corp_id, agent_id, secret, callback, next_callback, changed_at, changed_by)
    values (${settings.corpId}, ${settings.agentId}, ${sealed(settings.secret)}, ${sealed(JSON.stringify(callback))},
      ${next ? sealed(JSON.stringify(next)) : null}, ${settings.changedAt}, ${settings.changedBy})
    on conflict (one) do update set corp_id = excluded.corp_id, agent_id = excluded.agent_id,
      secret = excluded.secret, callback = excluded.callback, next_callback = excluded.next_callback,
      changed_at = excluded.changed_at, changed_by = excluded.changed_by`);
  await tx.run(sql`select pg_notify(${SETTINGS_CHANNEL}, '')`);
}
