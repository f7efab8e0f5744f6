import { readFile } from 'node:fs/promises';
import { say } from '../../../conditions/rules/words.ts';
import type { Lang } from '../../../kernel/errors.ts';
import { escapeHtml } from '../../html.ts';
import type { ReferenceFile } from '../reference-files.ts';
import { kindPages } from './kind-pages.ts';
import { layout, rootPage } from './layout.ts';
import { anchorOf, markdownToHtml } from './markdown.ts';
import type { SiteEntry, SitePage } from './page.ts';
import { rulePages } from './rule-pages.ts';

const DOCS = new URL('../../../../../docs/plan/', import.meta.url);
const ASSETS = new URL('../../../../pages/docs/', import.meta.url);
const guides = [
  ['tutorial', { zh: '从零写一份方案', en: 'A plan from nothing' }],
  ['conditions', { zh: '条件怎么写', en: 'Conditions' }],
  ['editors', { zh: '在编辑器里写方案', en: 'Plans in an editor' }],
  ['cli', { zh: '命令行', en: 'Command line' }],
] as const;

/** The reference as a site that needs no server: pages in both languages, a search that runs in the page. */
export async function siteFiles(): Promise<ReferenceFile[]> {
  const files: ReferenceFile[] = [{ name: 'index.html', text: rootPage() }];
  for (const name of ['site.css', 'site.js'])
    files.push({ name, text: await readFile(new URL(name, ASSETS), 'utf8') });
  for (const lang of ['zh', 'en'] as const) {
    const pages = [...(await guidePages(lang)), ...rulePages(lang), ...kindPages(lang)];
    const all = [indexPage(pages, lang), ...pages];
    files.push(...all.map((page) => ({ name: `${lang}/${page.path}`, text: layout(page, lang) })));
    files.push({ name: `${lang}/search.js`, text: searchIndex(all) });
  }
  return files;
}

async function guidePages(lang: Lang): Promise<SitePage[]> {
  return Promise.all(
    guides.map(async ([name, title]): Promise<SitePage> => {
      const text = await readFile(new URL(`${name}.${lang}.md`, DOCS), 'utf8');
      const sections = sectionsOf(text);
      return {
        path: `${name}.html`,
        title: title[lang],
        group: 'guide',
        summary: sections
          .slice(0, 8)
          .map((section) => section.title)
          .join(say(lang, '、', ', ')),
        html: markdownToHtml(text, siteLink),
        entries: sections,
      };
    }),
  );
}

/** The documents name each other as files of the repository. */
function siteLink(href: string): string {
  const page = /^(kinds|rules|tutorial|conditions|editors)\.(?:zh|en)\.md(?:#([\w-]+))?$/.exec(href);
  if (!page) return href;
  const [, name, anchor] = page;
  if (name === 'kinds' || name === 'rules')
    return `${name}/${anchor ?? (name === 'kinds' ? 'plan' : 'index')}.html`;
  return `${name}.html`;
}

/** Each part of a guide is found by itself. */
function sectionsOf(text: string): SiteEntry[] {
  return text
    .split(/^(?=## )/m)
    .slice(1)
    .map((part) => {
      const [head = '', ...rest] = part.split('\n');
      const title = head.replace(/^## /, '');
      return {
        title,
        anchor: anchorOf(title),
        text: rest
          .join(' ')
          .replace(/[`#*|]+|\s+/g, ' ')
          .trim(),
      };
    });
}

function indexPage(pages: readonly SitePage[], lang: Lang): SitePage {
  const title = say(lang, '方案语言参考', 'Reference of the plan language');
  const list = (group: SitePage['group']) =>
    pages
      .filter((page) => page.group === group)
      .map(
        ({ path, title: name, summary }) =>
          `<li><a href="${path}">${escapeHtml(name)}</a><br>${escapeHtml(summary)}</li>`,
      )
      .join('');
  const html = [
    `<h1>${title}</h1>`,
    `<p>${say(lang, '按 / 开始搜索。', 'Press / to search.')}</p>`,
    `<h2>${say(lang, '指南', 'Guides')}</h2><ul class="cards">${list('guide')}</ul>`,
    `<h2>${say(lang, '定义的类别', 'Kinds of definitions')}</h2><ul class="cards">${list('kind')}</ul>`,
  ].join('');
  return { path: 'index.html', title, group: 'guide', summary: '', html, entries: [] };
}

/** What the page's script searches: one line each, so that a change is one line of a diff. */
function searchIndex(pages: readonly SitePage[]): string {
  const entries = pages.flatMap(({ path, title, group, summary, entries: inside }) => [
    { t: title, u: path, g: group, p: 1, x: summary },
    ...inside.map(({ title: name, anchor, text }) => ({
      t: name,
      u: anchor ? `${path}#${anchor}` : path,
      g: group,
      p: 0,
      x: text,
    })),
  ]);
  const lines = entries.map((entry) => `${JSON.stringify(entry)},`);
  return [
    '/* oxlint-disable max-lines */',
    '// biome-ignore-all format: written by hetang reference',
    'window.hetangIndex = [',
    ...lines,
    '];',
    '',
  ].join('\n');
}
