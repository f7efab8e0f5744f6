import { jsonSchemaFiles } from '@hetang/contract/plan/json-schema';
import { type Kind, kinds } from '@hetang/contract/plan/registry';
import { say } from '../../../conditions/rules/words.ts';
import type { Lang } from '../../../kernel/errors.ts';
import { escapeHtml } from '../../html.ts';
import { rules } from '../../rule-list.ts';
import { kindNames } from '../../rules/shared/kind-names.ts';
import { formsOf } from '../forms.ts';
import { noteOf } from '../reference-files.ts';
import { armsOf, describedIn, type JsonSchema, type SchemaRow, schemaRows } from '../schema-rows.ts';
import { markdownToHtml } from './markdown.ts';
import type { SiteEntry, SitePage } from './page.ts';

/** A page for the head of a plan, for each kind, and for conditions and steps. */
export function kindPages(lang: Lang): SitePage[] {
  const schemas = new Map(
    jsonSchemaFiles().map(({ name, text }) => [name, JSON.parse(text) as JsonSchema] as const),
  );
  const whole = schemas.get('plan.json') ?? {};
  return [
    headPage(whole, lang),
    ...kinds.map((kind) => kindPage(kind, schemas.get(`${kind}.json`) ?? {}, lang)),
    unionPage({ name: 'condition', title: say(lang, '条件', 'Condition') }, whole, lang),
    unionPage({ name: 'step', title: say(lang, '旅程的一步', 'A step of a journey') }, whole, lang),
  ];
}

function headPage(whole: JsonSchema, lang: Lang): SitePage {
  const head = Object.entries(whole.properties ?? {}).filter(([key]) => !Object.hasOwn(kindNames, key));
  const rows = schemaRows({ properties: Object.fromEntries(head), required: ['plan', 'name'] }, lang);
  const title = 'plan.yaml';
  const summary = say(lang, '方案的名片', 'The card of a plan');
  const html = `<h1>${title}</h1><p>${summary}</p>${rowsHtml(rows, lang)}`;
  return { path: 'kinds/plan.html', title, group: 'kind', summary, html, entries: entriesOf(title, rows) };
}

function kindPage(kind: Kind, schema: JsonSchema, lang: Lang): SitePage {
  const values = schema.additionalProperties;
  const rows = typeof values === 'object' ? schemaRows(values, lang) : [];
  const several = typeof values === 'object' ? formsOf(values, lang) : undefined;
  const summary = describedIn(schema.description, lang);
  const note = noteOf(kind, lang);
  const example = exampleOf(kind);
  const title = `${kindNames[kind][lang]} ${kind}`;
  const html = [
    `<h1>${escapeHtml(kindNames[kind][lang])} <code>${kind}</code></h1><p>${escapeHtml(summary)}</p>`,
    note ? `<blockquote>${markdownToHtml(note)}</blockquote>` : '',
    example ? `<h2>${say(lang, '例子', 'Example')}</h2><pre><code>${escapeHtml(example)}</code></pre>` : '',
    `<h2>${say(lang, '可写的键', 'Keys')}</h2>${rowsHtml(several?.shared ?? rows, lang)}`,
    ...(several?.forms ?? []).map(
      ({ sign, said, rows: own }) =>
        `<h2><code>${escapeHtml(sign)}</code></h2><p>${escapeHtml(said)}</p>${rowsHtml(own, lang)}`,
    ),
  ].join('');
  return {
    path: `kinds/${kind}.html`,
    title,
    group: 'kind',
    summary,
    html,
    entries: entriesOf(kind, rows),
  };
}

/** The shortest good example of a rule that shows the kind. */
function exampleOf(kind: Kind): string | undefined {
  const shows = new RegExp(`^${kind}:`, 'm');
  const examples = rules.map((rule) => rule.good.trim()).filter((good) => shows.test(good));
  return examples.sort((a, b) => a.length - b.length)[0];
}

function unionPage(
  { name, title }: { name: 'condition' | 'step'; title: string },
  whole: JsonSchema,
  lang: Lang,
): SitePage {
  const arms = armsOf(whole.definitions?.[name] ?? {}).map((arm) => {
    const [sign = ''] = Object.keys(arm.properties ?? {});
    return { sign, said: describedIn(arm.description, lang), rows: schemaRows(arm, lang) };
  });
  const parts = arms.map(
    ({ sign, said, rows }) =>
      `<h2 id="${anchorOf(sign)}"><code>${escapeHtml(sign)}</code></h2><p>${escapeHtml(said)}</p>${rowsHtml(rows, lang, sign)}`,
  );
  const summary = say(lang, '以下写法之一', 'One of these');
  return {
    path: `kinds/${name}.html`,
    title: `${title} ${name}`,
    group: 'kind',
    summary,
    html: `<h1>${title}</h1><p>${summary}</p>${parts.join('')}`,
    entries: arms.map(({ sign, said }) => ({ title: `${name} ${sign}`, anchor: anchorOf(sign), text: said })),
  };
}

function entriesOf(kind: string, rows: readonly SchemaRow[]): SiteEntry[] {
  return rows.map(({ path, description }) => ({
    title: `${kind} ${path}`,
    anchor: anchorOf(path),
    text: description,
  }));
}

function rowsHtml(rows: readonly SchemaRow[], lang: Lang, within = ''): string {
  const items = rows.map(({ path, required, type, description }) => {
    const must = required ? ` <em>${say(lang, '必填', 'required')}</em>` : '';
    const said = description ? `<br>${escapeHtml(description)}` : '';
    const id = anchorOf(within ? `${within}.${path}` : path);
    const kind = markdownToHtml(type, (href) => `${href.slice(1)}.html`).replace(/^<p>|<\/p>$/g, '');
    return `<dt id="${id}"><code>${escapeHtml(path)}</code>${must}</dt><dd>${kind}${said}</dd>`;
  });
  return `<dl class="keys">${items.join('')}</dl>`;
}

function anchorOf(path: string): string {
  return path.replace(/[^\w.-]+/g, '_');
}
