import { jsonSchemaFiles } from '@hetang/contract/plan/json-schema';
import { recordedSettings, runsAllTheSame } from '@hetang/contract/plan/recorded';
import { type Kind, kinds, recordedKinds } from '@hetang/contract/plan/registry';
import type { Lang } from '../../kernel/errors.ts';
import { kindNames } from '../rules/shared/kind-names.ts';
import { themes } from '../rules/themes.ts';
import { formsOf } from './forms.ts';
import { pagesByTheme, pageText } from './rule-page.ts';
import { armsOf, describedIn, type JsonSchema, type SchemaRow, schemaRows } from './schema-rows.ts';

export interface ReferenceFile {
  name: string;
  text: string;
}

/** The reference of the plan language as Markdown, in both languages: kinds with their keys, and every rule. */
export function referenceFiles(): ReferenceFile[] {
  return (['zh', 'en'] as const).flatMap((lang) => [
    { name: `kinds.${lang}.md`, text: kindsText(lang) },
    { name: `rules.${lang}.md`, text: rulesText(lang) },
  ]);
}

const words = {
  zh: {
    kinds: '方案语言参考：各类定义',
    intro:
      '方案文件的顶层键是类别，类别下是“键 → 定义”。下面逐类列出可写的键。本页由 `npm run hetang -- reference docs/plan` 从模式生成。',
    must: '（必填）',
    colon: '：',
    recorded: '这一类会检查、登记和导出，这一版还不会自动执行。',
    recordedSettings: '这些键会检查、登记和导出，这一版还不会自动执行：',
    condition: '条件',
    step: '旅程的一步',
    oneOf: '以下写法之一：',
    forms: '以下几种，各有自己的键：',
    rules: '方案语言参考：检查规则',
    rulesIntro:
      '`hetang lint` 的每条检查，按主题排列：级别、为什么、说什么、怎么改，以及一正一反两个例子（例子就是规则的测试）。检查结果里的编号是 `plan/` 加上这里的标题；`hetang lint --explain 编号` 也会打印这一页。',
    ignoring:
      '警告和说明可以在方案里写明理由忽略：`# hetang-ignore crowded-messages: 这两条是同一次通知的两部分`。单独一行的注释管它后面的定义或键，行尾的注释管这一行开始的定义或键，都包括其下的一切；一行可以写几条规则，用逗号隔开。没有理由、写错编号、什么也没忽略的注释本身会被指出；错误不能忽略。',
  },
  en: {
    kinds: 'Plan language reference: kinds',
    intro:
      'The top-level keys of a plan file are kinds; under a kind stands a map from key to definition. Generated from the schemas by `npm run hetang -- reference docs/plan`.',
    must: ' (required)',
    colon: ': ',
    recorded: 'This kind is checked, kept and exported; nothing runs it yet.',
    recordedSettings: 'These keys are checked, kept and exported; nothing acts on them yet: ',
    condition: 'Condition',
    step: 'A step of a journey',
    oneOf: 'One of:',
    forms: 'One of these, each with keys of its own:',
    rules: 'Plan language reference: rules',
    rulesIntro:
      'Every check of `hetang lint` by theme: its severity, why it matters, what it says, what to do, with a good and a bad example, which are its tests. The code of a finding is `plan/` and the heading here; `hetang lint --explain CODE` prints the same page.',
    ignoring:
      'Warnings and notes can be ignored in the plan with a reason: `# hetang-ignore crowded-messages: two halves of one notice`. A comment on a line of its own is about the definition or key that follows, one at the end of a line about what begins on that line, both with all that is below; one line may name several rules, separated by commas. A comment without a reason, with an unknown id or with nothing to ignore is itself found; errors cannot be ignored.',
  },
} as const;

function kindsText(lang: Lang): string {
  const schemas = new Map(
    jsonSchemaFiles().map(({ name, text }) => [name, JSON.parse(text) as JsonSchema] as const),
  );
  const whole = schemas.get('plan.json') ?? {};
  const head = Object.fromEntries(
    Object.entries(whole.properties ?? {}).filter(([key]) => !Object.hasOwn(kindNames, key)),
  );
  const parts = [
    `# ${words[lang].kinds}`,
    words[lang].intro,
    '## plan.yaml',
    keyList(schemaRows({ properties: head, required: ['plan', 'name'] }, lang), lang),
    ...kinds.map((kind) => kindText(kind, schemas.get(`${kind}.json`) ?? {}, lang)),
    ...(['condition', 'step'] as const).map((name) => unionText(name, whole.definitions?.[name] ?? {}, lang)),
  ];
  return `${parts.join('\n\n')}\n`;
}

function kindText(kind: Kind, schema: JsonSchema, lang: Lang): string {
  const values = schema.additionalProperties;
  const said = noteOf(kind, lang);
  const note = said ? `\n\n> ${said}` : '';
  const rows = typeof values === 'object' ? kindRows(values, lang) : '';
  return `## ${kind}\n\n${describedIn(schema.description, lang)}${note}\n\n${rows}`;
}

/** The keys of a kind; of one with several forms what they share first, then each form with its own. */
function kindRows(schema: JsonSchema, lang: Lang): string {
  const several = formsOf(schema, lang);
  if (!several) return keyList(schemaRows(schema, lang), lang);
  const forms = several.forms.map(({ sign, said, rows }) =>
    [`### \`${sign}\``, said, keyList(rows, lang)].filter(Boolean).join('\n\n'),
  );
  return [keyList(several.shared, lang), words[lang].forms, ...forms].join('\n\n');
}

/** What of a kind nothing runs yet, as Markdown. */
export function noteOf(kind: Kind, lang: Lang): string | undefined {
  if (recordedKinds.includes(kind)) {
    const except = runsAllTheSame[kind]?.[lang];
    return except ? `${words[lang].recorded}${lang === 'zh' ? '' : ' '}${except}` : words[lang].recorded;
  }
  const settings = recordedSettings[kind]?.map((setting) => `\`${setting}\``);
  return settings && words[lang].recordedSettings + settings.join(lang === 'zh' ? '、' : ', ');
}

function unionText(name: 'condition' | 'step', schema: JsonSchema, lang: Lang): string {
  const arms = armsOf(schema).map((arm) => {
    const [sign = ''] = Object.keys(arm.properties ?? {});
    const said = describedIn(arm.description, lang);
    return `### \`${sign}\`${said ? `\n\n${said}` : ''}\n\n${keyList(schemaRows(arm, lang), lang)}`;
  });
  return [`## ${name}`, words[lang][name], words[lang].oneOf, ...arms].join('\n\n');
}

/** One line for each key. */
function keyList(rows: readonly SchemaRow[], lang: Lang): string {
  return rows
    .map(({ path, required, type, description }) => {
      const must = required ? words[lang].must : '';
      const said = description ? words[lang].colon + description.replaceAll('\n', ' ') : '';
      return `- \`${path}\`${must} · ${type}${said}`;
    })
    .join('\n');
}

function rulesText(lang: Lang): string {
  const { rules, rulesIntro, ignoring } = words[lang];
  const parts = pagesByTheme().flatMap(([theme, pages]) => [
    `## ${themes[theme][lang]}`,
    ...pages.map((page) => `### ${page.id}\n\n${pageText(page, lang)}`),
  ]);
  return `${[`# ${rules}`, rulesIntro, ignoring, ...parts].join('\n\n')}\n`;
}
