import { join } from 'node:path';
import type { Finding } from '@hetang/contract/http/plan';
import { createColors } from 'picocolors';
import { type Io, pick } from './io.ts';

/** Findings as `file:line:column severity code message`, each with its hint, and a last line that sums up. */
export function printFindings(findings: readonly Finding[], folder: string, io: Io): void {
  const color = createColors(io.color);
  for (const finding of findings) {
    const place = `${join(folder, finding.file)}:${finding.line}:${finding.column}`;
    const severity = finding.severity === 'error' ? color.red('error') : color.yellow('warning');
    io.out(`${place} ${severity} ${color.dim(finding.code)} ${finding.message}`);
    if (finding.hint) io.out(`    ${color.dim(finding.hint)}`);
  }
  const errors = findings.filter((finding) => finding.severity === 'error').length;
  const warnings = findings.length - errors;
  io.out(
    findings.length === 0
      ? color.green(pick(io, '没有发现问题', 'No problems found'))
      : pick(io, `${errors} 个错误，${warnings} 个警告`, `${errors} errors, ${warnings} warnings`),
  );
}
