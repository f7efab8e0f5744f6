import type { WrittenDefinition } from '@hetang/contract/http/plan-drafts';
import { HetangError, type Lang } from '../../kernel/errors.ts';
import { isObject } from '../check/schema-walk.ts';
import { isKind } from '../export/plan-document.ts';
import { writtenIn } from '../export/write-definition.ts';
import type { LintedPlan } from '../lint.ts';
import { withPath } from '../source/format-path.ts';
import { type Issue, renderIssues } from '../source/issue.ts';
import type { PlanFile } from '../source/plan-files.ts';

/**
 * One definition as it is written, with the findings that are about it by the field they mean.
 * @throws HetangError `request/not-found`, `plan/definition-by-hand` when its file cannot be read
 */
export function readDefinition(
  { files, linted }: { files: readonly PlanFile[]; linted: LintedPlan },
  { kind, key }: { kind: string; key: string },
  lang: Lang,
): WrittenDefinition {
  const { written, places } = linted.loaded;
  if (!isKind(kind) || !written[kind].has(key))
    throw new HetangError('request/not-found', { what: `${kind}/${key}` });
  const { file, line } = places.ofKey([kind, key]);
  const text = files.find(({ path }) => path === file)?.text ?? '';
  const held = writtenIn(text)?.[kind];
  if (!isObject(held)) throw new HetangError('plan/definition-by-hand', { path: file });
  const about = linted.issues.filter(({ path }) => path?.[0] === kind && path[1] === key);
  return { kind, key, file, line, spec: held[key], findings: about.flatMap((one) => findingOf(one, lang)) };
}

/** Beside its field a finding need not say where it is. */
function findingOf(issue: Issue, lang: Lang): WrittenDefinition['findings'] {
  const path = issue.path ?? [];
  const said = withPath(path, { zh: '', en: '' })[lang];
  return renderIssues([issue], lang).map((finding) => ({
    ...finding,
    message: finding.message.startsWith(said) ? finding.message.slice(said.length) : finding.message,
    path: path.slice(2),
  }));
}
