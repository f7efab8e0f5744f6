import { askSure, askText, button, call, h, t } from './common.js';

const FEN = 100;

function productRow(product, act) {
  const path = `/control/album/${product.product_id}`;
  const changePrice = async () => {
    const yuan = await askText(t('价格（元）', 'Price in yuan'));
    if (yuan) act(() => call('PUT', path, { price: Math.round(Number(yuan) * FEN) }));
  };
  const remove = async () => {
    const words = t('从商品图册删除？', 'Delete it from the album?');
    if ((await askSure(words, t('删除', 'Delete'))) === true) act(() => call('DELETE', path));
  };
  const [cover] = product.pictures;
  return h(
    'li',
    {},
    cover === undefined ? null : h('img', { class: 'qr', src: `/media/${cover}`, alt: '' }),
    h(
      'div',
      { class: 'grow' },
      h('div', { class: 'bubble' }, product.description),
      h(
        'div',
        { class: 'soft' },
        t(
          `${product.price / FEN} 元 · 编码 ${product.product_sn || '无'} · ${product.pictures.length} 张图片`,
          `${product.price / FEN} yuan · code ${product.product_sn || 'none'} · pictures: ${product.pictures.length}`,
        ),
      ),
    ),
    button(t('改价', 'Change price'), changePrice),
    button(t('删除', 'Delete'), remove),
  );
}

/** The product album, which every member has in the client. */
export function albumSection(products, act) {
  return products.length === 0
    ? [
        h(
          'p',
          { class: 'soft' },
          t(
            '还没有商品。接口加进商品图册的，出现在这里。',
            'No products yet. What is put into the album by API appears here.',
          ),
        ),
      ]
    : [
        h(
          'ul',
          { class: 'list' },
          products.map((product) => productRow(product, act)),
        ),
      ];
}
