import { z } from 'zod';
import type { Product } from '../state/product.ts';
import { type App, type Desk, param, readBody } from './control.ts';
import { notFound } from './control-error.ts';

const changeBody = z.object({
  description: z.string().min(1).max(300).optional(),
  price: z.number().int().min(0).max(5_000_000).optional(),
});

function view({ productId, description, price, sn, createdAt, attachments }: Product): object {
  const pictures = attachments.flatMap((one) => {
    const { image } = one as { image?: { media_id: string } };
    return image === undefined ? [] : [image.media_id];
  });
  return { product_id: productId, description, price, product_sn: sn, createdAt, pictures };
}

/** The product album as members have it in the client, and what people do to it by hand. */
export function albumRoutes(app: App, { world }: Desk): void {
  const { products } = world.state;
  const productOf = (id: string): Product => {
    const product = products.get(id);
    if (product === undefined) throw notFound(`商品 ${id}`, `product ${id}`);
    return product;
  };
  app.get('/control/album', () => ({ products: [...products.values()].reverse().map(view) }));
  app.put('/control/album/:productId', (request) => {
    const product = productOf(param(request, 'productId'));
    const { description = product.description, price = product.price } = readBody(changeBody, request);
    const changed = { ...product, description, price };
    products.set(product.productId, changed);
    world.touch();
    return view(changed);
  });
  app.delete('/control/album/:productId', (request) => {
    const product = productOf(param(request, 'productId'));
    products.delete(product.productId);
    world.touch();
    return view(product);
  });
}
