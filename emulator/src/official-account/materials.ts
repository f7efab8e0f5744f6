import { z } from 'zod';
import { newId } from '../kernel/ids.ts';
import { PlatformError, required } from '../platform/errors.ts';
import type { AccountMaterial } from '../state/official-account-more.ts';
import type { World } from '../world/world.ts';
import { accountEndpoint } from './endpoint.ts';
import { downloadOf, keepFile } from './media.ts';

const LIMITS: Record<AccountMaterial['type'], number> = {
  image: 100_000,
  news: 100_000,
  voice: 1000,
  video: 1000,
  thumb: 1000,
};
const PER_PAGE = 20;

const articles = z
  .array(z.looseObject({ title: z.string().max(64), content: z.string() }))
  .min(1)
  .max(8);

function findMaterial(world: World, id: string | undefined): AccountMaterial {
  const found = world.state.account.materials.find((one) => one.mediaId === required(id, 40007));
  if (found === undefined) throw new PlatformError(40007);
  return found;
}

function keep(world: World, made: Omit<AccountMaterial, 'mediaId'>): string {
  const { materials } = world.state.account;
  if (materials.filter((one) => one.type === made.type).length >= LIMITS[made.type])
    throw new PlatformError(45028);
  const mediaId = newId(world.state, 'oa-material', '', 64);
  materials.push({ mediaId, ...made });
  return mediaId;
}

function urlOf(base: string, material: AccountMaterial): string {
  return `${base}/media/${material.file ?? ''}`;
}

/** POST material/add_material: a permanent file; pictures also get an address. */
export const addMaterial = accountEndpoint({
  path: 'material/add_material',
  method: 'upload',
  isBare: true,
  input: z.object({ type: z.string().optional() }),
  handle({ world, now, file, fields, baseUrl }, { type = '' }) {
    const key = keepFile(world, file, { type, permanent: true, now });
    const said = readDescription(fields?.description);
    const made = {
      type: type as AccountMaterial['type'],
      name: file?.filename ?? '',
      updatedAt: now,
      file: key,
    };
    const mediaId = keep(world, said === undefined ? made : { ...made, description: said });
    const isPicture = type === 'image' || type === 'thumb';
    return isPicture ? { media_id: mediaId, url: `${baseUrl}/media/${key}` } : { media_id: mediaId };
  },
});

function readDescription(text: string | undefined): Record<string, unknown> | undefined {
  if (text === undefined) return undefined;
  try {
    const read = JSON.parse(text) as unknown;
    return typeof read === 'object' && read !== null ? (read as Record<string, unknown>) : undefined;
  } catch {
    throw new PlatformError(47001);
  }
}

/** POST material/add_news: permanent articles; the platform has replaced it by drafts, older SDKs still call it. */
export const addNews = accountEndpoint({
  path: 'material/add_news',
  method: 'post',
  isBare: true,
  input: z.object({ articles: articles.optional() }),
  handle({ world, now }, input) {
    const list = required(input.articles, 40007);
    return { media_id: keep(world, { type: 'news', name: '', updatedAt: now, articles: list }) };
  },
});

/** POST material/update_news: one article of a set. 40114 for a wrong index. */
export const updateNews = accountEndpoint({
  path: 'material/update_news',
  method: 'post',
  input: z.object({
    media_id: z.string().optional(),
    index: z.coerce.number().int().optional(),
    articles: z.union([z.looseObject({ title: z.string() }), z.array(z.looseObject({}))]).optional(),
  }),
  handle({ world, now }, input) {
    const found = findMaterial(world, input.media_id);
    const given = [input.articles ?? []].flat()[0];
    const index = input.index ?? 0;
    if (found.articles?.[index] === undefined || given === undefined) throw new PlatformError(40114);
    found.articles[index] = given;
    found.updatedAt = now;
    return {};
  },
});

/** POST material/get_material: articles and videos as JSON, everything else as the file itself. */
export const getMaterial = accountEndpoint({
  path: 'material/get_material',
  method: 'post',
  isBare: true,
  input: z.object({ media_id: z.string().optional() }),
  handle({ world, baseUrl }, input) {
    const found = findMaterial(world, input.media_id);
    if (found.articles !== undefined) return { news_item: found.articles };
    if (found.type !== 'video') return downloadOf(world, found.file ?? '');
    const { title = '', introduction = '' } = found.description ?? {};
    return { title, description: introduction, down_url: urlOf(baseUrl, found) };
  },
});

/** POST material/del_material. */
export const delMaterial = accountEndpoint({
  path: 'material/del_material',
  method: 'post',
  input: z.object({ media_id: z.string().optional() }),
  handle({ world }, input) {
    const found = findMaterial(world, input.media_id);
    if (found.file !== undefined) world.state.media.delete(found.file);
    world.state.account.materials = world.state.account.materials.filter((one) => one !== found);
    return {};
  },
});

/** GET material/get_materialcount. */
export const countMaterials = accountEndpoint({
  path: 'material/get_materialcount',
  method: 'get',
  isBare: true,
  input: z.object({}),
  handle({ world }) {
    const count = (type: string): number =>
      world.state.account.materials.filter((one) => one.type === type).length;
    return {
      voice_count: count('voice'),
      video_count: count('video'),
      image_count: count('image') + count('thumb'),
      news_count: count('news'),
    };
  },
});

/** POST material/batchget_material: newest first, twenty a page at most. 40007 for another type. */
export const listMaterials = accountEndpoint({
  path: 'material/batchget_material',
  method: 'post',
  isBare: true,
  input: z.object({
    type: z.string().optional(),
    offset: z.number().int().min(0).optional(),
    count: z.number().int().min(1).max(PER_PAGE).optional(),
  }),
  handle({ world, baseUrl }, { type = '', offset = 0, count = PER_PAGE }) {
    if (!['image', 'voice', 'video', 'news'].includes(type)) throw new PlatformError(40007);
    const all = world.state.account.materials
      .filter((one) => one.type === type || (type === 'image' && one.type === 'thumb'))
      .toReversed();
    const page = all.slice(offset, offset + count);
    const item = page.map((one) => {
      const head = { media_id: one.mediaId, update_time: Math.floor(one.updatedAt / 1000) };
      return one.articles === undefined
        ? { ...head, name: one.name, url: urlOf(baseUrl, one) }
        : { ...head, content: { news_item: one.articles } };
    });
    return { total_count: all.length, item_count: item.length, item };
  },
});
