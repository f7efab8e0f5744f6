import { z } from 'zod';
import { newId } from '../../kernel/ids.ts';
import { PlatformError, required } from '../../platform/errors.ts';
import { endpoint } from '../endpoint.ts';
import { productFields, withProductFields } from './product-input.ts';

/** POST externalcontact/add_product_album. */
export const addProductAlbum = endpoint({
  path: 'externalcontact/add_product_album',
  method: 'post',
  input: z.object(productFields),
  handle(call, input) {
    required(input.description, 40063, 'description missing');
    if (input.price === undefined) throw new PlatformError(40063, 'price missing');
    if ((input.attachments ?? []).length === 0) throw new PlatformError(40063, 'attachments empty');
    const blank = { productId: '', description: '', price: 0, sn: '', attachments: [], createdAt: call.now };
    const product = withProductFields(call, blank, input);
    product.productId = newId(call.world.state, 'product', 'pd', 32);
    call.world.state.products.set(product.productId, product);
    return { product_id: product.productId };
  },
});
