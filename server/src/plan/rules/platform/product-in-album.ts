import type { Product } from '@hetang/contract/plan/kinds/products';
import { FEN_PER_YUAN } from '@hetang/contract/plan/money';
import type { Hit, Path, Rule, Text } from '../rule.ts';

/** The platform's limit of a price, in yuan. */
const MOST_YUAN = 50_000;

/** Products must be such as the album of WeCom takes, and be told apart there. */
export const productInAlbum: Rule = {
  id: 'product-in-album',
  theme: 'platform',
  severity: 'error',
  title: { zh: '商品图册里的商品', en: 'Products in the album of WeCom' },
  why: {
    zh: '企业微信商品图册的价格以分计，至多 50000 元；荷塘按商品编码认商品，两个商品同一个编码就分不清哪个是哪个。',
    en: 'The album of WeCom has prices in fen, at most 50,000 yuan. Hetang knows products again by their code, so two of one code cannot be told apart.',
  },
  problem: { zh: '商品进不了图册：{why}', en: 'The product cannot go into the album: {why}' },
  hint: {
    zh: '价格写元，小数至多两位；每个商品一个编码，同一张图片只写一次',
    en: 'Write the price in yuan with two decimals at most, a code of its own for each product, and each picture once',
  },
  good: `products: { a: { name: 入门课, sku: A1, price: 99, pictures: [files/product.png] } }`,
  bad: `products: { a: { name: 入门课, sku: A1, price: 60000, pictures: [files/product.png] } }`,
  check({ plan }) {
    const owners = new Map<string, string>();
    return Object.entries(plan.products).flatMap(([key, product]): Hit[] => {
      const path = ['products', key];
      const owner = owners.get(product.sku);
      if (owner === undefined) owners.set(product.sku, product.name);
      const taken: Hit[] =
        owner === undefined ? [] : [{ path: [...path, 'sku'], args: { why: sameCode(owner) } }];
      return [...taken, ...aboutPrice(product, [...path, 'price']), ...aboutPictures(product, path)];
    });
  },
};

function aboutPrice({ price }: Product, path: Path): Hit[] {
  if (price > MOST_YUAN) return [{ path, args: { why: tooDear } }];
  const fen = price * FEN_PER_YUAN;
  return Math.abs(fen - Math.round(fen)) > 1e-6 ? [{ path, args: { why: tooFine } }] : [];
}

function aboutPictures({ pictures }: Product, path: Path): Hit[] {
  return pictures.flatMap((picture, i): Hit[] =>
    pictures.indexOf(picture) < i ? [{ path: [...path, 'pictures', i], args: { why: twice } }] : [],
  );
}

const sameCode = (other: string): Text => ({
  zh: `“${other}”已经用了这个编码`,
  en: `"${other}" has this code already`,
});
const tooDear: Text = { zh: '价格超过 50000 元', en: 'its price is over 50,000 yuan' };
const tooFine: Text = { zh: '价格的小数超过两位', en: 'its price has more than two decimals' };
const twice: Text = { zh: '这张图片写了两遍', en: 'this picture is there twice' };
