import { type SystemCheck, systemChecksSchema } from '@hetang/contract/http/system';
import { checkMachine } from '@hetang/server/modules/system/check-machine';
import { sayChecked } from '@hetang/server/modules/system/checks/say-checked';
import { Option } from 'commander';
import { createColors } from 'picocolors';
import { callServer, type ServerOptions } from '../call-server.ts';
import { type AddCommand, EXIT, Unusable } from '../command.ts';
import { type Io, pick } from '../io.ts';
import { addServerOptions, serverOptions } from '../server-options.ts';

interface Options {
  url?: string;
  key?: string;
  format: 'text' | 'json';
}

/** `hetang doctor`: what is wrong and what to do; 1 when something is bad. */
export const addDoctor: AddCommand = (program, io, finish) => {
  const command = program
    .command('doctor')
    .description(
      pick(
        io,
        '检查运行状况：哪里不对，怎么办。没有服务器在运行时只检查本机',
        'check how it runs: what is wrong, what to do. Where no server runs, this machine alone',
      ),
    );
  addServerOptions(command, io)
    .addOption(
      new Option('--format <format>', pick(io, '输出格式', 'output format'))
        .choices(['text', 'json'])
        .default('text'),
    )
    .addHelpText(
      'after',
      pick(
        io,
        '\n退出码：\n  0 没有必须处理的，1 有\n\n示例：\n  hetang doctor\n  hetang doctor --url https://hetang.example.com --key ht_… --format json',
        '\nExit codes:\n  0 nothing must be mended, 1 something must\n\nExamples:\n  hetang doctor\n  hetang doctor --url https://hetang.example.com --key ht_… --format json',
      ),
    )
    .action(async (options: Options) => finish(await doctor(options, io)));
};

async function doctor(options: Options, io: Io): Promise<number> {
  const checks = await look(serverOptions(options, io), io);
  const ok = checks.every(({ level }) => level !== 'bad');
  if (options.format === 'json') io.out(JSON.stringify({ ok, checks }, null, 2));
  else print(checks, io);
  return ok ? EXIT.ok : EXIT.refused;
}

/** A server that answers knows more than its machine can tell from outside. */
async function look(server: ServerOptions, io: Io): Promise<SystemCheck[]> {
  const title = pick(io, '服务器', 'Server');
  const request = { method: 'GET', path: '/v1/system/checks' } as const;
  try {
    const answer = await callServer(io, server, request, systemChecksSchema);
    if (answer.ok) {
      const found = pick(io, `${server.url} 在运行`, `${server.url} is running`);
      return [{ id: 'server', level: 'good', title, found, hint: null }, ...answer.body.checks];
    }
    const { message, hint } = answer.problem;
    return [{ id: 'server', level: 'bad', title, found: message, hint: hint ?? null }];
  } catch (error) {
    if (!(error instanceof Unusable)) throw error;
    const { message, hint } = error;
    const away: SystemCheck = { id: 'server', level: 'warning', title, found: message, hint };
    return [away, ...(await checkMachine()).map((one) => sayChecked(one, io.lang))];
  }
}

function print(checks: readonly SystemCheck[], io: Io): void {
  const color = createColors(io.color);
  const paint = { good: color.green, warning: color.yellow, bad: color.red };
  const mark = { good: '✓', warning: '!', bad: '✗' };
  for (const { level, title, found, hint } of checks) {
    io.out(`${paint[level](mark[level])} ${title}${pick(io, '：', ': ')}${found}`);
    if (level !== 'good' && hint) io.out(`    ${color.dim(hint)}`);
  }
  const count = (wanted: SystemCheck['level']): number =>
    checks.filter(({ level }) => level === wanted).length;
  const [bad, warnings] = [count('bad'), count('warning')];
  io.out(
    bad + warnings === 0
      ? color.green(pick(io, '一切正常', 'All is well'))
      : pick(io, `${bad} 项必须处理，${warnings} 项提醒`, `${bad} to mend, ${warnings} to note`),
  );
}
