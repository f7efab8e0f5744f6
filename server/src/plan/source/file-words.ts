import type { Issue } from './issue.ts';

type Words = Omit<Issue, 'place'>;

export const byteOrderMark: Words = {
  code: 'plan/byte-order-mark',
  severity: 'warning',
  text: { zh: '文件开头有 BOM 标记', en: 'The file starts with a byte order mark' },
  hint: { zh: '另存为“UTF-8 无 BOM”', en: 'Save it as UTF-8 without BOM' },
};
export const emptyFile: Words = {
  code: 'plan/empty-file',
  severity: 'warning',
  text: { zh: '文件里没有任何定义', en: 'The file holds no definition' },
  hint: { zh: '写上定义，或删掉这个文件', en: 'Add definitions, or delete the file' },
};
export const notDefinitions: Words = {
  code: 'plan/wrong-type',
  severity: 'error',
  text: { zh: '文件最外层要是“种类: 定义”', en: 'The top of a file must be `kind: definitions`' },
  hint: {
    zh: '例如 stages: 换行后缩进写各个阶段',
    en: 'For instance `stages:` and the stages indented below it',
  },
};
export const headKey: Words = {
  code: 'plan/unknown-key',
  severity: 'error',
  text: { zh: '这个键只能写在 plan.yaml 里', en: 'This key belongs in plan.yaml' },
  hint: { zh: '移到 plan.yaml', en: 'Move it to plan.yaml' },
};
