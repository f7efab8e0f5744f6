import { z } from 'zod';
import { pageOf, readLimit } from '../../platform/paging.ts';
import { endpoint } from '../endpoint.ts';
import { productView } from './product-input.ts';

/** POST externalcontact/get_product_album_list. */
export const getProductAlbumList = endpoint({
  path: 'externalcontact/get_product_album_list',
  method: 'post',
  input: z.object({ limit: z.number().int().optional(), cursor: z.string().optional() }),
  handle({ world }, input) {
    const page = pageOf([...world.state.products.values()], input.cursor, readLimit(input.limit, 50, 100));
    return { product_list: page.items.map(productView), next_cursor: page.nextCursor };
  },
});
