import { say } from '../../conditions/rules/words.ts';
import type { Lang } from '../../kernel/errors.ts';
import { unwrap } from '../check/schema-walk.ts';
import type { Text } from '../rules/rule.ts';
import { choiceWords } from '../words/choice-names.ts';
import type { Column } from './tables.ts';
import type { CellValue } from './xlsx.ts';

const yes = ['是', 'yes', 'true', '1'];
const no = ['否', 'no', 'false', '0'];

/** A value of a plan as a cell. Columns for reading only are written elsewhere. */
export function toCell({ type, schema }: Column, value: unknown, lang: Lang): CellValue {
  if (value === undefined || value === null) return null;
  if (type === 'boolean') return value === true ? say(lang, '是', 'yes') : say(lang, '否', 'no');
  if (type === 'lines') return Array.isArray(value) ? value.join('\n') : String(value);
  if (type === 'choice') return choiceWords(schema, String(value), lang);
  return typeof value === 'number' ? value : String(value);
}

/** The words that a column offers. */
export function choicesOf({ type, schema }: Column, lang: Lang): string[] | undefined {
  if (type === 'boolean') return lang === 'zh' ? ['是', '否'] : ['yes', 'no'];
  if (type !== 'choice') return undefined;
  return optionsOf(schema).map((option) => choiceWords(schema, option, lang));
}

export type FromCell = { value: unknown } | { problem: Text };

/** What a cell says; undefined when it is empty. A choice may be written as word or key, in either language. */
export function fromCell(column: Column, cell: unknown): FromCell {
  const text = textOf(cell);
  if (text.trim() === '') return { value: undefined };
  if (column.type === 'number') return numberOf(text);
  if (column.type === 'boolean') return booleanOf(text);
  if (column.type === 'choice') return choiceOf(column, text.trim());
  if (column.type !== 'lines') return { value: text.trim() };
  const lines = text.split('\n').map((line) => line.trim());
  return { value: lines.filter((line) => line !== '') };
}

/** The text of a cell. Dates come as dates from Excel, and are days in a plan. */
export function textOf(cell: unknown): string {
  if (cell === null || cell === undefined) return '';
  if (cell instanceof Date) return cell.toISOString().slice(0, 10);
  return String(cell).replaceAll('\r\n', '\n');
}

function numberOf(text: string): FromCell {
  const value = Number(text.replaceAll(/[,，\s]/g, ''));
  if (Number.isFinite(value)) return { value };
  return { problem: { zh: `“${text}”不是数字`, en: `"${text}" is not a number` } };
}

function booleanOf(text: string): FromCell {
  const word = text.trim().toLowerCase();
  if (yes.includes(word)) return { value: true };
  if (no.includes(word)) return { value: false };
  return { problem: { zh: `“${text}”要写“是”或“否”`, en: `"${text}" should be yes or no` } };
}

function choiceOf({ schema }: Column, text: string): FromCell {
  const options = optionsOf(schema);
  const found = options.find((option) =>
    [option, choiceWords(schema, option, 'zh'), choiceWords(schema, option, 'en')].includes(text),
  );
  if (found !== undefined) return { value: found };
  const list = (lang: Lang) =>
    options.map((option) => choiceWords(schema, option, lang)).join(say(lang, '、', ', '));
  return {
    problem: { zh: `“${text}”不在可选的词里：${list('zh')}`, en: `"${text}" is none of: ${list('en')}` },
  };
}

function optionsOf(schema: Column['schema']): string[] {
  const def = unwrap(schema)._zod.def;
  if (def.type === 'enum') return Object.values(def.entries).map(String);
  return def.type === 'literal' ? (def.values as unknown[]).map(String) : [];
}
