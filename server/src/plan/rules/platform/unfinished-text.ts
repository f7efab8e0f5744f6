import type { Hit, Rule } from '../rule.ts';

/** What people write where the words are still to come. */
const marks =
  /TODO|TBD|FIXME|lorem ipsum|(?<!等)待补充?(?!货)|待定稿|占位(文字|文案|符)?|此处(填写|补充)|[xX]{3,}|【(品牌|姓名|链接|填写)[^】]{0,10}】|\[(品牌|姓名|链接|填写)[^\]]{0,10}\]/u;

/** A text with a gap that was to be filled later. */
export const unfinishedText: Rule = {
  id: 'unfinished-text',
  theme: 'content',
  severity: 'warning',
  title: { zh: '没写完的文字', en: 'Texts with a gap' },
  why: {
    zh: '写着“待补充”“XXX”的文字一旦发出去就收不回来，客户看得一清二楚。',
    en: 'A text that says TODO or XXX cannot be taken back once it is sent, and customers do read it.',
  },
  problem: { zh: '“{words}”看起来还没写完', en: '"{words}" looks unfinished' },
  hint: {
    zh: '补上内容；变量写成 {{ contact.name }}',
    en: 'Fill it in; write variables as {{ contact.name }}',
  },
  good: `messages: { a: { name: 甲, text: 明晚八点开课，地址见群公告 } }`,
  bad: `messages: { a: { name: 甲, text: 明晚八点开课，地址待补充 } }`,
  check: ({ texts }) =>
    texts.flatMap(({ text, path }): Hit[] => {
      const words = marks.exec(text)?.[0];
      return words === undefined ? [] : [{ path, args: { words } }];
    }),
};
