import type { Condition } from '@hetang/contract/plan/condition';
import { stringify } from 'yaml';
import { createLinter } from './lint.ts';
import type { Issue } from './source/issue.ts';
import type { PlanFile } from './source/plan-files.ts';

const KEY = 'condition-being-written';
/** The condition begins below the segment's key, its name and `when:`, four columns in. */
const LINES_ABOVE = 4;
const COLUMNS_BEFORE = 6;
/** Of the segment that carries the condition here, not of the condition. */
const NOT_ASKED: ReadonlySet<string> = new Set(['plan/unused-definition', 'plan/same-content']);

/**
 * Lint for conditions that are not in the plan yet: each is put beside the plan as a segment of its own. The linter
 * remembers the plan's files, so that what is asked while somebody writes costs one file.
 */
export function createConditionLinter(): (files: readonly PlanFile[], when: Condition) => Issue[] {
  const linter = createLinter();
  return (files, when) => {
    const path = besideHead(files);
    const text = stringify({ segments: { [KEY]: { name: KEY, when } } }, { lineWidth: 0 });
    return linter
      .lint([...files, { path, text }])
      .issues.filter(({ place, code }) => place.file.endsWith(`${KEY}.yaml`) && !NOT_ASKED.has(code))
      .map((issue) => ({ ...issue, place: withinCondition(issue.place), text: shortPath(issue.text) }));
  };
}

/** The path of a part begins at the condition. */
function shortPath({ zh, en }: Issue['text']): Issue['text'] {
  const short = (text: string) =>
    text.replaceAll(`segments.${KEY}.when.`, '').replaceAll(`segments.${KEY}.`, '');
  return { zh: short(zh), en: short(en) };
}

/** In the folder of `plan.yaml`, or it would not belong to the plan. */
function besideHead(files: readonly PlanFile[]): string {
  const heads = files.filter(({ path }) => path === 'plan.yaml' || path.endsWith('/plan.yaml'));
  const head = heads.sort((a, b) => a.path.split('/').length - b.path.split('/').length)[0];
  return `${head?.path.slice(0, -'plan.yaml'.length) ?? ''}${KEY}.yaml`;
}

function withinCondition(place: Issue['place']): Issue['place'] {
  return {
    ...place,
    line: Math.max(1, place.line - LINES_ABOVE),
    column: Math.max(1, place.column - COLUMNS_BEFORE),
  };
}
