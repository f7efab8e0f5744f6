import { join } from 'node:path';
import type { Finding } from '@hetang/contract/http/plan';
import type { Lang } from '@hetang/server/kernel/errors';
import { pageOf, pageText } from '@hetang/server/plan/reference/rule-page';
import type { Suppressed } from './findings.ts';

const levels = { error: 'error', warning: 'warning', info: 'note' } as const;

/**
 * Findings as SARIF 2.1.0, the format that editors and code hosts read. File names are relative to where lint runs;
 * what the plan itself ignores is in it with its reason.
 */
export function sarifOf(
  findings: readonly Finding[],
  suppressed: readonly Suppressed[],
  folder: string,
  lang: Lang,
): string {
  const all = [...findings, ...suppressed.map(({ finding }) => finding)];
  const codes = [...new Set(all.map((finding) => finding.code))].sort();
  const result = (finding: Finding) => ({
    ruleId: finding.code,
    ruleIndex: codes.indexOf(finding.code),
    level: levels[finding.severity],
    message: { text: finding.hint ? `${finding.message}\n${finding.hint}` : finding.message },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: uriOf(join(folder, finding.file)) },
          region: { startLine: finding.line, startColumn: finding.column },
        },
      },
    ],
  });
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'hetang', rules: codes.map((code) => describe(code, lang)) } },
        columnKind: 'utf16CodeUnits',
        results: [
          ...findings.map(result),
          ...suppressed.map(({ finding, reason }) => ({
            ...result(finding),
            suppressions: [{ kind: 'inSource', status: 'accepted', justification: reason }],
          })),
        ],
      },
    ],
  };
  return JSON.stringify(log, null, 2);
}

function describe(code: string, lang: Lang) {
  const page = pageOf(code);
  if (!page) return { id: code };
  const markdown = pageText(page, lang);
  return {
    id: code,
    shortDescription: { text: page.title[lang] },
    fullDescription: { text: page.why[lang] },
    help: { text: page.hint?.[lang] ?? page.why[lang], markdown },
    defaultConfiguration: { level: levels[page.severity] },
    properties: { tags: [page.theme] },
  };
}

function uriOf(path: string): string {
  return path.replaceAll('\\', '/').split('/').map(encodeURIComponent).join('/');
}
