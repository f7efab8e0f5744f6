import type { Finding } from '@hetang/contract/http/plan';
import type { Lang } from '../../kernel/errors.ts';
import type { Fix, Path, Severity, Text } from '../rules/rule.ts';
import type { Place } from './place.ts';

/** A finding before a language is chosen. */
export interface Issue {
  code: string;
  severity: Severity;
  place: Place;
  /** What it is about, from the root of the plan. */
  path?: Path;
  text: Text;
  hint?: Text | undefined;
  fix?: Fix | undefined;
}

/** In the order of the files; an issue said twice is said once. */
export function renderIssues(issues: readonly Issue[], lang: Lang): Finding[] {
  const seen = new Set<string>();
  return issues
    .map((issue) => ({
      ...issue.place,
      code: issue.code,
      severity: issue.severity,
      message: issue.text[lang],
      ...(issue.hint && { hint: issue.hint[lang] }),
      ...(issue.fix && { fix: issue.fix }),
    }))
    .sort(inFileOrder)
    .filter((finding) => {
      const id = [finding.file, finding.line, finding.column, finding.code, finding.message].join('\u0000');
      return !seen.has(id) && seen.add(id);
    });
}

function inFileOrder(a: Finding, b: Finding): number {
  if (a.file !== b.file) return a.file < b.file ? -1 : 1;
  return a.line - b.line || a.column - b.column || (a.code < b.code ? -1 : 1);
}

export function hasErrors(issues: readonly { severity: Severity }[]): boolean {
  return issues.some((issue) => issue.severity === 'error');
}
