import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Json, type Rig, startRig } from '../testing/harness.ts';

const PNG = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJ', 'base64');

let rig: Rig;
let token: string;
beforeEach(async () => {
  rig = await startRig();
  await logIn();
});
afterEach(() => rig.emulator.close());

async function logIn(): Promise<void> {
  const { appId, secret } = rig.emulator.world.state.account;
  const query = `grant_type=client_credential&appid=${appId}&secret=${secret}`;
  token = String(((await (await fetch(`${rig.url}/oa/cgi-bin/token?${query}`)).json()) as Json).access_token);
}

async function post(path: string, body: object): Promise<Json> {
  const init = { method: 'POST', body: JSON.stringify(body) };
  return (await (await fetch(`${rig.url}/oa/cgi-bin/${path}?access_token=${token}`, init)).json()) as Json;
}

async function upload(
  path: string,
  type: string,
  bytes: Buffer,
  more: Record<string, string> = {},
): Promise<Json> {
  const form = new FormData();
  form.append('media', new Blob([new Uint8Array(bytes)]), 'a.png');
  for (const [name, value] of Object.entries(more)) form.append(name, value);
  const url = `${rig.url}/oa/cgi-bin/${path}?access_token=${token}&type=${type}`;
  return (await (await fetch(url, { method: 'POST', body: form })).json()) as Json;
}

it('keeps a file for three days', async () => {
  const { media_id } = await upload('media/upload', 'image', PNG);
  const get = async (): Promise<Response> =>
    fetch(`${rig.url}/oa/cgi-bin/media/get?access_token=${token}&media_id=${String(media_id)}`);
  expect(Buffer.from(await (await get()).arrayBuffer())).toEqual(PNG);
  await rig.emulator.advance(3 * 86_400);
  await logIn();
  expect(((await (await get()).json()) as Json).errcode).toBe(40007);
});

it('refuses what is not of the type, too large, or nothing', async () => {
  expect((await upload('media/upload', 'poem', PNG)).errcode).toBe(40004);
  expect((await upload('media/upload', 'voice', PNG)).errcode).toBe(40004);
  expect((await upload('media/upload', 'thumb', Buffer.concat([PNG, Buffer.alloc(64 * 1024)]))).errcode).toBe(
    45001,
  );
  expect((await upload('media/upload', 'thumb', PNG)).thumb_media_id).toEqual(expect.any(String));
  expect((await post('media/upload', {})).errcode).toBe(41005);
  // A file of the account is good for nothing in WeCom.
  const { media_id } = await upload('media/upload', 'image', PNG);
  expect((await rig.call('media/get', undefined, { media_id: String(media_id) })).errcode).toBe(40007);
});

it('keeps material for good, until it is removed', async () => {
  const description = JSON.stringify({ title: '课', introduction: '介绍' });
  const video = Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from('ftypisom'), Buffer.alloc(32)]);
  const { media_id } = await upload('material/add_material', 'video', video, { description });
  await rig.emulator.advance(30 * 86_400);
  await logIn();
  expect(await post('material/get_material', { media_id })).toMatchObject({
    title: '课',
    description: '介绍',
  });
  expect((await upload('material/add_material', 'video', video, { description: '{' })).errcode).toBe(47001);
  expect((await post('material/batchget_material', { type: 'video', count: 20 })).total_count).toBe(1);
  expect((await post('material/batchget_material', { type: 'video', count: 21 })).errcode).toBe(40058);
  expect((await post('material/batchget_material', { type: 'poem' })).errcode).toBe(40007);
  await post('material/del_material', { media_id });
  expect((await post('material/get_material', { media_id })).errcode).toBe(40007);
  const news = await post('material/add_news', { articles: [{ title: '一', content: '正文' }] });
  const change = { media_id: news.media_id, index: 1, articles: { title: '二', content: '' } };
  expect((await post('material/update_news', change)).errcode).toBe(40114);
});
