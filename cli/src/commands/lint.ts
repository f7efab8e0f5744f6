import type { Finding } from '@hetang/contract/http/plan';
import { createLinter, findingsOf, type Linter } from '@hetang/server/plan/lint';
import { Option } from 'commander';
import { type AddCommand, EXIT, Unusable } from '../command.ts';
import { explainCheck, knownCodes } from '../explain-check.ts';
import { printFindings, type Suppressed } from '../findings.ts';
import { type Io, pick } from '../io.ts';
import { readPlan } from '../read-plan.ts';
import { sarifOf } from '../sarif.ts';
import { watchFolder } from '../watch-folder.ts';

/**
 * `hetang lint <folder>`: 0 when nothing is found at or above `--fail-on` and warnings do not exceed
 * `--max-warnings`, 1 when something is, 2 when it cannot be run at all.
 */
export const addLint: AddCommand = (program, io, finish) => {
  program
    .command('lint')
    .description(pick(io, '检查方案，不连接服务器', 'check a plan, without a server'))
    .argument('[folder]', pick(io, '方案文件夹', 'folder of the plan'))
    .addOption(
      new Option('--format <format>', pick(io, '输出格式', 'output format'))
        .choices(['text', 'json', 'sarif'])
        .default('text'),
    )
    .addOption(
      new Option('--fail-on <severity>', pick(io, '到哪个级别算不通过', 'lowest severity that fails'))
        .choices(['error', 'warning', 'info'])
        .default('error'),
    )
    .option('--max-warnings <n>', pick(io, '警告多于此数也算不通过', 'fail when there are more warnings'))
    .option('--rule <ids>', pick(io, '只看这些规则，逗号隔开', 'only these rules, separated by commas'))
    .option('--notes', pick(io, '也列出说明', 'list notes too'))
    .option('--show-suppressed', pick(io, '也列出方案里写明忽略的', 'list what the plan ignores too'))
    .option('--explain <rule>', pick(io, '解释一条规则，不检查', 'explain one rule instead of checking'))
    .option('--watch', pick(io, '文件一改就再查，Ctrl+C 结束', 'check at every change, until Ctrl+C'))
    .addHelpText('after', examples(io))
    .action(async (folder: string | undefined, options: Options) => finish(await run(folder, options, io)));
};

interface Options {
  format: string;
  failOn: Finding['severity'];
  maxWarnings?: string;
  rule?: string;
  notes?: boolean;
  showSuppressed?: boolean;
  explain?: string;
  watch?: boolean;
}

async function run(folder: string | undefined, options: Options, io: Io): Promise<number> {
  if (options.explain !== undefined) return explainCheck(options.explain, io);
  if (folder === undefined)
    throw new Unusable(
      pick(io, '缺少参数 folder', "missing required argument 'folder'"),
      pick(
        io,
        '给出方案文件夹，例如 plans/amazon-ads',
        'Name the folder of a plan, such as plans/amazon-ads',
      ),
    );
  return lintOrWatch(folder, checked(options, io), io);
}

interface Checked extends Omit<Options, 'maxWarnings' | 'rule'> {
  maxWarnings: number;
  codes: readonly string[] | null;
}

/** @throws Unusable when an option says nothing that can be done. */
function checked({ maxWarnings = '', rule, ...options }: Options, io: Io): Checked {
  if (!/^\d{0,9}$/.test(maxWarnings))
    throw new Unusable(
      pick(
        io,
        `--max-warnings 要写整数，写的是“${maxWarnings}”`,
        `--max-warnings takes a number, not "${maxWarnings}"`,
      ),
      pick(io, '例如 --max-warnings 0', 'For instance --max-warnings 0'),
    );
  return {
    ...options,
    maxWarnings: maxWarnings === '' ? Number.POSITIVE_INFINITY : Number(maxWarnings),
    codes: rule === undefined ? null : knownCodes(rule, io),
  };
}

async function lintOrWatch(path: string, options: Checked, io: Io): Promise<number> {
  const linter = createLinter();
  if (!options.watch) return lint(linter, path, options, io);
  let code: number = EXIT.ok;
  const { folder } = await readPlan(path, io);
  const look = async (): Promise<void> => {
    code = await lint(linter, path, options, io);
  };
  await watchFolder(folder, look, io.stop);
  return code;
}

function examples(io: Io): string {
  return pick(
    io,
    '\n退出码：\n  0 通过，1 有达到 --fail-on 级别的问题或警告过多，2 用法不对或方案读不到\n\n示例：\n  hetang lint plans/amazon-ads\n  hetang lint plans/amazon-ads --fail-on warning --rule reach-quota,staff-load\n  hetang lint plans/amazon-ads --format sarif --lang en\n  hetang lint --explain crowded-messages\n  hetang lint plans/amazon-ads --watch',
    '\nExit codes:\n  0 passed, 1 something at or above --fail-on or too many warnings, 2 wrong usage or no plan to read\n\nExamples:\n  hetang lint plans/amazon-ads\n  hetang lint plans/amazon-ads --fail-on warning --rule reach-quota,staff-load\n  hetang lint plans/amazon-ads --format sarif --lang en\n  hetang lint --explain crowded-messages\n  hetang lint plans/amazon-ads --watch',
  );
}

async function lint(linter: Linter, path: string, options: Checked, io: Io): Promise<number> {
  const { folder, files, issues } = await readPlan(path, io);
  const linted = linter.lint(files);
  // What cannot be read counts whatever is asked for: of it no rule could say anything.
  const wanted = ({ code, severity }: Finding): boolean =>
    options.codes === null || options.codes.includes(code) || (severity === 'error' && !linted.loaded.plan);
  const findings = findingsOf({ issues: [...issues, ...linted.issues] }, io.lang).filter(wanted);
  const suppressed = linted.suppressed.flatMap(({ issue, reason }): Suppressed[] =>
    findingsOf({ issues: [issue] }, io.lang).map((finding) => ({ finding, reason })),
  );
  const aside = suppressed.filter(({ finding }) => wanted(finding));
  const passed = passes(findings, options);
  if (options.format === 'json') io.out(jsonOf(findings, aside, passed));
  else if (options.format === 'sarif') io.out(sarifOf(findings, aside, folder, io.lang));
  else
    printFindings(findings, folder, io, {
      // Who asks for a rule by name wants to see what it says, a note or not.
      notes: options.notes === true || options.codes !== null,
      suppressed: options.showSuppressed ? aside : [],
      ignored: aside.length,
    });
  return passed ? EXIT.ok : EXIT.refused;
}

const ranks = { error: 2, warning: 1, info: 0 } as const;

function passes(findings: readonly Finding[], { failOn, maxWarnings }: Checked): boolean {
  const warnings = findings.filter((finding) => finding.severity === 'warning').length;
  return warnings <= maxWarnings && findings.every(({ severity }) => ranks[severity] < ranks[failOn]);
}

function jsonOf(findings: readonly Finding[], aside: readonly Suppressed[], ok: boolean): string {
  const suppressed = aside.map(({ finding, reason }) => ({ ...finding, reason }));
  return JSON.stringify({ ok, findings, suppressed }, null, 2);
}
