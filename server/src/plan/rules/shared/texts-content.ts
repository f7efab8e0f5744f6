import type { Activity } from '@hetang/contract/plan/kinds/activities';
import type { OfficialAccount } from '@hetang/contract/plan/kinds/official-accounts';
import type { Product } from '@hetang/contract/plan/kinds/products';
import type { Plan } from '@hetang/contract/plan/registry';
import type { OutgoingText, Path } from '../rule.ts';

/** What Official Accounts send of themselves, what activities and products show to everybody. */
export function contentTexts(plan: Plan): OutgoingText[] {
  return [
    ...Object.entries(plan['official-accounts']).flatMap(([key, account]) =>
      accountTexts(account, ['official-accounts', key]),
    ),
    ...Object.entries(plan.activities).flatMap(([key, activity]) =>
      activityTexts(activity, ['activities', key]),
    ),
    ...Object.entries(plan.products).flatMap(([key, product]) => productTexts(product, ['products', key])),
  ];
}

/** Template messages are filled from the event that sends them. */
function accountTexts({ templates }: OfficialAccount, path: Path): OutgoingText[] {
  return Object.entries(templates).flatMap(([key, { fields, variables }]) => {
    const known = variables.map((name) => `event.${name}`);
    return Object.entries(fields).map(([field, text]) => ({
      text,
      path: [...path, 'templates', key, 'fields', field],
      part: parts.field,
      known,
    }));
  });
}

function activityTexts({ rules = [], poster = {} }: Activity, path: Path): OutgoingText[] {
  const published = rules.map((text, i) => ({ text, path: [...path, 'rules', i], part: parts.rule }));
  const shown = Object.entries(poster).flatMap(([element, words]) => {
    const at = [...path, 'poster', element];
    return typeof words === 'string'
      ? [{ text: words, path: at, part: parts.poster }]
      : (words ?? []).map((text, i) => ({ text, path: [...at, i], part: parts.poster }));
  });
  return [...published, ...shown];
}

/** Name and text are one description in the album, in two lines. */
function productTexts({ name, text }: Product, path: Path): OutgoingText[] {
  const named = { text: name, path: [...path, 'name'], part: parts.product };
  if (text === undefined) return [named];
  const most = ALBUM_CHARS - [...name].length - 1;
  const limit = { most, of: 'characters' } as const;
  return [named, { text, path: [...path, 'text'], part: parts.about, limit }];
}

/** What the album takes as the description of a product. */
const ALBUM_CHARS = 300;

const parts = {
  field: { zh: '模板字段', en: 'The field' },
  rule: { zh: '活动规则', en: 'The rule' },
  poster: { zh: '海报文案', en: 'The poster' },
  product: { zh: '商品名称', en: 'The name of the product' },
  about: { zh: '名称之外，商品介绍', en: 'Beside the name, the text of the product' },
} as const;
