import type { Hit, Rule } from './rule.ts';
import { couponVariable } from './shared/coupon-variable.ts';
import { nearest } from './shared/nearest.ts';

/** A variable that does not exist would be sent as nothing. */
export const templateVariable: Rule = {
  id: 'template-variable',
  theme: 'content',
  severity: 'error',
  title: { zh: '不存在的变量', en: 'Unknown variables' },
  why: {
    zh: '不存在的变量会渲染成空白，客户读到的是缺字的句子。',
    en: 'A variable that does not exist is rendered as nothing: the customer reads a sentence with a hole.',
  },
  problem: { zh: '没有变量“{name}”', en: 'There is no variable `{name}`' },
  hint: { zh: '这里没有可以用的变量', en: 'No variable can be used here' },
  good: `messages: { a: { name: 甲, text: "{{ contact.name }}你好，我是{{ staff.name }}" } }`,
  bad: `messages: { a: { name: 甲, text: "{{ contact.nme }}你好" } }`,
  check: ({ texts }) =>
    texts.flatMap(({ path, variables, coupons, known = [] }) =>
      variables
        .filter((name) => !known.includes(name) && !(coupons && couponVariable(name)))
        .map((name): Hit => ({ path, args: { name }, ...hintFor(name, known) })),
    ),
};

function hintFor(name: string, known: readonly string[]): Pick<Hit, 'hint'> {
  const meant = nearest(name, known);
  if (meant !== undefined) return { hint: { zh: `是不是想写 ${meant}？`, en: `Did you mean \`${meant}\`?` } };
  if (known.length === 0) return {};
  return {
    hint: { zh: `可用的变量：${known.join('、')}`, en: `Known variables: ${known.join(', ')}` },
  };
}
