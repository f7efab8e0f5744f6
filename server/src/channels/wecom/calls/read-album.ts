import type { AlbumChannel, SeenProduct } from '../../fixtures.ts';
import { albumCalls } from '../client/album-calls.ts';
import type { CallDeps } from './deps.ts';
import { mapDone } from './outcome.ts';
import { walkPages } from './pages.ts';

/** The most that the platform gives at once. */
const PAGE = 100;

/** Reads the whole product album, page by page. */
export function readAlbum({ client }: CallDeps): AlbumChannel['readAlbum'] {
  return async () => {
    const album = new Map<string, SeenProduct>();
    const walked = await walkPages(
      (cursor) =>
        client.call(albumCalls.getProductAlbumList, {
          limit: PAGE,
          ...(cursor !== undefined && { cursor }),
        }),
      ({ product_list }) => {
        for (const { product_id, description, price, product_sn, create_time, attachments } of product_list)
          album.set(product_id, {
            text: description ?? '',
            price: price ?? 0,
            sku: product_sn ?? '',
            pictures: attachments?.length ?? 0,
            madeAt: new Date((create_time ?? 0) * 1000),
          });
        return 'go-on';
      },
    );
    return mapDone(walked, () => album);
  };
}
