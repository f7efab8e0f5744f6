import type { Command } from 'commander';
import type { ServerOptions } from './call-server.ts';
import { type Io, pick } from './io.ts';

const DEFAULT_URL = 'http://127.0.0.1:7800';

/** Adds `--url` and `--key` to a command that talks to the server. */
export function addServerOptions(command: Command, io: Io): Command {
  return command
    .option(
      '--url <url>',
      pick(
        io,
        `服务器地址（默认 ${DEFAULT_URL}，或环境变量 HETANG_URL）`,
        `address of the server (default ${DEFAULT_URL}, or HETANG_URL)`,
      ),
    )
    .option('--key <key>', pick(io, 'API 密钥（或环境变量 HETANG_KEY）', 'API key (or HETANG_KEY)'));
}

/** The options as given, else from the environment. */
export function serverOptions(given: { url?: string; key?: string }, io: Io): ServerOptions {
  return { url: given.url ?? io.env.HETANG_URL ?? DEFAULT_URL, key: given.key ?? io.env.HETANG_KEY };
}
