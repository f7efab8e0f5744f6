import type { ErrorCode } from 'yaml';
import type { Text } from '../rules/rule.ts';

type Words = { text: Text; hint?: Text };

const words: Partial<Record<ErrorCode, Words>> = {
  TAB_AS_INDENT: {
    text: { zh: '缩进里有制表符（Tab）', en: 'A tab is used for indentation' },
    hint: { zh: '每一级缩进用两个空格', en: 'Indent with two spaces for each level' },
  },
  BAD_INDENT: {
    text: { zh: '缩进没有对齐', en: 'The indentation does not line up' },
    hint: { zh: '同一级的键要从同一列开始', en: 'Keys of one level start in the same column' },
  },
  MISSING_CHAR: {
    text: { zh: '少了一个结束的引号、括号或冒号', en: 'A closing quote, bracket or a colon is missing' },
    hint: {
      zh: '补全成对的引号和括号，冒号后留一个空格',
      en: 'Close quotes and brackets; put a space after a colon',
    },
  },
  MULTILINE_IMPLICIT_KEY: {
    text: { zh: '这一行没有冒号，读不出键和值', en: 'This line has no colon, so it is no key and value' },
    hint: {
      zh: '写成“键: 值”，冒号用半角，后面留一个空格',
      en: 'Write `key: value`, with a space after the colon',
    },
  },
  BLOCK_AS_IMPLICIT_KEY: {
    text: { zh: '一行里出现了两个冒号', en: 'There are two colons in one line' },
    hint: {
      zh: '含冒号的文字请加引号；嵌套请换行缩进',
      en: 'Quote text that holds a colon; nest on a new line',
    },
  },
  UNEXPECTED_TOKEN: {
    text: { zh: '这里多了一个符号', en: 'There is a character too many here' },
    hint: { zh: '检查括号、逗号和引号是否成对', en: 'Check that brackets, commas and quotes match' },
  },
  BAD_DQ_ESCAPE: {
    text: { zh: '双引号里的反斜杠写法不对', en: 'A backslash in double quotes is not a known escape' },
    hint: { zh: '改用单引号，或把 \\ 写成 \\\\', en: 'Use single quotes, or write \\\\ for a backslash' },
  },
  BAD_SCALAR_START: {
    text: { zh: '文字不能以这个符号开头', en: 'Text cannot start with this character' },
    hint: { zh: '给这段文字加上引号', en: 'Put the text in quotes' },
  },
};

const general: Words = {
  text: { zh: '不是正确的 YAML', en: 'This is not valid YAML' },
  hint: { zh: '检查缩进、冒号和引号', en: 'Check indentation, colons and quotes' },
};

const fullWidth = /[：，“”‘’【】｛｝［］\u3000]/;

/** What a syntax error of the YAML library means to somebody who does not know YAML. */
export function wordsForYamlError(code: ErrorCode, line: string): Words {
  const known = words[code] ?? general;
  const wide = fullWidth.exec(line)?.[0];
  if (!wide) return known;
  return {
    text: known.text,
    hint: {
      zh: `这一行有全角符号“${wide}”，YAML 的标点要用半角`,
      en: `The line holds the full-width character “${wide}”; YAML needs the half-width one`,
    },
  };
}
