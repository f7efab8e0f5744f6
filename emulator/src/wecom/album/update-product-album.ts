import { z } from 'zod';
import { endpoint } from '../endpoint.ts';
import { findProduct, productFields, withProductFields } from './product-input.ts';

/** POST externalcontact/update_product_album: overwrites the fields that are given. */
export const updateProductAlbum = endpoint({
  path: 'externalcontact/update_product_album',
  method: 'post',
  input: z.object({ product_id: z.string().optional(), ...productFields }),
  handle(call, input) {
    const product = withProductFields(call, findProduct(call, input.product_id), input);
    call.world.state.products.set(product.productId, product);
    return {};
  },
});
