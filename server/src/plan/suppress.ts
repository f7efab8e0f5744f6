import type { Rule } from './rules/rule.ts';
import { nearest } from './rules/shared/nearest.ts';
import type { Issue } from './source/issue.ts';
import type { Place } from './source/place.ts';
import type { Suppression } from './source/suppressions.ts';

/** A finding that a comment in the plan asks to ignore, with the reason given there. */
export interface SuppressedIssue {
  issue: Issue;
  reason: string;
}

interface Sorted {
  /** What remains, with what is wrong with the comments themselves. */
  issues: Issue[];
  suppressed: SuppressedIssue[];
}

interface Asked {
  rule: Pick<Rule, 'id' | 'severity'>;
  suppression: Suppression;
  used: boolean;
}

/**
 * Puts aside what the comments of a plan ask to ignore. Errors stay: a plan that cannot run is not made to run by a
 * comment. A comment that ignores nothing is a finding when `whole`, that is when every definition could be read.
 */
export function suppress(
  issues: readonly Issue[],
  suppressions: readonly Suppression[],
  rules: readonly Pick<Rule, 'id' | 'severity'>[],
  whole: boolean,
): Sorted {
  if (suppressions.length === 0) return { issues: [...issues], suppressed: [] };
  const byId = new Map(rules.map((rule) => [rule.id, rule] as const));
  const asked = suppressions.flatMap((suppression) => askedBy(suppression, byId));
  const byPlace = new Map<string, Asked[]>();
  for (const one of asked) {
    const id = idOf(one.rule.id, one.suppression.place.file);
    byPlace.set(id, [...(byPlace.get(id) ?? []), one]);
  }
  const sorted: Sorted = { issues: [], suppressed: [] };
  for (const issue of issues) {
    const known = byPlace.get(idOf(issue.code.slice('plan/'.length), issue.place.file));
    const taker = known?.find(({ suppression }) => covers(suppression, issue.place));
    if (taker) {
      taker.used = true;
      sorted.suppressed.push({ issue, reason: taker.suppression.reason });
    } else sorted.issues.push(issue);
  }
  sorted.issues.push(...suppressions.flatMap((suppression) => mistakesOf(suppression, byId)));
  if (whole) sorted.issues.push(...asked.flatMap(unused));
  return sorted;
}

function idOf(rule: string, file: string): string {
  return `${rule} ${file}`;
}

type Rules = ReadonlyMap<string, Pick<Rule, 'id' | 'severity'>>;

/** The rules that a comment really puts aside. */
function askedBy(suppression: Suppression, rules: Rules): Asked[] {
  if (suppression.reason === '') return [];
  return suppression.rules.flatMap((id) => {
    const rule = rules.get(id);
    return rule && rule.severity !== 'error' ? [{ rule, suppression, used: false }] : [];
  });
}

function covers({ covers: span }: Suppression, place: Place): boolean {
  return span !== null && !isBefore(place, span.from) && !isBefore(span.to, place);
}

function isBefore(a: Place, b: Place): boolean {
  return a.line < b.line || (a.line === b.line && a.column < b.column);
}

function mistakesOf({ rules: ids, reason, place }: Suppression, rules: Rules): Issue[] {
  const issues: Issue[] = [];
  if (reason === '' || ids.length === 0)
    issues.push({
      code: 'plan/ignore-without-reason',
      severity: 'warning',
      place,
      text: {
        zh: '忽略规则要写明是哪条规则、为什么，这一行没有起作用',
        en: 'A rule is ignored by its id and a reason; this line has no effect',
      },
      hint: {
        zh: '写成 # hetang-ignore crowded-messages: 理由',
        en: 'Write # hetang-ignore crowded-messages: the reason',
      },
    });
  for (const id of ids) {
    const rule = rules.get(id);
    if (!rule) issues.push(unknownRule(id, place, rules));
    else if (rule.severity === 'error')
      issues.push({
        code: 'plan/ignore-error',
        severity: 'warning',
        place,
        text: { zh: `${id} 是错误，不能忽略`, en: `\`${id}\` is an error and cannot be ignored` },
        hint: { zh: '改正它，去掉这一行', en: 'Correct it and remove this line' },
      });
  }
  return issues;
}

function unknownRule(id: string, place: Place, rules: Rules): Issue {
  const meant = nearest(id, rules.keys());
  return {
    code: 'plan/ignore-unknown-rule',
    severity: 'warning',
    place,
    text: { zh: `没有规则“${id}”`, en: `There is no rule \`${id}\`` },
    hint: meant
      ? { zh: `是不是想写 ${meant}？`, en: `Did you mean \`${meant}\`?` }
      : { zh: '写检查结果里 plan/ 后面的编号', en: 'Write what follows plan/ in a finding' },
  };
}

function unused({ rule, suppression, used }: Asked): Issue[] {
  if (used) return [];
  return [
    {
      code: 'plan/ignore-unused',
      severity: 'warning',
      place: suppression.place,
      text: {
        zh: `这里没有 ${rule.id} 可忽略`,
        en: `There is nothing of \`${rule.id}\` to ignore here`,
      },
      hint: {
        zh: '去掉它，或移到它所指的定义前一行',
        en: 'Remove it, or move it to the line before what it is about',
      },
    },
  ];
}
