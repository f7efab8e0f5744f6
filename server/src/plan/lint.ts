import type { Finding } from '@hetang/contract/http/plan';
import type { Plan } from '@hetang/contract/plan/registry';
import type { Lang } from '../kernel/errors.ts';
import { type LoadedPlan, loadPlan } from './load.ts';
import { rules } from './rule-list.ts';
import type { Hit, Rule, Text } from './rules/rule.ts';
import { withPath } from './source/format-path.ts';
import { hasErrors, type Issue, renderIssues } from './source/issue.ts';
import type { PlanFile } from './source/plan-files.ts';
import { rememberingReader } from './source/remember-files.ts';
import { type SuppressedIssue, suppress } from './suppress.ts';
import { viewOf } from './view.ts';

export interface LintedPlan {
  /** The plan, or null when lint found an error. */
  plan: Plan | null;
  ok: boolean;
  issues: Issue[];
  /** What comments of the plan ask to ignore. */
  suppressed: SuppressedIssue[];
  loaded: LoadedPlan;
}

/** Reads a plan and checks it with every rule. Warnings leave it `ok`. */
export function lintPlan(files: readonly PlanFile[]): LintedPlan {
  return lintLoaded(loadPlan(files));
}

/** Lints the same plan again and again, as it is being written. */
export interface Linter {
  lint(files: readonly PlanFile[]): LintedPlan;
}

/** A linter that reads only those files again that changed since the last time. */
export function createLinter(): Linter {
  const read = rememberingReader();
  return { lint: (files) => lintLoaded(loadPlan(files, read)) };
}

/** Checks a plan that is already read. */
export function lintLoaded(loaded: LoadedPlan): LintedPlan {
  const view = viewOf(loaded);
  const found = rules.flatMap((rule) => rule.check(view).map((hit) => issueOf(rule, hit, loaded)));
  const { issues, suppressed } = suppress(
    [...loaded.issues, ...found],
    loaded.suppressions,
    rules,
    loaded.plan !== null,
  );
  const ok = !hasErrors(issues);
  return { plan: ok ? loaded.plan : null, ok, issues, suppressed, loaded };
}

/** The findings of lint in one language, in the order of the files. */
export function findingsOf(linted: { issues: readonly Issue[] }, lang: Lang): Finding[] {
  return renderIssues(linted.issues, lang);
}

function issueOf(rule: Rule, hit: Hit, loaded: LoadedPlan): Issue {
  const fillIn = (text: Text): Text => ({ zh: fill(text.zh, hit, 'zh'), en: fill(text.en, hit, 'en') });
  return {
    code: `plan/${rule.id}`,
    severity: rule.severity,
    place: hit.at === 'key' ? loaded.places.ofKey(hit.path) : loaded.places.of(hit.path),
    path: hit.path,
    text: withPath(hit.path, fillIn(rule.problem)),
    hint: fillIn(hit.hint ?? rule.hint),
    fix: hit.fix,
  };
}

function fill(text: string, hit: Hit, lang: Lang): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = hit.args?.[name];
    if (value === undefined) return whole;
    return typeof value === 'object' ? value[lang] : String(value);
  });
}
