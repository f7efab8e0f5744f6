import type { Hit, Rule } from './rule.ts';

/** Texts are Liquid; loops and includes are not available, so that a text always ends. */
export const templateSyntax: Rule = {
  id: 'template-syntax',
  theme: 'content',
  severity: 'error',
  title: { zh: '模板写法', en: 'Syntax of templates' },
  why: {
    zh: '读不出的模板发不出去。不提供循环和引用文件，所以任何一段文字都能很快写完。',
    en: 'A template that cannot be read cannot be sent. There are no loops and no includes, so every text ends at once.',
  },
  problem: { zh: '模板写错了：{error}', en: 'The template cannot be read: {error}' },
  hint: {
    zh: '变量写成 {{ contact.name }}；可用的标签有 if、unless、case、assign',
    en: 'Write variables as {{ contact.name }}; the tags are if, unless, case and assign',
  },
  good: `messages: { a: { name: 甲, text: "{{ contact.name }}你好" } }`,
  bad: `messages: { a: { name: 甲, text: "{{ contact.name }你好" } }`,
  check: ({ texts }) =>
    texts.flatMap(({ path, error }): Hit[] => (error === null ? [] : [{ path, args: { error } }])),
};
