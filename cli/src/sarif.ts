import { join } from 'node:path';
import type { Finding } from '@hetang/contract/http/plan';
import type { Lang } from '@hetang/server/kernel/errors';
import { rules } from '@hetang/server/plan/rule-list';

/** Findings as SARIF 2.1.0, the format that editors and code hosts read. File names are relative to where lint runs. */
export function sarifOf(findings: readonly Finding[], folder: string, lang: Lang): string {
  const described = new Map(
    rules.map((rule) => [
      `plan/${rule.id}`,
      { shortDescription: { text: rule.problem[lang] }, help: { text: rule.hint[lang] } },
    ]),
  );
  const codes = [...new Set(findings.map((finding) => finding.code))].sort();
  const results = findings.map((finding) => ({
    ruleId: finding.code,
    ruleIndex: codes.indexOf(finding.code),
    level: finding.severity,
    message: { text: finding.hint ? `${finding.message}\n${finding.hint}` : finding.message },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: uriOf(join(folder, finding.file)) },
          region: { startLine: finding.line, startColumn: finding.column },
        },
      },
    ],
  }));
  const driver = { name: 'hetang', rules: codes.map((id) => ({ id, ...described.get(id) })) };
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [{ tool: { driver }, columnKind: 'utf16CodeUnits', results }],
  };
  return JSON.stringify(log, null, 2);
}

function uriOf(path: string): string {
  return path.replaceAll('\\', '/').split('/').map(encodeURIComponent).join('/');
}
