import { z } from 'zod';
import { HetangError, type Lang } from '../kernel/errors.ts';

/** Where WeCom itself answers; anything else is an emulator or a proxy. */
export const WECOM_URL = 'https://qyapi.weixin.qq.com';

const port = z.coerce.number().int().min(0).max(65_535);

/** Every variable that Hetang reads, once, here. */
const envSchema = z.object({
  HETANG_HOST: z.string().min(1).default('127.0.0.1'),
  HETANG_PORT: port.default(7800),
  HETANG_DATA: z.string().min(1).default('.hetang'),
  HETANG_PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
  HETANG_LOG: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'silent']).default('info'),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, { message: 'must begin with postgres://' })
    .optional(),
  CLICKHOUSE_URL: z.url({ protocol: /^https?$/ }).optional(),
  WECOM_BASE_URL: z.url({ protocol: /^https?$/ }).default(WECOM_URL),
  WECOM_CORP_ID: z.string().min(1).optional(),
  WECOM_SECRET: z.string().min(1).optional(),
  WECOM_AGENT_ID: z.coerce.number().int().positive().optional(),
  WECOM_CALLBACK_TOKEN: z.string().min(1).max(32).optional(),
  WECOM_CALLBACK_AES_KEY: z.string().length(43).optional(),
  HETANG_BACKUP_DIR: z.string().min(1).optional(),
  HETANG_BACKUP_KEEP: z.coerce.number().int().min(1).max(1000).default(7),
  HETANG_KEEP_CALLBACKS: z.coerce.number().int().min(7).default(30),
  HETANG_KEEP_CALLS: z.coerce.number().int().min(7).default(90),
  HETANG_KEEP_MESSAGES: z.coerce.number().int().min(400).optional(),
  HETANG_METRICS_PORT: port.optional(),
  HETANG_SECRET_KEY: z.string().min(32).max(200).optional(),
  HETANG_WEBHOOK_SECRET: z.string().min(16).max(200).optional(),
  HETANG_WEBHOOK_PRIVATE: z.enum(['refuse', 'allow']).default('refuse'),
});
export type Env = z.infer<typeof envSchema>;

/**
 * Reads and checks the environment; `overrides` come from the command line.
 * @throws HetangError `config/invalid` that names the variable and what is wrong with it.
 */
export function readEnv(overrides: Record<string, string> = {}): Env {
  const source = { ...process.env, ...overrides };
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''));
  const parsed = envSchema.safeParse(given);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw new HetangError('config/invalid', {
    name: String(issue?.path[0] ?? ''),
    problem: issue?.message ?? '',
  });
}

/** Chinese, unless the locale of the terminal asks for English. */
export function langOfTerminal(): Lang {
  const { LC_ALL, LC_MESSAGES, LANG } = process.env;
  return /^en/i.test(LC_ALL || LC_MESSAGES || LANG || '') ? 'en' : 'zh';
}
