import type { Button } from '@hetang/contract/plan/kinds/official-accounts';
import type { Hit, Path, Rule, Text } from '../rule.ts';
import { menusOf } from './answers.ts';

/** Buttons of a menu, buttons below one of them, bytes of a name at the top and below. */
const MOST = 3;
const MOST_BELOW = 5;
const TOP_BYTES = 16;
const BELOW_BYTES = 60;
const URL_BYTES = 1024;

/** The platform refuses a menu that is too wide, too deep or too wordy. */
export const menuLimits: Rule = {
  id: 'menu-limits',
  theme: 'platform',
  severity: 'error',
  title: { zh: '公众号菜单的限制', en: 'Limits of a menu' },
  why: {
    zh: '平台要求：一级菜单至多 3 个、名称至多 16 字节；二级至多 5 个、至多 60 字节（一个汉字 3 字节）；网址至多 1024 字节。超出的菜单发布不了。',
    en: 'The platform permits three buttons with names of 16 bytes, five below each with names of 60 bytes (a Chinese character takes 3), and addresses of 1024 bytes; a menu beyond that is refused.',
  },
  problem: { zh: '菜单超出平台限制：{why}', en: 'The menu is beyond the limits: {why}' },
  hint: { zh: '合并按钮或改短名称', en: 'Merge buttons or shorten the name' },
  good: `
messages: { hi: { name: 欢迎, text: 你好 } }
official-accounts:
  news:
    name: 早报
    type: subscription
    positioning: 资讯
    replies: { follow: hi, default: hi }
    menu: [{ name: 广告学院, menu: [{ name: 亚马逊运营人基地, view: "https://example.com/base" }] }]`,
  bad: `
messages: { hi: { name: 欢迎, text: 你好 } }
official-accounts:
  news:
    name: 早报
    type: subscription
    positioning: 资讯
    replies: { follow: hi, default: hi }
    menu: [{ name: 亚马逊运营人基地, view: "https://example.com/base" }]`,
  check: ({ plan }) =>
    Object.entries(plan['official-accounts']).flatMap(([key, account]) =>
      menusOf(account, ['official-accounts', key]).flatMap(({ menu, path }) => [
        ...tooMany(menu, MOST, path),
        ...menu.flatMap((button, i) => [
          ...tooLong(button, TOP_BYTES, [...path, i]),
          ...('menu' in button ? below(button.menu, [...path, i, 'menu']) : []),
        ]),
      ]),
    ),
};

function below(menu: readonly Button[], path: Path): Hit[] {
  return [
    ...tooMany(menu, MOST_BELOW, path),
    ...menu.flatMap((button, i) => tooLong(button, BELOW_BYTES, [...path, i])),
  ];
}

function tooMany(menu: readonly Button[], most: number, path: Path): Hit[] {
  const why = {
    zh: `有 ${menu.length} 个按钮，最多 ${most} 个`,
    en: `${menu.length} buttons, ${most} at most`,
  };
  return menu.length > most ? [{ path, args: { why } }] : [];
}

function tooLong(button: Button, most: number, path: Path): Hit[] {
  const name = said(button.name, most, { zh: '名称', en: 'the name' });
  const view = 'view' in button ? said(button.view, URL_BYTES, { zh: '网址', en: 'the address' }) : undefined;
  return [
    ...(name ? [{ path: [...path, 'name'], args: { why: name } }] : []),
    ...(view ? [{ path: [...path, 'view'], args: { why: view } }] : []),
  ];
}

function said(text: string, most: number, part: Text): Text | undefined {
  const bytes = Buffer.byteLength(text);
  if (bytes <= most) return undefined;
  return {
    zh: `${part.zh}有 ${bytes} 字节，最多 ${most} 字节`,
    en: `${part.en} has ${bytes} bytes, ${most} at most`,
  };
}
