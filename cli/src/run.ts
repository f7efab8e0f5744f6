import { Command, CommanderError, Option } from 'commander';
import { EXIT, Unusable } from './command.ts';
import { commands } from './commands.ts';
import { type Io, pick } from './io.ts';

/** Runs one command line; answers the exit code. */
export async function run(args: readonly string[], io: Io): Promise<number> {
  let code: number = EXIT.ok;
  const program = new Command('hetang')
    .description(pick(io, '荷塘：私域用户运营引擎', 'Hetang: an engine for private-domain user operations'))
    .helpCommand(false)
    .configureHelp({ styleTitle: (title) => (io.lang === 'zh' ? (titles[title] ?? title) : title) })
    .exitOverride()
    .configureOutput({
      writeOut: (text) => io.out(text.trimEnd()),
      writeErr: (text) => io.err(text.trimEnd()),
      outputError: () => {},
    });
  addCommonOptions(program, io);
  for (const add of commands)
    add(program, io, (result) => {
      code = result;
    });
  for (const command of program.commands) addCommonOptions(command, io);
  try {
    await program.parseAsync([...args], { from: 'user' });
    return code;
  } catch (error) {
    return explain(error, io);
  }
}

function explain(error: unknown, io: Io): number {
  if (error instanceof CommanderError) return usageError(error, io);
  if (!(error instanceof Unusable)) throw error;
  io.err(`${pick(io, '错误：', 'Error: ')}${error.message}`);
  io.err(error.hint);
  return EXIT.unusable;
}

const usageWords: Record<string, string> = {
  'commander.missingArgument': '缺少参数',
  'commander.unknownCommand': '没有这个命令',
  'commander.unknownOption': '没有这个选项',
  'commander.excessArguments': '参数太多',
  'commander.invalidArgument': '参数不正确',
  'commander.optionMissingArgument': '选项缺少值',
};

/** Commander speaks English only; in Chinese the kind of mistake and what it is about are said here. */
function usageError(error: CommanderError, io: Io): number {
  if (error.exitCode === 0) return EXIT.ok;
  // No command at all: the help has been shown.
  if (error.code === 'commander.help') return EXIT.unusable;
  const words = usageWords[error.code];
  const about = /'([^']+)'/.exec(error.message)?.[1] ?? '';
  if (io.lang === 'en') io.err(error.message);
  else if (words) io.err(`错误：${words} ${about}`.trim());
  if (words) io.err(pick(io, '用 hetang --help 查看用法', 'See hetang --help'));
  return EXIT.unusable;
}

const titles: Record<string, string> = {
  'Usage:': '用法：',
  'Options:': '选项：',
  'Commands:': '命令：',
  'Arguments:': '参数：',
};

/** The language is already chosen from the raw arguments, so that the help is in it too. */
function addCommonOptions(command: Command, io: Io): void {
  command
    .addOption(
      new Option('--lang <lang>', pick(io, '输出语言', 'language of the output')).choices(['zh', 'en']),
    )
    .helpOption('-h, --help', pick(io, '显示帮助', 'show help'));
}
