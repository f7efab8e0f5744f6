import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Rig, startRig } from '../../testing/harness.ts';

let rig: Rig;
beforeEach(async () => {
  rig = await startRig();
});
afterEach(() => rig.emulator.close());

const ec = (path: string, body: unknown): ReturnType<Rig['call']> =>
  rig.call(`externalcontact/${path}`, body);
const ok = (path: string, body: unknown): ReturnType<Rig['ok']> => rig.ok(`externalcontact/${path}`, body);

async function picture(attachmentType: number): Promise<unknown> {
  const form = new FormData();
  form.append('media', new Blob([Buffer.from('89504e470d0a1a0a0000', 'hex')]), 'a.png');
  const query = `media_type=image&attachment_type=${attachmentType}&access_token=${await rig.token()}`;
  const init = { method: 'POST', body: form };
  const answer = await fetch(`${rig.url}/cgi-bin/media/upload_attachment?${query}`, init);
  const { media_id } = (await answer.json()) as { media_id: string };
  return { type: 'image', image: { media_id } };
}

it('keeps products that can be added, read, listed, changed and deleted', async () => {
  const attachments = [await picture(2)];
  const product = { description: '入门课', price: 9900, product_sn: 'sn-1', attachments };
  const { product_id } = await ok('add_product_album', product);
  await rig.emulator.advance(1);
  await ok('add_product_album', { ...product, description: '进阶课' });
  expect((await ok('get_product_album', { product_id })).product).toMatchObject({ product_id, ...product });
  const first = await ok('get_product_album_list', { limit: 1 });
  const rest = await ok('get_product_album_list', { limit: 1, cursor: first.next_cursor });
  expect(rest).toMatchObject({ product_list: [{ description: '进阶课' }], next_cursor: '' });
  await ok('update_product_album', { product_id, price: 19900 });
  expect((await ok('get_product_album', { product_id })).product).toMatchObject({ ...product, price: 19900 });
  await ok('delete_product_album', { product_id });
  expect((await ec('get_product_album', { product_id })).errcode).toBe(41073);
});

it('is what members see in the client, where people change and delete products by hand', async () => {
  const product = { description: '入门课', price: 9900, product_sn: 'sn-1', attachments: [await picture(2)] };
  const { product_id } = await ok('add_product_album', product);
  const seen = () => rig.control<{ products: object[] }>('GET', 'album');
  const { products } = await seen();
  expect(products).toMatchObject([{ product_id, description: '入门课', price: 9900, product_sn: 'sn-1' }]);
  await rig.control('PUT', `album/${product_id}`, { price: 12_900 });
  expect((await ok('get_product_album', { product_id })).product).toMatchObject({
    ...product,
    price: 12_900,
  });
  await rig.control('DELETE', `album/${product_id}`);
  expect(await seen()).toEqual({ products: [] });
});

it('answers the documented errors', async () => {
  const image = await picture(2);
  const product = { description: 'x', price: 1, attachments: [image] };
  const cases: Array<[Record<string, unknown>, number]> = [
    [{ ...product, description: undefined }, 40063],
    [{ ...product, price: undefined }, 40063],
    [{ ...product, attachments: [] }, 40063],
    [{ ...product, description: 'x'.repeat(301) }, 40058],
    [{ ...product, price: 5_000_001 }, 40058],
    [{ ...product, product_sn: '长'.repeat(43) }, 40058],
    [{ ...product, attachments: Array.from({ length: 10 }, () => image) }, 41064],
    [{ ...product, attachments: [{ type: 'video' }] }, 41065],
    [{ ...product, attachments: [await picture(1)] }, 41072],
    [{ ...product, attachments: [{ type: 'image', image: { media_id: 'x' } }] }, 40007],
  ];
  for (const [body, code] of cases) {
    expect((await ec('add_product_album', body)).errcode, JSON.stringify(body).slice(0, 90)).toBe(code);
  }
  expect((await ec('get_product_album', {})).errcode).toBe(40063);
});
