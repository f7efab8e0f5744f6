import type { Lang } from '@hetang/server/kernel/errors';

/** What a command may touch of the world; tests pass their own. */
export interface Io {
  /** One line to standard output. */
  out(line: string): void;
  /** One line to standard error. */
  err(line: string): void;
  env: Record<string, string | undefined>;
  fetch: typeof fetch;
  color: boolean;
  /** Ends a command that would go on for ever. */
  stop?: AbortSignal;
  lang: Lang;
}

/** Chinese unless the locale or `--lang` asks for English. */
export function langOf(env: Io['env'], argv: readonly string[]): Lang {
  const at = argv.findIndex((arg) => arg === '--lang' || arg.startsWith('--lang='));
  const asked = at < 0 ? undefined : (argv[at]?.split('=')[1] ?? argv[at + 1]);
  const locale = asked || env.LC_ALL || env.LC_MESSAGES || env.LANG || '';
  return /^en/i.test(locale) ? 'en' : 'zh';
}

/** The words of the language in use. */
export function pick(io: Pick<Io, 'lang'>, zh: string, en: string): string {
  return io.lang === 'zh' ? zh : en;
}
