import type { ImportTarget } from '@hetang/contract/http/import-files';
import { tagValueName } from '@hetang/contract/plan/kinds/tags';
import type { Plan } from '@hetang/contract/plan/registry';
import { type Cell, type WriteSheet, writeXlsx } from 'hucre/xlsx';
import type { Lang } from '../../../kernel/errors.ts';
import { columnName } from '../../../kernel/table/column-name.ts';
import { EXAMPLE } from '../rules/read-contact-row.ts';
import { targetsOf } from '../rules/targets.ts';

/** Rows below the heading that offer words to choose from. */
const ROWS = 5_000;
/** Excel keeps a list in the file as one text of at most 255 characters. */
const MOST_LIST = 250;

interface Column {
  title: string;
  hint: string;
  choices: string[];
  examples: readonly [string, string];
}

/** The template of a contact file under a plan: a heading with hints, words to choose from, two example rows. */
export async function contactTemplate(plan: Plan | null, lang: Lang): Promise<Uint8Array> {
  const columns = targetsOf(plan, lang)
    .filter(({ target }) => !['tags', 'at', 'contact_id'].includes(target))
    .map((target) => columnOf(target, plan, lang));
  const cells = new Map<string, Partial<Cell>>();
  for (const [i, { hint }] of columns.entries())
    cells.set(`0,${i}`, {
      comment: { text: hint, author: 'Hetang' },
      style: {
        font: { bold: true },
        fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'DFF0ED' } },
      },
    });
  const sheet: WriteSheet = {
    name: lang === 'zh' ? '客户' : 'Contacts',
    // Phone numbers as numbers would lose a leading zero or become 1.38E+10.
    columns: columns.map(({ title }) => ({
      width: Math.max(14, title.length * 2 + 4),
      style: { numFmt: '@' },
    })),
    rows: [
      columns.map(({ title }) => title),
      columns.map(({ examples }) => examples[0]),
      columns.map(({ examples }) => examples[1]),
    ],
    cells,
    freezePane: { rows: 1 },
    dataValidations: columns.flatMap(({ choices }, i) => {
      if (
        choices.length === 0 ||
        choices.join(',').length > MOST_LIST ||
        choices.some((one) => one.includes(','))
      )
        return [];
      const range = `${columnName(i)}2:${columnName(i)}${ROWS}`;
      return [{ type: 'list' as const, values: choices, range, allowBlank: true }];
    }),
  };
  return writeXlsx({ sheets: [sheet], defaultFont: { name: 'Microsoft YaHei', size: 10 } });
}

interface Asked {
  key: string;
  name: string;
  plan: Plan | null;
  say(zh: string, en: string): string;
}

function columnOf({ target, name, kind }: ImportTarget, plan: Plan | null, lang: Lang): Column {
  const asked = {
    key: target.replace(/^\w+:/, ''),
    name,
    plan,
    say: (zh: string, en: string) => (lang === 'zh' ? zh : en),
  };
  if (kind === 'name') return nameColumn(asked);
  if (kind === 'identity') return identityColumn(asked);
  return kind === 'tag' ? tagColumn(asked) : fieldColumn(asked);
}

function nameColumn({ name, say }: Asked): Column {
  const hint = say(
    `以“${EXAMPLE}”开头的行不会导入`,
    `Rows whose name begins with ${EXAMPLE} are not imported`,
  );
  return { title: name, hint, choices: [], examples: [`${EXAMPLE}张三`, `${EXAMPLE}李四`] };
}

function identityColumn({ key, name, say }: Asked): Column {
  const hint = say(
    '几种身份至少填一种；认得出的客户会更新，认不出的会新增',
    'At least one identity on each row',
  );
  return {
    title: name,
    hint,
    choices: [],
    examples: key === 'phone' ? ['13800000000', '13900000000'] : ['', ''],
  };
}

function tagColumn({ key, name, plan, say }: Asked): Column {
  const group = plan?.tags[key];
  const choices = group ? Object.keys(group.values).map((value) => tagValueName(group, value) ?? value) : [];
  const hint =
    group?.choose === 'one'
      ? say('单选：只填一个标签，会替换原来的', 'One tag; it takes the place of another of the group')
      : say('可填多个，用分号 ; 隔开', 'Several, with ; between them');
  return { title: name, hint, choices, examples: exampleOf(choices) };
}

const exampleOf = ([first = '', second = '']: readonly string[]): readonly [string, string] => [
  first,
  second,
];

function fieldColumn({ key, name, plan, say }: Asked): Column {
  const { type = 'text', values: choices = [] } = plan?.fields[key] ?? {};
  const shown = FIELD_EXAMPLES[type] ?? exampleOf(choices);
  const hints: Record<string, string> = {
    number: say('数字', 'a number'),
    date: say('日期，如 1990-06-01', 'a day such as 1990-06-01'),
    choice: say('从下拉中选择', 'one of the list'),
  };
  const hint =
    hints[type] ?? say('文字，最多 500 字；空着不会清除原来的内容', 'Text; an empty cell changes nothing');
  return { title: name, hint, choices, examples: shown };
}

const FIELD_EXAMPLES: Readonly<Record<string, readonly [string, string]>> = {
  number: ['100', '25.5'],
  date: ['1990-06-01', '1988-12-31'],
  phone: ['13800000000', ''],
};
