import { say } from '../../../conditions/rules/words.ts';
import type { Lang } from '../../../kernel/errors.ts';
import { themes } from '../../rules/themes.ts';
import { pagesByTheme, pageText } from '../rule-page.ts';
import { markdownToHtml } from './markdown.ts';
import type { SitePage } from './page.ts';

/** A page for each check of lint, and one that lists them by theme. */
export function rulePages(lang: Lang): SitePage[] {
  const groups = pagesByTheme();
  const title = say(lang, '全部检查', 'All checks');
  const lists = groups.map(([theme, pages]) => {
    const items = pages.map((page) => `- [${page.id}](${page.id}.html) ${page.title[lang]}`);
    return `## ${themes[theme][lang]}\n\n${items.join('\n')}`;
  });
  const intro = say(
    lang,
    '`hetang lint` 的每条检查。检查结果里的编号是 `plan/` 加上这里的名字。',
    'Every check of `hetang lint`. The code of a finding is `plan/` and the name here.',
  );
  const list: SitePage = {
    path: 'rules/index.html',
    title,
    group: 'guide',
    summary: say(lang, 'lint 检查什么、为什么、怎么改', 'What lint checks, why, and what to do'),
    html: markdownToHtml([`# ${title}`, intro, ...lists].join('\n\n')),
    entries: [],
  };
  const pages = groups.flatMap(([theme, checks]) =>
    checks.map((check): SitePage => {
      const text = pageText(check, lang);
      return {
        path: `rules/${check.id}.html`,
        title: `${check.title[lang]} ${check.id}`,
        group: 'rule',
        summary: themes[theme][lang],
        html: markdownToHtml(`# ${check.title[lang]}\n\n\`plan/${check.id}\`\n\n${text}`),
        entries: [{ title: `plan/${check.id}`, anchor: '', text: plain(text) }],
      };
    }),
  );
  return [list, ...pages];
}

/** The words of a page without its examples and marks. */
function plain(text: string): string {
  return text
    .replace(/```[\s\S]*?```/g, ' ')
    .replace(/[*`\n]+/g, ' ')
    .trim();
}
