import type { Hit, Rule } from './rule.ts';

/** Article 9 of the Advertising Law of the PRC forbids absolute terms; platforms and regulators look for these. */
const claims =
  /国家级|世界级|最高级|最佳|最优|最好|最强|最低价|最先进|全网第一|全国第一|销量第一|行业第一|第一品牌|独一无二|绝无仅有|史无前例|顶级|极致|万能|百分之百|100\s*%|绝对有效|零风险|稳赚|保本|包赚/u;

/** Words that advertising law does not allow in what is sent to customers. */
export const absoluteClaim: Rule = {
  id: 'absolute-claim',
  theme: 'content',
  severity: 'warning',
  title: { zh: '绝对化用语', en: 'Absolute claims' },
  why: {
    zh: '《广告法》第九条禁止绝对化用语，罚款二十万元起；平台也会因此限制账号。',
    en: 'Article 9 of the PRC Advertising Law forbids absolute terms, with fines from 200,000 yuan; platforms restrict accounts for them.',
  },
  problem: { zh: '“{word}”可能违反《广告法》', en: '"{word}" may break the PRC Advertising Law' },
  hint: {
    zh: '换成可以核实的说法，写清数据和来源',
    en: 'Say something that can be verified, with its figures and source',
  },
  good: `messages: { a: { name: 甲, text: 过去三个月里，有四十位卖家用它降低了花费 } }`,
  bad: `messages: { a: { name: 甲, text: 全网第一的投放工具，零风险 } }`,
  check: ({ texts }) =>
    texts.flatMap(({ text, path, internal }): Hit[] => {
      const word = internal ? undefined : claims.exec(text)?.[0];
      return word === undefined ? [] : [{ path, args: { word } }];
    }),
};
