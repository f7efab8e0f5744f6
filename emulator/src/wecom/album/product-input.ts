import { z } from 'zod';
import { PlatformError, required } from '../../platform/errors.ts';
import type { Product } from '../../state/product.ts';
import { bytes, type Call, chars } from '../endpoint.ts';
import { liveAttachment } from '../message-content.ts';

const MAX_IMAGES = 9;

/** What add and update have in common; price in fen. */
export const productFields = {
  description: chars(300).optional(),
  price: z.number().int().min(0).max(5_000_000).optional(),
  product_sn: bytes(128).optional(),
  attachments: z
    .array(
      z.looseObject({ type: z.string().optional(), image: z.object({ media_id: z.string() }).optional() }),
    )
    .optional(),
};

const fields = z.object(productFields);

function checkPictures(call: Call, attachments: Product['attachments']): void {
  if (attachments.length > MAX_IMAGES) throw new PlatformError(41064);
  for (const one of attachments) {
    const { type, image } = one as { type?: string; image?: { media_id: string } };
    if (type !== 'image' || image === undefined) throw new PlatformError(41065);
    liveAttachment(call, image.media_id, 'image', 'album');
  }
}

/** The changed product. Errors: 41064 pictures, 41065 kind, 40007 and 41072 media, 40058 numbers and lengths. */
export function withProductFields(call: Call, product: Product, input: z.infer<typeof fields>): Product {
  if (input.attachments !== undefined) checkPictures(call, input.attachments);
  return {
    ...product,
    description: input.description ?? product.description,
    price: input.price ?? product.price,
    sn: input.product_sn ?? product.sn,
    attachments: input.attachments ?? product.attachments,
  };
}

/** The product named by the caller. Errors: 40063 missing, 41073 unknown. */
export function findProduct(call: Call, productId: string | undefined): Product {
  const product = call.world.state.products.get(required(productId, 40063, 'product_id missing'));
  if (product === undefined) throw new PlatformError(41073);
  return product;
}

/** A product as the platform shows it. */
export function productView(product: Product): Record<string, unknown> {
  return {
    product_id: product.productId,
    description: product.description,
    price: product.price,
    product_sn: product.sn,
    create_time: Math.floor(product.createdAt / 1000),
    attachments: product.attachments,
  };
}
