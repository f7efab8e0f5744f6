import { z } from 'zod';
import { endpoint } from '../endpoint.ts';
import { findProduct, productView } from './product-input.ts';

/** POST externalcontact/get_product_album. */
export const getProductAlbum = endpoint({
  path: 'externalcontact/get_product_album',
  method: 'post',
  input: z.object({ product_id: z.string().optional() }),
  handle: (call, input) => ({ product: productView(findProduct(call, input.product_id)) }),
});
