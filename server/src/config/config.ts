import { resolve } from 'node:path';
import { HetangError } from '../kernel/errors.ts';
import type { Env } from './env.ts';

export const roles = ['api', 'engine', 'sink', 'dispatch', 'jobs'] as const;
export type Role = (typeof roles)[number];

/** The WeCom tenant that Hetang works for. */
export interface WecomAccess {
  baseUrl: string;
  corpId: string;
  secret: string;
  agentId: number;
  callbackToken: string;
  callbackAesKey: string;
}

/** All settings of a process, complete and checked. */
export interface Config {
  host: string;
  port: number;
  /** Where people reach the console; for links in messages to staff. */
  publicUrl: string;
  dataFolder: string;
  logLevel: string;
  /** Absent: the embedded PostgreSQL. */
  databaseUrl: string | undefined;
  /** Absent: the embedded ClickHouse. */
  clickhouseUrl: string | undefined;
  /** Set by variables; absent: as somebody connects it in the console. */
  wecom: WecomAccess | undefined;
  /** Where WeCom answers. */
  wecomUrl: string;
  /** Absent: a file in the data folder. */
  sealKey: string | undefined;
  /** Backups that Hetang makes by itself; null without. */
  backup: { folder: string; keep: number } | null;
  /** Days that what is done stays in the database; null for good. */
  keeping: { callbacks: number; calls: number; messages: number | null };
  /** Where a process without the role `api` shows its metrics; absent: nowhere. */
  metricsPort: number | undefined;
  /** Calls that journeys make to other systems. */
  webhook: { secret: string | undefined; allowPrivate: boolean };
  roles: readonly Role[];
}

/**
 * Turns the environment into a configuration.
 * @throws HetangError `config/invalid` for a half-configured channel, `config/roles-need-servers`.
 */
export function makeConfig(env: Env, askedRoles: readonly Role[] = roles): Config {
  const alone = askedRoles.length < roles.length;
  if (alone && !(env.DATABASE_URL && env.CLICKHOUSE_URL)) throw new HetangError('config/roles-need-servers');
  return {
    host: env.HETANG_HOST,
    port: env.HETANG_PORT,
    publicUrl: (env.HETANG_PUBLIC_URL ?? `http://127.0.0.1:${env.HETANG_PORT}`).replace(/\/$/, ''),
    dataFolder: resolve(env.HETANG_DATA),
    logLevel: env.HETANG_LOG,
    databaseUrl: env.DATABASE_URL,
    clickhouseUrl: env.CLICKHOUSE_URL,
    wecom: wecomAccess(env),
    wecomUrl: env.WECOM_BASE_URL,
    sealKey: env.HETANG_SECRET_KEY,
    backup: env.HETANG_BACKUP_DIR
      ? { folder: resolve(env.HETANG_BACKUP_DIR), keep: env.HETANG_BACKUP_KEEP }
      : null,
    keeping: {
      callbacks: env.HETANG_KEEP_CALLBACKS,
      calls: env.HETANG_KEEP_CALLS,
      messages: env.HETANG_KEEP_MESSAGES ?? null,
    },
    metricsPort: env.HETANG_METRICS_PORT,
    webhook: {
      secret: env.HETANG_WEBHOOK_SECRET,
      allowPrivate: env.HETANG_WEBHOOK_PRIVATE === 'allow',
    },
    roles: askedRoles,
  };
}

/** All of the tenant's values or none: half a configuration is a mistake worth stopping for. */
function wecomAccess(env: Env): WecomAccess | undefined {
  const { WECOM_CORP_ID, WECOM_SECRET, WECOM_AGENT_ID, WECOM_CALLBACK_TOKEN, WECOM_CALLBACK_AES_KEY } = env;
  const wanted = {
    WECOM_CORP_ID,
    WECOM_SECRET,
    WECOM_AGENT_ID,
    WECOM_CALLBACK_TOKEN,
    WECOM_CALLBACK_AES_KEY,
  };
  const missing = Object.entries(wanted).find(([, value]) => value === undefined);
  if (Object.values(wanted).every((value) => value === undefined)) return undefined;
  if (missing)
    throw new HetangError('config/invalid', {
      name: missing[0],
      problem: 'missing, while other WECOM_ settings are given',
    });
  return {
    baseUrl: env.WECOM_BASE_URL,
    corpId: WECOM_CORP_ID ?? '',
    secret: WECOM_SECRET ?? '',
    agentId: WECOM_AGENT_ID ?? 0,
    callbackToken: WECOM_CALLBACK_TOKEN ?? '',
    callbackAesKey: WECOM_CALLBACK_AES_KEY ?? '',
  };
}
