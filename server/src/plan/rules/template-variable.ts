import type { Hit, Rule } from './rule.ts';
import { nearest } from './shared/nearest.ts';

/** What a text may be filled with. */
const known = ['contact.name', 'staff.name'];

/** A variable that does not exist would be sent as nothing. */
export const templateVariable: Rule = {
  id: 'template-variable',
  severity: 'error',
  problem: { zh: '没有变量“{name}”', en: 'There is no variable `{name}`' },
  hint: {
    zh: '可用的变量：contact.name（客户）、staff.name（员工）',
    en: 'Known variables: contact.name and staff.name',
  },
  good: `messages: { a: { name: 甲, text: "{{ contact.name }}你好，我是{{ staff.name }}" } }`,
  bad: `messages: { a: { name: 甲, text: "{{ contact.nme }}你好" } }`,
  check: ({ templates }) =>
    Object.entries(templates).flatMap(([key, { variables }]) =>
      variables
        .filter((name) => !known.includes(name))
        .map((name): Hit => {
          const meant = nearest(name, known);
          const hint = { zh: `是不是想写 ${meant}？`, en: `Did you mean \`${meant}\`?` };
          return { path: ['messages', key, 'text'], args: { name }, ...(meant !== undefined && { hint }) };
        }),
    ),
};
