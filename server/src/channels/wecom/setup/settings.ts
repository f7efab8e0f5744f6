import type { Database } from '../../../kernel/database/database.ts';
import { sql } from '../../../kernel/database/sql.ts';
import { HetangError } from '../../../kernel/errors.ts';
import { startLoop, type Worker } from '../../../kernel/log/worker.ts';
import type { Logger } from '../../../kernel/telemetry/logger.ts';
import type { WecomConfig } from '../config.ts';
import type { CallbackKeys } from './callback-keys.ts';
import { readSettings, SETTINGS_CHANNEL, type StoredSettings } from './stored-settings.ts';

/** Which tenant is connected, now: from the environment, or as somebody set it in the console. */
export interface WecomSettings {
  /** Always as it is at this moment; empty texts while nothing is connected. */
  readonly config: WecomConfig;
  source(): 'none' | 'console' | 'environment' | 'sandbox';
  connected(): boolean;
  /** Those in force first; then those made anew, that the platform has not verified yet. */
  callbackKeys(): CallbackKeys[];
  stored(): StoredSettings | null;
  /** Why what is stored cannot be used; null when it can. */
  problem(): HetangError | null;
  /** Reads what is stored, here and now. */
  reload(): Promise<void>;
  /** Follows changes that other processes make. */
  follow(log: Logger): Promise<Worker>;
  /** Called after every change. @returns the stop. */
  onChange(listener: () => void): () => void;
}

const FOLLOW_MS = 5_000;

/** Settings that cannot be changed: of the environment, or of the sandbox. */
export function fixedSettings(
  config: WecomConfig,
  source: 'environment' | 'sandbox' = 'environment',
): WecomSettings {
  return {
    config,
    source: () => source,
    connected: () => true,
    callbackKeys: () => [{ token: config.callbackToken, aesKey: config.callbackAesKey }],
    stored: () => null,
    problem: () => null,
    reload: async () => undefined,
    follow: async () => ({ stop: async () => undefined }),
    onChange: () => () => undefined,
  };
}

/** Settings that are kept in the database; what is secret is sealed with `sealKey`. */
export async function openSettings(deps: {
  db: Database;
  baseUrl: string;
  sealKey: string;
}): Promise<WecomSettings> {
  let stored: StoredSettings | null = null;
  let seen = '';
  const listeners = new Set<() => void>();
  let problem: HetangError | null = null;
  const reload = async (): Promise<void> => {
    try {
      stored = await readSettings(deps.db, deps.sealKey);
      problem = null;
    } catch (error) {
      if (!(error instanceof HetangError)) throw error;
      stored = null;
      problem = error;
    }
    const now = JSON.stringify(stored);
    if (now === seen) return;
    seen = now;
    for (const listener of listeners) listener();
  };
  await reload();
  return {
    config: liveConfig(deps.baseUrl, () => stored),
    source: () => (stored || problem ? 'console' : 'none'),
    connected: () => stored !== null,
    callbackKeys: () => (stored ? [stored.callback, ...(stored.next ? [stored.next] : [])] : []),
    stored: () => stored,
    problem: () => problem,
    reload,
    follow: (log) =>
      startLoop(deps.db, {
        channel: SETTINGS_CHANNEL,
        idleMs: FOLLOW_MS,
        onError: (error) => log.warn({ err: error }, 'the WeCom settings could not be read'),
        round: async () => {
          await reload();
          return 0;
        },
      }),
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

function liveConfig(baseUrl: string, stored: () => StoredSettings | null): WecomConfig {
  return {
    baseUrl,
    get corpId() {
      return stored()?.corpId ?? '';
    },
    get secret() {
      return stored()?.secret ?? '';
    },
    get agentId() {
      return stored()?.agentId ?? 0;
    },
    get callbackToken() {
      return stored()?.callback.token ?? '';
    },
    get callbackAesKey() {
      return stored()?.callback.aesKey ?? '';
    },
  };
}

/** Notes that the platform has verified the callback URL; `isNext` puts the keys made anew in force. */
export async function noteVerified(
  db: Database,
  { app, isNext, now }: { app: string; isNext: boolean; now: Date },
): Promise<void> {
  await db.transaction(async (tx) => {
    await tx.run(sql`
      insert into wecom_callback_check (app, verified_at) values (${app}, ${now})
      on conflict (app) do update set verified_at = excluded.verified_at`);
    if (!isNext) return;
    await tx.run(sql`
      update wecom_settings set callback = next_callback, next_callback = null where next_callback is not null`);
    await tx.run(sql`select pg_notify(${SETTINGS_CHANNEL}, '')`);
  });
}
