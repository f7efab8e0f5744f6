import {
  type Finding,
  type PlanApplyResult,
  type PlanVersion,
  planApplyResultSchema,
  planConflictSchema,
  planRefusedSchema,
} from '@hetang/contract/http/plan';
import type { Kind } from '@hetang/contract/plan/registry';
import { kindNames } from '@hetang/server/plan/rules/shared/kind-names';
import { InvalidArgumentError } from 'commander';
import { callServer, printProblem } from './call-server.ts';
import { printChanges } from './changes.ts';
import { EXIT } from './command.ts';
import { printFindings } from './findings.ts';
import { type Io, pick } from './io.ts';
import { serverOptions } from './server-options.ts';

interface Options {
  dryRun?: boolean;
  url?: string;
  key?: string;
}

interface ApplyCall {
  /** Stands before the names of files in findings. */
  folder: string;
  path: string;
  body: object;
}

/** Asks the server to apply something and says what came of it. */
export async function sendApply(call: ApplyCall, options: Options, io: Io): Promise<number> {
  const { folder, path, body } = call;
  const request = { method: 'POST', path, body } as const;
  const answer = await callServer(io, serverOptions(options, io), request, planApplyResultSchema);
  if (answer.ok) return report(answer.body, folder, options, io);
  const lint = planRefusedSchema.safeParse(answer.problem);
  if (lint.success) return refused(lint.data.findings, folder, io);
  printProblem(answer.problem, io);
  sayChangedSince(answer.problem, io);
  return EXIT.refused;
}

/** Somebody else was quicker: who, why and what. */
function sayChangedSince(problem: unknown, io: Io): void {
  const conflict = planConflictSchema.safeParse(problem);
  const since = conflict.data?.since ?? [];
  if (since.length === 0) return;
  io.err(pick(io, '在此之后应用过：', 'Applied since:'));
  for (const version of since) io.err(`  ${versionLine(version, io)}`);
  printChanges(conflict.data?.changes ?? [], { ...io, out: io.err });
}

/** One version of the history on a line. */
export function versionLine({ version, appliedAt, by, changes, message }: PlanVersion, io: Io): string {
  const parts = [
    pick(io, `第 ${version} 版`, `version ${version}`),
    appliedAt,
    by,
    pick(io, `${changes} 处变化`, `${changes} changes`),
    ...(message ? [message] : []),
  ];
  return parts.join('  ');
}

/** Reads the number of a version from the command line. */
export function versionNumber(text: string, io: Io): number {
  if (/^\d{1,9}$/.test(text)) return Number(text);
  throw new InvalidArgumentError(pick(io, '要写一个整数', 'This should be a whole number'));
}

/** Prints what lint found. */
export function refused(findings: readonly Finding[], folder: string, io: Io): number {
  printFindings(findings, folder, io);
  return EXIT.refused;
}

function report(result: PlanApplyResult, folder: string, options: Options, io: Io): number {
  // Notes are for whoever writes a plan; what is only recorded is said below.
  const loud = result.findings.filter((finding) => finding.severity !== 'info');
  if (loud.length > 0) printFindings(loud, folder, io);
  printChanges(result.changes, io);
  sayRecorded(result, io);
  io.out(lastLine(result, options, io));
  return EXIT.ok;
}

/** Nobody should wait for something that nothing runs yet. */
function sayRecorded({ recorded, recordedSettings }: PlanApplyResult, io: Io): void {
  const nameOf = (kind: string): string => kindNames[kind as Kind]?.[io.lang] ?? kind;
  const settings = recordedSettings.map(({ kind, settings: list }) => settingsText(nameOf(kind), list, io));
  const all = [...recorded.map(nameOf), ...settings].join(pick(io, '、', ', '));
  if (all === '') return;
  io.out(pick(io, `已登记、这一版还不会自动执行：${all}`, `Recorded, not run by this version yet: ${all}`));
}

function settingsText(kind: string, settings: readonly string[], io: Io): string {
  const list = settings.join(pick(io, '、', ', '));
  return pick(io, `${kind}的 ${list}`, `${list} of ${kind}`);
}

function lastLine(result: PlanApplyResult, options: Options, io: Io): string {
  const { plan, version, changes } = result;
  if (changes.length === 0)
    return pick(io, `没有变化，仍是第 ${version} 版`, `Nothing changed; still version ${version}`);
  if (options.dryRun)
    return pick(
      io,
      `共 ${changes.length} 处变化，未应用；按这份差异应用：--base ${version}`,
      `${changes.length} changes, not applied; to apply just these: --base ${version}`,
    );
  return pick(
    io,
    `已应用方案 ${plan} 第 ${version} 版，共 ${changes.length} 处变化`,
    `Applied ${plan} version ${version}: ${changes.length} changes`,
  );
}
