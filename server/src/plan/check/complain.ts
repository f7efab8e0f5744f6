import type { z } from 'zod';
import type { Path, Text } from '../rules/rule.ts';
import { nearest } from '../rules/shared/nearest.ts';
import { type Complaint, describe, listOf, quote } from './complaint.ts';
import { armsOf, descriptionOf, type Schema, signOf, unwrap } from './schema-walk.ts';

type Issue = z.core.$ZodIssue;
interface Site {
  schema?: Schema | undefined;
  input: unknown;
  path: Path;
}

/** Words for one finding of zod at a known site. */
export function complain(issue: Issue, site: Site): Complaint {
  switch (issue.code) {
    case 'invalid_type':
      return wrongType(issue.expected, site);
    case 'invalid_value':
      return wrongValue(issue.values.map(String), site);
    case 'too_small':
    case 'too_big':
      return outOfRange(issue, site);
    case 'invalid_key':
      return {
        ...wrongFormat({ ...site, input: site.path.at(-1) }, keyWords),
        at: 'key',
        code: 'plan/bad-key',
      };
    case 'invalid_format':
      return wrongFormat(site, describe(site.schema && descriptionOf(site.schema)));
    case 'custom':
      return ownWords(issue.message, site) ?? wrongFormat(site, {});
    default:
      return wrongFormat(site, {});
  }
}

/** What a schema says itself, in both languages as its descriptions do: `English / 中文`. */
function ownWords(message: string, site: Site): Complaint | undefined {
  const [en, zh] = message.split(' / ');
  return en && zh ? { path: site.path, code: 'plan/bad-value', text: { zh, en } } : undefined;
}

const keyWords = {
  noun: { zh: '键', en: 'a key' },
  examples: { zh: '英文字母、数字和连字符，至多 63 个', en: 'letters, digits and hyphens, at most 63' },
};

const typeNames: Record<string, Text> = {
  string: { zh: '文字', en: 'text' },
  number: { zh: '数字', en: 'a number' },
  int: { zh: '整数', en: 'a whole number' },
  boolean: { zh: 'true 或 false', en: 'true or false' },
  array: { zh: '列表', en: 'a list' },
  object: { zh: '一组“键: 值”', en: 'a set of `key: value`' },
  record: { zh: '一组“键: 值”', en: 'a set of `key: value`' },
};

function wrongType(expected: string, site: Site): Complaint {
  const name = wanted(expected, site.schema);
  const key = String(site.path.at(-1) ?? '');
  const hint = hintFor(site);
  if (site.input === undefined)
    return {
      path: site.path.slice(0, -1),
      code: 'plan/missing-key',
      text: { zh: `缺少 ${key}`, en: `\`${key}\` is missing` },
      hint: hint ?? { zh: `补上 ${key}（${name.zh}）`, en: `Add \`${key}\` (${name.en})` },
    };
  if (site.input === null)
    return {
      path: site.path,
      code: 'plan/empty-value',
      at: 'key',
      text: { zh: `${key} 后面是空的`, en: `\`${key}\` is empty` },
      hint: hint ?? { zh: `这里要写${name.zh}`, en: `Write ${name.en} here` },
    };
  return {
    path: site.path,
    code: 'plan/wrong-type',
    text: {
      zh: `这里要写${name.zh}，写的是${nameOf(site.input).zh}“${quote(site.input)}”`,
      en: `This should be ${name.en}, but it is ${nameOf(site.input).en}: ${quote(site.input)}`,
    },
    hint: expected === 'string' && typeof site.input !== 'object' ? quotesHint(site.input) : hint,
  };
}

function quotesHint(input: unknown): Text {
  return { zh: `加上引号："${String(input)}"`, en: `Put it in quotes: "${String(input)}"` };
}

function nameOf(input: unknown): Text {
  const type = Array.isArray(input) ? 'array' : typeof input;
  return typeNames[type] ?? { zh: type, en: type };
}

function wrongValue(values: string[], site: Site): Complaint {
  if (site.input === undefined || site.input === null) return wrongType(values.join(' | '), site);
  const meant = typeof site.input === 'string' ? nearest(site.input, values) : undefined;
  const all = listOf(values);
  return {
    path: site.path,
    code: 'plan/bad-value',
    text: { zh: `不能是“${quote(site.input)}”`, en: `This cannot be "${quote(site.input)}"` },
    hint: meant
      ? { zh: `是不是想写 ${meant}？`, en: `Did you mean \`${meant}\`?` }
      : { zh: `可以写：${all.zh}`, en: `Write one of: ${all.en}` },
  };
}

function wrongFormat(site: Site, words: { noun?: Text; examples?: Text }): Complaint {
  const value = quote(site.input);
  return {
    path: site.path,
    code: 'plan/bad-value',
    text: words.noun
      ? { zh: `“${value}”不是${words.noun.zh}`, en: `"${value}" is not ${words.noun.en}` }
      : { zh: `“${value}”写得不对`, en: `"${value}" is not written as expected` },
    hint: words.noun && words.examples ? write(words.examples) : words.examples,
  };
}

function outOfRange(issue: z.core.$ZodIssueTooSmall | z.core.$ZodIssueTooBig, site: Site): Complaint {
  const small = issue.code === 'too_small';
  const bound = Number(small ? issue.minimum : issue.maximum);
  const unit = units[issue.origin] ?? { zh: '', en: '' };
  const edge = issue.inclusive === false ? strict[issue.code] : loose[issue.code];
  const text = { zh: `${edge.zh} ${bound}${unit.zh}`, en: `${edge.en} ${bound}${unit.en}` };
  return {
    path: site.path,
    code: 'plan/out-of-range',
    text: {
      zh: `${measure[issue.origin]?.zh ?? '数值'}应${text.zh}`,
      en: `${measure[issue.origin]?.en ?? 'The value'} must be ${text.en}`,
    },
    hint: hintFor(site),
  };
}

const units: Record<string, Text> = {
  string: { zh: ' 个字', en: ' characters' },
  array: { zh: ' 项', en: ' items' },
};
const measure: Record<string, Text> = {
  string: { zh: '长度', en: 'The length' },
  array: { zh: '项数', en: 'The number of items' },
};
const loose = { too_small: { zh: '至少', en: 'at least' }, too_big: { zh: '至多', en: 'at most' } };
const strict = { too_small: { zh: '大于', en: 'more than' }, too_big: { zh: '小于', en: 'less than' } };

function hintFor(site: Site): Text | undefined {
  const words = describe(site.schema && descriptionOf(site.schema));
  if (words.noun && words.examples) return write(words.examples);
  const signs = listOf(
    ((site.schema && armsOf(site.schema)) ?? []).map(signOf).filter((sign) => sign !== undefined),
  );
  if (signs.en) return { zh: `以其中一个键开头：${signs.zh}`, en: `Begin with one of: ${signs.en}` };
  return enumHint(site.schema) ?? words.examples;
}

function write(examples: Text): Text {
  return { zh: `写成 ${examples.zh}`, en: `Write ${examples.en}` };
}

function enumHint(schema: Schema | undefined): Text | undefined {
  const def = schema && unwrap(schema)._zod.def;
  if (def?.type !== 'enum') return undefined;
  const all = listOf(Object.values(def.entries).map(String));
  return { zh: `可以写：${all.zh}`, en: `Write one of: ${all.en}` };
}

/** What may stand here: the noun or type of the schema, or of each arm of a union. */
function wanted(expected: string, schema: Schema | undefined): Text {
  const arms = schema && armsOf(schema);
  const names = arms ? arms.map((arm) => nounOf(unwrap(arm)._zod.def.type, arm)) : [nounOf(expected, schema)];
  const unique = names.filter((name, i) => names.findIndex((other) => other.en === name.en) === i);
  return { zh: unique.map((name) => name.zh).join('或'), en: unique.map((name) => name.en).join(' or ') };
}

function nounOf(type: string, schema: Schema | undefined): Text {
  const noun = describe(schema && descriptionOf(schema)).noun;
  return noun ?? typeNames[type] ?? { zh: type, en: type };
}
