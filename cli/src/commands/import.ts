import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { type ImportSummary, importCreatedSchema, importRefusedSchema } from '@hetang/contract/http/imports';
import { Argument } from 'commander';
import { callServer, printProblem, type ServerOptions } from '../call-server.ts';
import { type AddCommand, EXIT, Unusable } from '../command.ts';
import { printFindings } from '../findings.ts';
import { findMapping } from '../import/find-mapping.ts';
import { givenBackFile } from '../import/given-back-file.ts';
import { printSummary } from '../import/print-summary.ts';
import { progressLine } from '../import/progress-line.ts';
import { sendFile } from '../import/send-file.ts';
import { type Io, pick } from '../io.ts';
import { addServerOptions, serverOptions } from '../server-options.ts';

interface Options {
  mapping: string;
  dryRun?: boolean;
  all?: boolean;
  failed?: string;
  json?: boolean;
  url?: string;
  key?: string;
}
type Kind = 'orders' | 'contacts';

/** `hetang import orders|contacts <file>`: sends a csv file to the running server, which imports it. */
export const addImport: AddCommand = (program, io, finish) => {
  const command = program
    .command('import')
    .description(pick(io, '从 csv 文件导入订单或客户', 'import orders or contacts from a csv file'))
    .addArgument(new Argument('<kind>', pick(io, '种类', 'what it holds')).choices(['orders', 'contacts']))
    .argument('<file>', pick(io, 'csv 文件，可以是 .gz', 'csv file, may be packed (.gz)'))
    .requiredOption(
      '--mapping <name>',
      pick(
        io,
        '列的映射：YAML 文件，或自带的名字',
        'how to read the columns: a YAML file, or the name of one that comes along',
      ),
    )
    .option('--dry-run', pick(io, '只检查和统计，不写入', 'check and count, write nothing'))
    .option(
      '--failed <file>',
      pick(
        io,
        '失败的行写到哪里（默认 <file>.failed.csv）',
        'where rows that failed go (default <file>.failed.csv)',
      ),
    )
    .option('--all', pick(io, '跳过的行也写进去', 'put skipped rows there too'))
    .option('--json', pick(io, '以 JSON 输出结果', 'print the result as JSON'));
  addServerOptions(command, io)
    .addHelpText(
      'after',
      `\n${pick(io, '示例：', 'Examples:')}\n  hetang import orders online_retail.csv.gz --mapping online-retail --dry-run\n  hetang import contacts people.csv --mapping my-crm.yaml`,
    )
    .action(async (kind: Kind, file: string, options: Options) =>
      finish(await importFile(kind, file, options, io)),
    );
};

async function importFile(kind: Kind, file: string, options: Options, io: Io): Promise<number> {
  const info = await stat(file).catch(() => null);
  if (!info?.isFile())
    throw new Unusable(
      pick(io, `没有文件 ${file}`, `There is no file ${file}`),
      pick(io, '检查路径', 'Check the path'),
    );
  const server = serverOptions(options, io);
  const mapping = await findMapping(options.mapping, io);
  const body = {
    kind,
    mapping,
    fileName: basename(file).slice(-300),
    dryRun: options.dryRun ?? false,
    giveBackSkipped: options.all ?? false,
  };
  const answer = await callServer(
    io,
    server,
    { method: 'POST', path: '/v1/imports', body },
    importCreatedSchema,
  );
  if (answer.ok) return follow({ file, bytes: info.size, importId: answer.body.id, server }, options, io);
  const refused = importRefusedSchema.safeParse(answer.problem);
  if (refused.success) printFindings(refused.data.findings, '', io);
  else printProblem(answer.problem, io);
  return EXIT.refused;
}

interface Running {
  file: string;
  bytes: number;
  importId: number;
  server: ServerOptions;
}

async function follow(running: Running, options: Options, io: Io): Promise<number> {
  const stop = new AbortController();
  const onInterrupt = () => stop.abort();
  process.once('SIGINT', onInterrupt);
  const path = options.failed ?? `${running.file}.failed.csv`;
  const back = givenBackFile(path, io);
  const showProgress = progressLine(io, running.bytes);
  try {
    const sending = { path: running.file, importId: running.importId, signal: stop.signal };
    for await (const message of sendFile(io, running.server, sending)) {
      if (message.type === 'header') back.heading(message.cells);
      else if (message.type === 'given-back') await back.add(message.rows);
      else if (message.type === 'progress') showProgress(message);
      else if (message.type === 'failed') {
        printProblem(message.problem, io);
        return EXIT.refused;
      } else return report(message.summary, { options, path: back.count() > 0 ? path : null }, io);
    }
  } finally {
    process.removeListener('SIGINT', onInterrupt);
    await back.close();
  }
  io.err(
    pick(
      io,
      '已停止。用同样的命令继续：已导入的会认出来，不会重复',
      'Stopped. Give the same command to go on: what is in is recognised and not taken twice',
    ),
  );
  return EXIT.refused;
}

interface Outcome {
  options: Options;
  /** Where rows were given back to, if any were. */
  path: string | null;
}

function report(summary: ImportSummary, { options, path }: Outcome, io: Io): number {
  if (options.json) io.out(JSON.stringify({ ...summary, givenBack: path }));
  else {
    printSummary(summary, { dryRun: options.dryRun ?? false }, io);
    if (path)
      io.out(pick(io, `没有用上的行连同原因在 ${path}`, `Rows that were not used, with reasons: ${path}`));
  }
  return Object.keys(summary.failed).length > 0 ? EXIT.refused : EXIT.ok;
}
