import { z } from 'zod';
import { callOf } from './call-spec.ts';

/** A product as the platform takes it; price in fen. */
interface WireProduct {
  description: string;
  price: number;
  product_sn: string;
  attachments: { type: 'image'; image: { media_id: string } }[];
}

const usual = { method: 'post', lane: 'normal', repeat: 'safe', timeoutMs: 10_000 } as const;
const productId = z.object({ product_id: z.string() });
const product = productId.extend({
  description: z.string().nullish(),
  price: z.coerce.number().nullish(),
  product_sn: z.string().nullish(),
  /** Unix seconds. */
  create_time: z.coerce.number().nullish(),
  attachments: z.array(z.unknown()).nullish(),
});

/** Products that staff show to customers in the client. 商品图册 */
export const albumCalls = {
  // Nothing is unique there: after an unclear answer the list shows what came of it.
  addProductAlbum: callOf<WireProduct>()({
    ...usual,
    repeat: 'once',
    path: 'externalcontact/add_product_album',
    answer: productId,
    what: { zh: '把方案的商品放进商品图册', en: 'puts a product of the plan into the album' },
  }),
  updateProductAlbum: callOf<WireProduct & { product_id: string }>()({
    ...usual,
    path: 'externalcontact/update_product_album',
    answer: z.object({}),
    what: { zh: '更新商品图册里的商品', en: 'changes a product of the album' },
  }),
  getProductAlbumList: callOf<{ limit: number; cursor?: string }>()({
    ...usual,
    path: 'externalcontact/get_product_album_list',
    answer: z.object({ product_list: z.array(product).default([]), next_cursor: z.string().nullish() }),
    what: { zh: '读取整个商品图册：同步之前、核对', en: 'reads the album: before it is changed, to compare' },
  }),
  deleteProductAlbum: callOf<{ product_id: string }>()({
    ...usual,
    path: 'externalcontact/delete_product_album',
    answer: z.object({}),
    what: { zh: '删除方案不再要的商品', en: 'deletes a product that the plan has dropped' },
  }),
};
