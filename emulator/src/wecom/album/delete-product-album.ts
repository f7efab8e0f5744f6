import { z } from 'zod';
import { endpoint } from '../endpoint.ts';
import { findProduct } from './product-input.ts';

/** POST externalcontact/delete_product_album. */
export const deleteProductAlbum = endpoint({
  path: 'externalcontact/delete_product_album',
  method: 'post',
  input: z.object({ product_id: z.string().optional() }),
  handle(call, input) {
    call.world.state.products.delete(findProduct(call, input.product_id).productId);
    return {};
  },
});
