import type { AlbumChannel } from '../../fixtures.ts';
import { albumCalls } from '../client/album-calls.ts';
import { NO_SUCH_PRODUCT } from '../error-codes.ts';
import type { CallDeps } from './deps.ts';
import { mapNull } from './outcome.ts';

/** Takes a product out of the album. */
export function removeProduct({ client }: CallDeps): AlbumChannel['removeProduct'] {
  return async (product_id) => {
    const outcome = await client.call(albumCalls.deleteProductAlbum, { product_id });
    if (outcome.kind === 'refused' && outcome.code === NO_SUCH_PRODUCT) return { kind: 'done', value: null };
    return mapNull(outcome);
  };
}
