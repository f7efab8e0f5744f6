import type { AlbumChannel, AlbumProduct } from '../../fixtures.ts';
import type { CallOutcome } from '../../port.ts';
import { albumCalls } from '../client/album-calls.ts';
import { refusalOf } from '../client/refusal.ts';
import { BAD_MEDIA, MEDIA_NOT_READY, NO_SUCH_PRODUCT } from '../error-codes.ts';
import { albumUploadOf, albumUploadsOf } from '../rules/album-upload.ts';
import { keyOf } from '../rules/media-upload.ts';
import type { MediaDeps } from './deps.ts';
import { idsOf } from './media-ids.ts';
import { forgetIds } from './media-rows.ts';
import { mapDone } from './outcome.ts';
import { prepareAlbumMedia } from './prepare-media.ts';

/** Creates or updates a product of the album (商品图册), with its pictures. */
export function ensureProduct(deps: MediaDeps): AlbumChannel['ensureProduct'] {
  const prepare = prepareAlbumMedia(deps);
  return async ({ platformId, ...product }) => {
    const prepared = await prepare(product.pictures);
    if (prepared.kind !== 'done') return prepared;
    const ids = await idsOf(deps, albumUploadsOf(product.pictures));
    if (ids.kind !== 'done') return ids;
    const outcome = await send(deps, platformId, wireOf(product, ids.value));
    if (outcome.kind === 'refused' && outcome.code === BAD_MEDIA) {
      await forgetIds(deps, [...ids.value.values()]);
      return refusalOf(MEDIA_NOT_READY);
    }
    return outcome;
  };
}

async function send(
  { client }: MediaDeps,
  platformId: string | null,
  product: ReturnType<typeof wireOf>,
): Promise<CallOutcome<{ platformId: string }>> {
  if (platformId !== null) {
    const input = { product_id: platformId, ...product };
    const updated = await client.call(albumCalls.updateProductAlbum, input);
    if (updated.kind !== 'refused' || updated.code !== NO_SUCH_PRODUCT)
      return mapDone(updated, () => ({ platformId }));
  }
  const made = await client.call(albumCalls.addProductAlbum, product);
  return mapDone(made, ({ product_id }) => ({ platformId: product_id }));
}

function wireOf({ text, price, sku, pictures }: AlbumProduct, ids: ReadonlyMap<string, string>) {
  return {
    description: text,
    price,
    product_sn: sku,
    attachments: pictures.map((sha256) => ({
      type: 'image' as const,
      image: { media_id: ids.get(keyOf(albumUploadOf(sha256))) ?? '' },
    })),
  };
}
