import type { Lang } from '../../kernel/errors.ts';
import { rules } from '../rule-list.ts';
import type { Rule } from '../rules/rule.ts';
import { type Theme, themes } from '../rules/themes.ts';
import { type ReadingCheck, readingChecks } from './reading-checks.ts';

type Page = ReadingCheck & Partial<Pick<Rule, 'problem' | 'hint' | 'good' | 'bad'>>;

const words = {
  zh: {
    severity: {
      error: '错误：不能应用，不能忽略',
      warning: '警告：可以应用，也可以写明理由忽略',
      info: '说明：告诉你方案会用到什么，可以写明理由忽略',
    },
    why: '为什么：',
    says: '说：',
    remedy: '怎么改：',
    good: '正确：',
    bad: '会被指出：',
  },
  en: {
    severity: {
      error: 'Error: cannot be applied, nor ignored',
      warning: 'Warning: can be applied, and ignored with a reason',
      info: 'Info: tells what the plan will need; can be ignored with a reason',
    },
    why: 'Why: ',
    says: 'It says: ',
    remedy: 'What to do: ',
    good: 'Good:',
    bad: 'Found:',
  },
} as const;

/** Every check of lint by theme, in the order of the themes. */
export function pagesByTheme(): [theme: Theme, pages: Page[]][] {
  const pages: Page[] = [...readingChecks, ...rules];
  return (Object.keys(themes) as Theme[]).flatMap((theme): [Theme, Page[]][] => {
    const about = pages.filter((page) => page.theme === theme);
    return about.length > 0 ? [[theme, about]] : [];
  });
}

/** The check with a code, with or without `plan/`. */
export function pageOf(code: string): Page | undefined {
  const id = code.replace(/^plan\//, '');
  return [...readingChecks, ...rules].find((page) => page.id === id);
}

/** The page of one check as Markdown, without its heading. */
export function pageText(page: Page, lang: Lang): string {
  const { severity, why, says, remedy, good, bad } = words[lang];
  return [
    `**${page.title[lang]}** · ${severity[page.severity]}`,
    `${why}${page.why[lang]}`,
    ...(page.problem ? [`${says}${page.problem[lang]}`] : []),
    ...(page.hint ? [`${remedy}${page.hint[lang]}`] : []),
    ...(page.good ? [`${good}\n\n\`\`\`text\n${clipped(page.good)}\n\`\`\``] : []),
    ...(page.bad ? [`${bad}\n\n\`\`\`text\n${clipped(page.bad)}\n\`\`\``] : []),
  ].join('\n\n');
}

/** An example about a number of things is a long line; its beginning shows enough. */
function clipped(example: string): string {
  return example
    .trim()
    .split('\n')
    .map((line) => (line.length > 300 ? `${line.slice(0, 200)} …` : line))
    .join('\n');
}

/** The ids of all checks. */
export function checkIds(): string[] {
  return [...readingChecks, ...rules].map((page) => page.id);
}
